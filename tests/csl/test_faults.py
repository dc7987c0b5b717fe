"""Styles that are no CSL 1.0.2: the line, and the rule that it breaks."""

from __future__ import annotations

from pathlib import Path

import pytest

from refkit import csl
from refkit.csl import faults, style_file, style_index
from refkit.errors import StyleError
from tests.csl.works import ARTICLE

HEAD = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>A style</title><id>urn:x</id><updated>2020-01-01T00:00:00+00:00</updated></info>
"""
CITATION = '<citation><layout>\n<text variable="title"/></layout></citation>\n'


def style(layout: str, before: str = "") -> str:
    """A style whose layout of a bibliography begins in line 5 (line 4 with `before`)."""
    return f"{HEAD}{before}{CITATION}<bibliography><layout>\n{layout}\n</layout></bibliography></style>\n"


TITLE = style('<text variable="title"/>')


@pytest.mark.parametrize(
    ("xml", "said"),
    [
        (style('<text varible="title"/>'), "line 6: cs:text has no attribute 'varible'; see “Text”"),
        (style("<blink/>"), "line 6: CSL has no element cs:blink"),
        (style('<text variable="titel"/>'), "line 6: cs:text cannot have variable='titel'; see “Text”"),
        (
            style('<text variable="title" text-case="capitals"/>'),
            "line 6: cs:text cannot have text-case='capitals'",
        ),
        (style('<group>\n<text term="nodate"/></group>'), "line 7: cs:text cannot have term='nodate'; see “Text”"),
        (
            style('<date variable="issued">\n<date-part name="yeer"/></date>'),
            "line 7: cs:date-part cannot have name='yeer'; see “Date-part”",
        ),
        (
            style('<choose>\n<if type="bok"><text variable="title"/></if></choose>'),
            "line 7: cs:if cannot have type='bok'; see “Choose”",
        ),
        (
            style('<names variable="author"><name and="plus"/></names>'),
            "line 6: cs:name cannot have and='plus'; see “Name”",
        ),
        (style('<text variable="title"/>Hello'), "line 5: cs:layout cannot hold text of its own"),
        (
            style('<macro name="m"/><text variable="title"/>'),
            "line 6: cs:macro lacks something, or may not stand in cs:layout here",
        ),
        (
            style('<text variable="title"/>', '<macro><text variable="title"/></macro>\n'),
            "line 3: cs:macro lacks the attribute 'name'; see “Macro”",
        ),
        (
            style('<text variable="titel"/>\n<text variable="title" text-case="up"/>'),
            "line 6: cs:text cannot have variable='titel'",
        ),
        (TITLE.replace("in-text", "intext"), "line 1: cs:style cannot have class='intext'"),
        (TITLE.replace("<info>", "<!-- ").replace("</info>", " -->"), "line 1: "),
        (style('<text variable="title"/>'), ""),
        (style('<text variable="title"/>').replace(CITATION, ""), ""),
    ],
    ids=lambda value: value[:50] if value.startswith("line") else "",
)
def test_the_line_and_the_rule_are_told(xml: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.csl"
    path.write_text(xml, "utf-8")
    found = faults.of_file(path)
    assert found.startswith(f"Style mine.csl, {said}") if said else not found
    assert "\n" not in found


def test_a_style_that_cannot_be_compiled_raises_with_its_fault(tmp_path: Path) -> None:
    path = tmp_path / "mine.csl"
    path.write_text(style("<blink/>"), "utf-8")
    with pytest.raises(StyleError, match=r"Style mine\.csl, line 6: CSL has no element cs:blink"):
        csl.bibliography([("k", ARTICLE)], path)


@pytest.mark.parametrize("engine", csl.ENGINES)
def test_a_style_that_prints_nothing_for_a_work_is_looked_at_for_its_fault(engine: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.csl"
    path.write_text(style('<text variable="titel"/>'), "utf-8")
    found = csl.bibliography([("k", ARTICLE)], path, engine=engine)
    assert [problem.code for problem in found.problems] == ["style_failed", "style_invalid"]
    assert found.problems[1].message.startswith("Style mine.csl, line 6: cs:text cannot have variable='titel'")


def test_macros_that_are_missing_or_call_themselves_are_told_with_their_line(tmp_path: Path) -> None:
    path = tmp_path / "mine.csl"
    path.write_text(
        style('<text macro="m"/>', '<macro name="m"><group><text macro="m"/></group></macro>\n'), "utf-8"
    )
    with pytest.raises(StyleError, match=r"a macro that calls itself \(line 3: 'm'\)"):
        csl.bibliography([], path)
    path.write_text(style('<text macro="n"/>', '<macro name="m"><text value="x"/></macro>\n'), "utf-8")
    with pytest.raises(StyleError, match=r"calls a macro that it does not have \(line 7: 'n'\)"):
        csl.bibliography([], path)


def test_the_styles_of_the_repository_have_no_fault() -> None:
    folder = style_index.package_folder()
    assert folder is not None
    for path in sorted(folder.glob("*.csl"))[::150]:
        assert faults.fault(style_file.read(path)) == "", path.name
