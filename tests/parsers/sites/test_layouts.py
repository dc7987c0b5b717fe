"""Every layout reads its hand-written page: fixtures/pages/<layout>/page.txt (or .html) gives expected.json.

`expected.json` is the CSL-JSON item of the page's own work, whole: a value that it does not name must not be
claimed. `mentioned` in it is the number of works that the page only mentions, `problem` the code of the problem
that a page about no work has. `fixtures/pages/<layout>/` may hold more pages: `<name>.txt` beside
`<name>.expected.json`.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from refkit import merge
from refkit.model.csl_item import to_csl
from refkit.parsers import all_layouts, decode, read
from tests.conftest import FIXTURES

PAGES = sorted(
    (page, expected)
    for expected in FIXTURES.glob("pages/*/*expected.json")
    for page in expected.parent.glob(f"{expected.name.removesuffix('expected.json').rstrip('.') or 'page'}.*")
    if page.suffix in (".txt", ".html")
)


@pytest.mark.parametrize(("path", "expected"), PAGES, ids=[f"{p.parent.name}/{p.stem}" for p, _ in PAGES])
def test_the_page_of_a_layout_gives_its_record(path: Path, expected: Path) -> None:
    wanted = json.loads(expected.read_text("utf-8"))
    problem, mentioned, layout = wanted.pop("problem", ""), wanted.pop("mentioned", None), path.parent.name
    page = decode(path.read_bytes(), path.name)
    reading = read(page)
    own = [record for record in reading.records if record.role == "primary"]
    if problem:
        assert problem in [found.code for found in reading.problems]
        assert not own
    else:
        assert len(own) == 1
        assert to_csl(merge.resolve(own[0]).work) == wanted
        names = {claim.source.name for claim in own[0].claims}
        assert layout in names or layout not in {known.name for known in all_layouts()[0]}
        assert all(0 <= c.span.start < c.span.end <= len(page.text) for c in own[0].claims if c.span)
    if mentioned is not None:
        assert len(reading.records) - len(own) == mentioned


def test_every_layout_has_a_page() -> None:
    have = {path.parent.name for path, _ in PAGES} | {"scite", "scienceopen", "chinese-index"}
    ours = {known.name for known in all_layouts()[0]}
    assert ours <= have | {"html-metadata", "highwire"}
