"""Sending requests: one client whose connections are kept alive, and an answer for whatever happens."""

from __future__ import annotations

from typing import Any
from urllib.parse import urljoin, urlsplit

from refkit.enrich.settings import Settings
from refkit.enrich.wire import Reply, Request

_MOST_REDIRECTS = 5
_MOST_BODY = 64 << 20  # bytes


class Transport:
    """Requests in, replies out. Safe for threads. Proxies are taken from the environment (`HTTPS_PROXY`, …)."""

    def __init__(self, settings: Settings) -> None:
        import httpx2
        from habanero.habanero_utils import make_ua

        from refkit.enrich import VERSION

        self._httpx: Any = httpx2
        headers = make_ua(settings.mailto or None, f"refkit/{VERSION}")
        self._client = httpx2.Client(
            headers={**headers, "Accept-Encoding": "gzip"},
            timeout=settings.timeout,
            limits=httpx2.Limits(max_connections=32, max_keepalive_connections=32, keepalive_expiry=60.0),
            follow_redirects=False,
        )

    def send(self, request: Request) -> Reply:
        """The answer to `request`, redirects on the same host followed. Never raises for what the network does."""
        url = request.url
        for _ in range(_MOST_REDIRECTS):
            reply = self._get(url, request.accept)
            target = reply.headers.get("location", "") if reply.status in (301, 302, 303, 307, 308) else ""
            if not target:
                return reply
            target = urljoin(url, target)
            if urlsplit(target).netloc != urlsplit(url).netloc:
                return reply
            url = target
        return Reply(0, url=url, fault="redirects")

    def _get(self, url: str, accept: str) -> Reply:
        httpx = self._httpx
        try:
            with self._client.stream("GET", url, headers={"Accept": accept}) as answer:
                headers = {name.lower(): value for name, value in answer.headers.items()}
                body = bytearray()
                for piece in answer.iter_bytes():
                    body += piece
                    if len(body) > _MOST_BODY:
                        return Reply(answer.status_code, headers, b"", url, "cut")
                return Reply(answer.status_code, headers, bytes(body), url)
        except httpx.TimeoutException:
            return Reply(0, url=url, fault="timeout")
        except (httpx.RemoteProtocolError, httpx.DecodingError, httpx.ReadError):
            return Reply(0, url=url, fault="cut")
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, ValueError):
            return Reply(0, url=url, fault="connection")

    def close(self) -> None:
        """Close the connections."""
        self._client.close()
