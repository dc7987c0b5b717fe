"""`refkit cite`: what it prints, by which processor, and what it says of bad styles."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from refkit.cli import run
from tests.conftest import FIXTURES

Captured = pytest.CaptureFixture[str]

ITEMS = [
    {
        "id": "roe2001",
        "type": "book",
        "title": "Contact & <i>wards</i>",
        "author": [{"family": "Roe", "given": "Jane"}],
        "issued": {"date-parts": [[2001]]},
        "annote": "Worth reading.\n\nTwice: the figures are < 5.",
    },
    {
        "id": "doe1999",
        "type": "article-journal",
        "title": "Peers",
        "author": [{"family": "Doe", "given": "Ann"}],
        "container-title": "Journal of Peers",
        "issued": {"date-parts": [[1999]]},
    },
]


@pytest.fixture
def library(tmp_path: Path) -> str:
    path = tmp_path / "library.json"
    path.write_text(json.dumps(ITEMS), "utf-8")
    return str(path)


def test_the_help_names_both_processors(capsys: Captured) -> None:
    for command in ("cite", "export"):
        assert run([command, "--help"]) == 0
        said = " ".join(capsys.readouterr().out.split())
        assert "--engine [refkit|citeproc-py]" in said
        assert "[default: refkit]" in said


def test_each_processor_prints_the_list(library: str, capsys: Captured) -> None:
    printed = []
    for engine in ("refkit", "citeproc-py"):
        assert run(["cite", library, "--engine", engine]) == 0
        printed.append(capsys.readouterr().out)
    assert printed[0] == printed[1]
    assert printed[0].splitlines() == [
        "Doe, A. (1999). Peers. Journal of Peers.",
        "Roe, J. (2001). Contact & wards.",
    ]


def test_documents_are_made_by_the_processor_that_is_asked_for(
    library: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from refkit.csl import citeproc_py, lists

    called: list[str] = []

    def noted(name: str, module: Any) -> None:
        real = module.bibliography

        def bibliography(*given: Any) -> Any:
            called.append(name)
            return real(*given)

        monkeypatch.setattr(module, "bibliography", bibliography)

    noted("refkit", lists)
    noted("citeproc-py", citeproc_py)
    for engine in ("refkit", "citeproc-py"):
        for ending in ("html", "md", "txt"):
            assert run(["export", library, "-o", str(tmp_path / f"x.{ending}"), "--engine", engine]) == 0
    assert called == ["refkit"] * 3 + ["citeproc-py"] * 3


def test_an_unknown_processor_is_wrong_usage(library: str, capsys: Captured) -> None:
    assert run(["cite", library, "--engine", "pandoc"]) == 2
    assert "'refkit', 'citeproc-py'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("text", "Roe, J. (2001). Contact & wards.\n    Worth reading.\n    Twice: the figures are < 5.\n"),
        ("markdown", "Roe, J. (2001). *Contact &* wards.\n\nWorth reading.\n\nTwice: the figures are \\< 5.\n"),
        (
            "html",
            '(2001). <i>Contact &amp; </i>wards.<div class="csl-block">Worth reading.</div>'
            '<div class="csl-block">Twice: the figures are &lt; 5.</div></div>',
        ),
    ],
)
def test_an_annotated_style_prints_what_a_person_wrote_below_the_reference(
    form: str, expected: str, library: str, capsys: Captured
) -> None:
    assert run(["cite", library, "--style", "refkit-annotated-author-date", "--to", form]) == 0
    out = capsys.readouterr().out
    assert expected in out
    if form == "html":
        HTMLParser().feed(out)


def test_an_annotated_style_quotes_the_findings_of_a_page(capsys: Captured) -> None:
    page = "seeds/chinese-index-metasynthesis.txt"
    assert run(["cite", page, "--style", "apa-annotated-bibliography"]) == 0
    reference, *findings = capsys.readouterr().out.splitlines()
    assert reference.startswith("Walker, G., & Bryant, W.")
    assert findings[0].startswith("    Key finding (result) “Recipients of peer support")
    assert f"[read in {page}, characters " in findings[0]


def test_a_plain_style_prints_no_annotation(library: str, capsys: Captured) -> None:
    assert run(["cite", library]) == 0
    assert "Worth" not in capsys.readouterr().out


@pytest.mark.parametrize("command", ["cite", "export"])
@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("csl-0.8.csl", "csl-0.8.csl is a style in CSL 0.8, which is not read; use its CSL 1.0 edition"),
        ("recursive-macro.csl", "recursive-macro.csl has a macro that calls itself (line "),
        ("missing-macro.csl", "missing-macro.csl calls a macro that it does not have (line "),
        ("no-such-element.csl", "no-such-element.csl, line 6: CSL has no element cs:blink; take it out"),
        ("follows-unknown.csl", "follows 'no-such-style-anywhere', which is not known"),
        ("entity-bomb.csl", "entity-bomb.csl"),
    ],
)
def test_a_bad_style_is_refused_in_one_sentence_and_nothing_is_written(
    command: str, file: str, said: str, library: str, tmp_path: Path, capsys: Captured
) -> None:
    path = tmp_path / "list.html"
    style = str(FIXTURES / "csl" / file)
    assert run([command, library, "-o", str(path), "--style", style]) in (1, 2)
    captured = capsys.readouterr()
    assert said in captured.err
    assert len(captured.err.splitlines()) == 1
    assert not captured.out
    assert not path.exists()


def test_a_style_that_forgets_a_work_is_told_with_its_line(library: str, tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "mine.csl"
    path.write_text(
        '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">\n'
        "<info><title>t</title><id>i</id><updated>2020-01-01T00:00:00+00:00</updated></info>\n"
        '<bibliography><layout>\n<text variable="titel"/></layout></bibliography></style>',
        "utf-8",
    )
    assert run(["cite", library, "--style", str(path), "--strict"]) == 1
    captured = capsys.readouterr()
    assert captured.out == "Roe, Jane (2001). Contact & wards.\n\nDoe, Ann (1999). Peers. Journal of Peers.\n"
    assert "mine.csl, line 4: cs:text cannot have variable='titel'; see “Text” of CSL 1.0.2." in captured.err


def test_a_dependent_style_is_followed_in_its_language(library: str, capsys: Captured) -> None:
    style = str(FIXTURES / "csl" / "follows-apa.csl")
    assert run(["cite", library, "--style", style]) == 0
    dependent = capsys.readouterr().out
    assert run(["cite", library, "--style", "apa", "--locale", "de"]) == 0
    assert dependent == capsys.readouterr().out
