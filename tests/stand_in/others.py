"""The routes of DataCite and of doi.org that enrichment asks for."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

from tests.stand_in import bodies
from tests.stand_in.messages import Answer, Request
from tests.stand_in.records import Records
from tests.stand_in.search import words

_DOI_CLAUSE = re.compile(r'\b(?:doi|id):(?:"([^"]+)"|(\S+))')


def datacite(records: Records, request: Request) -> Answer:
    """api.datacite.org: `/dois/{doi}`, and `/dois` with `query`, `ids`, `page[size]` and `page[number]`."""
    if request.method not in ("GET", "HEAD"):
        error = {"status": "405", "title": "Method not allowed."}
        return bodies.datacite_json(405, {"errors": [error]})
    if request.path.startswith("/dois/") and request.path != "/dois/":
        found = records.datacite.get(unquote(request.path.removeprefix("/dois/")).lower())
        return bodies.datacite_json(200, found) if found else bodies.datacite_not_found()
    if request.path.rstrip("/") == "/dois":
        return _dois(records, request.query)
    return bodies.datacite_not_found()


def _dois(records: Records, query: dict[str, str]) -> Answer:
    size, number = (
        min(int(text), 1000) if (text := query.get(f"page[{name}]", "")).isdigit() else default
        for name, default in (("size", 25), ("number", 1))
    )
    text = query.get("query", "")
    named = [a or b for a, b in _DOI_CLAUSE.findall(text)] or [
        each for each in query.get("ids", "").split(",") if each
    ]
    if named:
        wanted = {doi.replace("\\", "").strip("()").lower() for doi in named}
        found = [document for doi, document in records.datacite.items() if doi in wanted]
    else:
        asked = set(words(text)) - {"and", "or"}
        found = [document for document in records.datacite.values() if asked <= set(_words(document))]
    start = size * max(number - 1, 0)
    page = found[start : start + size]
    pages = -(-len(found) // size) if size else 0
    meta = {"total": len(found), "totalPages": pages, "page": number}
    return bodies.datacite_json(200, {"data": [document["data"] for document in page], "meta": meta})


def _words(document: dict[str, dict[str, dict[str, object]]]) -> list[str]:
    attributes = document["data"]["attributes"]
    return words(f"{attributes.get('titles')} {attributes.get('creators')} {attributes.get('publicationYear')}")


def doi_org(records: Records, request: Request) -> Answer:
    """doi.org: `/ra/{doi}` and `/doiRA/{doi}` (several with commas between); `/{doi}` redirects or is 404."""
    if request.method not in ("GET", "HEAD"):
        return bodies.gateway_page(405, "Method Not Allowed")
    kind, _, rest = request.path.removeprefix("/").partition("/")
    if kind in ("ra", "doiRA"):
        return bodies.agencies([_agency(records, doi) for doi in unquote(rest).split(",")])
    doi = unquote(request.path.removeprefix("/"))
    if not doi.startswith("10.") or records.agency(doi) is None or "/" not in doi:
        return bodies.gateway_page(404, "DOI Not Found")
    target = f"https://publisher.example/{quote(doi, safe='/')}"
    page = f'<html><head><title>Handle Redirect</title></head>\n<body><a href="{target}">{target}</a></body></html>'
    return Answer(302, page.encode(), "text/html;charset=utf-8", {"location": target, "server": "cloudflare"})


def _agency(records: Records, doi: str) -> dict[str, str]:
    if not doi.startswith("10."):
        return {"DOI": doi, "status": "Invalid DOI"}
    agency = records.agency(doi)
    return {"DOI": doi, "RA": agency} if agency else {"DOI": doi, "status": "DOI does not exist"}
