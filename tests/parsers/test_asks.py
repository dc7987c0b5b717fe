"""What users of tools like this ask of a page and of its DOI; the numbers are those of the collected requests."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from refkit import merge
from refkit.model import Work
from refkit.parsers import decode, read
from refkit.text.dois import find_dois


def own(html: str) -> Work:
    """The work of a page, merged."""
    (record,) = [r for r in read(decode(html.encode(), "page.html")).records if r.role == "primary"]
    return merge.resolve(record).work


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("as shown (see 10.1038/nphys1170).", "10.1038/nphys1170"),
        ("10.3319/TAO.2009.05.25.02(IWNOP)", "10.3319/TAO.2009.05.25.02(IWNOP)"),
        ("https://onlinelibrary.wiley.com/doi/full/10.7448/IAS.15.5.18440?x=1#s", "10.7448/IAS.15.5.18440"),
        ("https://onlinelibrary.wiley.com/doi/10.1111/tpj.12145/abstract", "10.1111/tpj.12145"),
        ("https://onlinelibrary.wiley.com/journal/10.1111/%28ISSN%291470-9856/issues", "10.1111/(ISSN)1470-9856"),
        ("https://doi.org/10.1063/1.2168253.", "10.1063/1.2168253"),
        (
            "10.1002/(SICI)1097-0258(19980815/30)17:15/16&lt;1661::AID-SIM968&gt;3.0.CO;2-2 and more",
            "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2",
        ),
        ("doi: 10.5555/j.\nlimpet.2016.02 and", "10.5555/j.limpet.2016.02"),
        ("https%3A%2F%2Fdoi.org%2F10.5555%2Fabc.5&x=1", "10.5555/abc.5"),
        ("10.5555/abc.5Published December 2013", "10.5555/abc.5"),
    ],
)
def test_asks_1_to_3_the_bare_doi(text: str, doi: str) -> None:
    assert [found.doi.text for found in find_dois(text)] == [doi]


def test_ask_4_no_doi_of_nine_references_is_adopted() -> None:
    references = "\n".join(
        f"{n}. Brown, A. ({2000 + n}). Tides {n}. https://doi.org/10.5555/ref.{n}" for n in range(9)
    )
    text = (
        "On the homing of limpets to their scars\nAda Okonkwo and Wei Li\n\nAbstract\nLimpets leave their scars at "
        f"high tide and come back before it falls; we followed ninety of them.\n\nReferences\n{references}\n"
    )
    (record,) = [r for r in read(decode(text.encode(), "page.txt")).records if r.role == "primary"]
    assert merge.resolve(record).work.doi is None


def test_ask_5_the_type_of_a_conference_paper_is_that_of_the_citation_tags() -> None:
    work = own(
        '<head><meta name="DC.type" content="Text.Article"><meta name="DC.title" content="Fuzzing limpets">'
        '<meta name="citation_title" content="Fuzzing limpets"><meta name="citation_year" content="2016">'
        '<meta name="citation_conference_title" content="Proceedings of Tidal Computing"></head>'
    )
    assert work.type == "paper-conference"
    assert work.container_title == "Proceedings of Tidal Computing"


def test_ask_6_a_journal_page_and_an_abstract_that_is_a_citation() -> None:
    work = own(
        '<head><meta name="citation_title" content="On the homing of limpets">'
        '<meta name="citation_journal_title" content="Journal of Tides">'
        '<meta name="citation_issn" content="1234-5679">'
        '<meta name="citation_volume" content="12"><meta name="citation_doi" content="doi:10.5555/tide.2016">'
        '<meta name="DC.description" content="Journal of Tides 2016, 12(3): 301-318. doi:10.5555/tide.2016">'
        '<link rel="canonical" href="https://tides.example/articles/2016/12/3/301?full=1"></head>'
    )
    assert (work.type, work.issn, work.volume) == ("article-journal", ("1234-5679",), "12")
    assert str(work.doi) == "10.5555/tide.2016"
    assert work.url == "https://tides.example/articles/2016/12/3/301?full=1"
    assert work.abstract is None


def test_ask_7_an_empty_coins_span_beside_good_tags() -> None:
    work = own(
        '<head><meta name="citation_title" content="On the homing of limpets">'
        '<meta name="citation_doi" content="10.5555/tide.2016"></head><body><span class="Z3988" title=""></span>'
    )
    assert (work.title, str(work.doi)) == ("On the homing of limpets", "10.5555/tide.2016")


def test_ask_8_a_saved_page_gives_the_record_of_the_live_one_without_a_network(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise AssertionError("a parser opened a connection")

    monkeypatch.setattr(socket, "socket", refused)
    html = (
        '<html><head><meta name="citation_title" content="On the homing of limpets">'
        '<meta name="citation_author" content="Okonkwo, Ada"><meta name="citation_doi" content="10.5555/tide.2016">'
        '<script src="https://tides.example/app.js"></script></head><body><p>Text</p></body></html>'
    )
    path = tmp_path / "saved.html"
    path.write_text("<!-- saved from url=(0030)https://tides.example/limpets -->\n" + html, "utf-8")
    saved = read(decode(path.read_bytes(), "saved.html"))
    live = read(decode(html.encode(), "saved.html", "https://tides.example/limpets"))
    values = [[(c.field, c.value) for r in reading.records for c in r.claims] for reading in (saved, live)]
    assert values[0] == values[1]
