"""The styles in `styles/`."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from refkit import csl
from refkit.csl import to_text
from tests.csl.works import ALL

FOLDER = Path(__file__).parents[2] / "styles"
STYLES = sorted(FOLDER.glob("*.csl"))
CSL = "{http://purl.org/net/xbiblio/csl}"


def test_there_are_two() -> None:
    assert [path.stem for path in STYLES] == ["refkit-annotated-author-date", "refkit-annotated-numeric"]


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.stem)
def test_it_is_valid_csl(path: Path) -> None:
    from citeproc import SCHEMA_PATH

    schema = etree.RelaxNG(etree.parse(SCHEMA_PATH))
    assert schema.validate(etree.parse(str(path))), schema.error_log


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.stem)
def test_it_prints_the_annotation_as_a_block_of_its_own(path: Path) -> None:
    root = etree.parse(str(path)).getroot()
    assert [
        (node.get("display"), node.getparent().get("name"))
        for node in root.iter(CSL + "text")
        if node.get("variable") == "note"
    ] == [("block", "annotation")]
    assert root.findtext(f"{CSL}info/{CSL}author/{CSL}name") == "The refkit developers"


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.stem)
def test_every_kind_of_work_reads_as_a_sentence(path: Path) -> None:
    found = csl.bibliography(list(ALL.items()), path)
    assert found.problems == ()
    for entry in found.entries:
        text = to_text(entry.runs)
        assert ALL[entry.key].title.split()[0].strip('"“') in text
        assert not any(bad in text for bad in ("..", " .", " ,", "  ", "()", "[]", ",,", ":.")), text
