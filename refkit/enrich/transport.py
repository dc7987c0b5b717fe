"""Sending requests: one client whose connections are kept alive, and an answer for whatever happens."""

from __future__ import annotations

import time
from typing import Any

from refkit.enrich.settings import Settings
from refkit.enrich.wire import Reply, Request

_MOST_BODY = 64 << 20  # bytes
_MOST_CONNECTIONS = 32


class Transport:
    """Requests in, replies out. Safe for threads. Proxies are taken from the environment (`HTTPS_PROXY`, …).

    longest: seconds after which a request has ended in any case
    """

    def __init__(self, settings: Settings) -> None:
        import httpx2
        from habanero.habanero_utils import make_ua

        from refkit.enrich import VERSION

        self._httpx: Any = httpx2
        self.longest = settings.timeout * 4
        headers = make_ua(settings.mailto or None, f"refkit/{VERSION}")
        self._client = httpx2.Client(
            headers={**headers, "Accept-Encoding": "gzip"},
            timeout=settings.timeout,
            limits=httpx2.Limits(
                max_connections=_MOST_CONNECTIONS,
                max_keepalive_connections=_MOST_CONNECTIONS,
                keepalive_expiry=60.0,
            ),
            follow_redirects=False,
        )

    def send(self, request: Request) -> Reply:
        """The answer to `request`; redirects are not followed, for each costs a request of its own. Never raises
        for what the network does."""
        httpx, url = self._httpx, request.url
        end = time.monotonic() + self.longest
        try:
            with self._client.stream("GET", url, headers={"Accept": request.accept}) as answer:
                headers = {name.lower(): value for name, value in answer.headers.items()}
                body = bytearray()
                for piece in answer.iter_bytes():
                    body += piece
                    if len(body) > _MOST_BODY:
                        return Reply(answer.status_code, headers, b"", url, "cut")
                    if time.monotonic() > end:
                        return Reply(0, headers, url=url, fault="timeout")
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
