"""What CSL has no place for is in the .bib file again when one is written: nothing of a library is lost."""

from __future__ import annotations

import pytest

from refkit.formats import Format
from refkit.formats.bibtex import BIBLATEX, BIBTEX
from refkit.formats.bibtex.read import read
from refkit.formats.records import RECORDS
from refkit.merge import resolve
from refkit.model import Library, Reading
from tests.formats.bibtex_files import entry


def library(reading: Reading) -> Library:
    records = tuple(map(resolve, reading.records))
    keys = tuple(record.work.citation_key for record in records)
    return Library(records, keys, reading.problems, reading.blocks)


def again(text: str, fmt: Format = BIBTEX) -> str:
    assert fmt.write is not None
    return "".join(fmt.write(library(read(text, "x.bib"))))


FILE = r"""% Encoding: UTF-8

@preamble{"\newcommand{\noopsort}[1]{}"}

@string{jmh = "Journal of Mental Health"}

@string{long = jmh # { and Others}}

Words between entries stay.

@article{a,
  author = {Lloyd-Evans, Brynmor},
  title = {Peer support},
  journal = jmh,
  year = {2014},
  month = feb,
  mood = {good {\&} {bad}},
  owner = {me},
  file = {Full Text:files/1_a/x%20y.pdf:application/pdf},
  bdsk-url-1 = {https://x.example/a_b%20c},
}

@comment{jabref-meta: databaseType:bibtex;}
"""


def test_macros_preambles_comments_and_unknown_fields_are_written_again() -> None:
    text = again(FILE)
    for kept in (
        "% Encoding: UTF-8\n",
        '@preamble{"\\newcommand{\\noopsort}[1]{}"}\n',
        '@string{jmh = "Journal of Mental Health"}\n',
        "@string{long = {Journal of Mental Health and Others}}\n",
        "  journal = jmh,\n",
        "  month = feb,\n",
        "  mood = {good {\\&} {bad}},\n  owner = {me},\n"
        "  file = {Full Text:files/1_a/x%20y.pdf:application/pdf},\n"
        "  bdsk-url-1 = {https://x.example/a_b%20c},\n}\n",
        "@comment{jabref-meta: databaseType:bibtex;}\n",
    ):
        assert kept in text
    assert text.index("Words between") < text.index("@article{a,") < text.index("@comment{jabref-meta")


def test_a_second_round_changes_nothing() -> None:
    once = again(FILE)
    assert again(once) == once


def test_only_a_macro_of_the_file_is_used_and_only_where_macros_are() -> None:
    text = again('@string{t = "Peer support"}\n@article{a, title = {Peer support}, journal = {Peer support}}')
    assert "title = {Peer support}" in text
    assert "journal = t,\n" in text
    assert "@string" not in again("@article{a, journal = {J}}")


@pytest.mark.parametrize(
    "kind",
    ["conference", "inbook", "manual", "proceedings", "techreport", "mastersthesis", "phdthesis", "videogame"],
)
def test_an_entry_keeps_its_type(kind: str) -> None:
    assert again(f"@{kind}{{a, title = {{T}}}}").startswith(f"@{kind}{{a,\n")


def test_a_type_of_the_other_dialect_is_translated() -> None:
    assert again("@techreport{a, title = {T}}", BIBLATEX).startswith("@report{a,\n")
    assert again("@collection{a, title = {T}}", BIBLATEX).startswith("@collection{a,\n")
    assert again("@collection{a, title = {T}}").startswith("@book{a,\n")


def test_and_others_is_written_again_until_the_list_is_another_one() -> None:
    text = "@article{a, author = {Smith, Ann and others}, title = {T}}"
    assert "author = {Smith, Ann and others},\n" in again(text)
    both = read(text, "x.bib").records[0]
    full = read("@article{a, author = {Smith, Ann and Jones, Bob}}", "y.bib").records[0]
    record = resolve(type(both)((*full.claims, *(c for c in both.claims if c.field != "author"))))
    assert BIBTEX.write is not None
    assert "author = {Smith, Ann and Jones, Bob},\n" in "".join(BIBTEX.write(Library((record,), ("a",))))


def test_values_that_could_not_be_read_are_written_again() -> None:
    text = again("@misc{a, doi = {see website}, eprint = {17}, eprinttype = {attic}, month = {soon}, year = 1999}")
    for kept in ("doi = {see website}", "eprint = {17}", "eprinttype = {attic}", "month = {soon}"):
        assert kept in text


def test_other_fields_go_through_a_record_file() -> None:
    assert RECORDS.write is not None
    assert RECORDS.read is not None
    lines = "".join(RECORDS.write(library(read("@article{a, title={T}, mood={{a} b}}", "x.bib"))))
    assert BIBTEX.write is not None
    assert "mood = {{a} b},\n" in "".join(BIBTEX.write(library(RECORDS.read(lines, "x.jsonl"))))


def test_two_files_with_one_macro_of_two_meanings_lose_neither_meaning() -> None:
    one = library(read("@string{j = {One}}\n@article{a, journal = j, title={A}}", "x.bib"))
    two = library(read("@string{j = {Two}}\n@article{b, journal = j, title={B}}", "y.bib"))
    both = Library(one.records + two.records, one.keys + two.keys, (), one.blocks + two.blocks)
    assert BIBTEX.write is not None
    text = "".join(BIBTEX.write(both))
    assert text.count("@string") == 1
    assert "journal = j,\n" in text
    assert "journal = {Two},\n" in text


# --- what entries take from others ----------------------------------------------------------------------


def test_xdata_is_inherited_and_stays_in_the_file() -> None:
    text = (
        "@xdata{press,\n  publisher = {Press},\n  location = {Oxford},\n}\n\n"
        "@xdata{series,\n  xdata = {press},\n  series = {Studies},\n}\n\n"
        "@book{a,\n  title = {T},\n  location = {London},\n  xdata = {series},\n}\n"
    )
    reading = read(text, "x.bib")
    assert reading.problems == ()
    (record,) = map(resolve, reading.records)
    assert (record.work.publisher, record.work.publisher_place) == ("Press", "London")
    assert record.work.collection_title == "Studies"
    written = again(text, BIBLATEX)
    assert "@xdata{press,\n  publisher = {Press},\n  location = {Oxford},\n}\n" in written
    assert "  xdata = {series},\n" in written


def test_crossref_is_inherited_through_two_and_stays_in_the_file() -> None:
    text = (
        "@inproceedings{a, title={T}, crossref={p}}\n@proceedings{p, title={Proc}, subtitle={Sub}, crossref={m}}\n"
        "@mvproceedings{m, title={All}, publisher={Press}, year=2001, doi={10.1000/xyz}}"
    )
    work = resolve(read(text, "x.bib").records[0]).work
    assert (work.container_title, work.publisher, work.doi) == ("Proc: Sub", "Press", None)
    assert work.issued is not None
    assert "  crossref = {p},\n" in again(text)


def test_an_article_takes_the_name_of_its_journal_from_the_periodical() -> None:
    text = "@article{a, title={T}, crossref={p}}\n@periodical{p, title={Journal}, year=2001}"
    assert resolve(read(text, "x.bib").records[0]).work.container_title == "Journal"


def test_entries_that_inherit_in_a_circle_are_read() -> None:
    text = "@book{a, title={A}, crossref={b}, xdata={b}}\n@book{b, title={B}, crossref={a}, xdata={a}}"
    assert len(read(text, "x.bib").records) == 2


def test_a_parent_that_is_not_there_is_told_and_its_name_kept() -> None:
    for field in ("crossref", "xdata"):
        text = f"@book{{a,\n  title = {{A}},\n  {field} = {{gone}},\n}}\n"
        (problem,) = read(text, "x.bib").problems
        assert (problem.code, problem.line) == ("unknown_crossref", 3)
        assert f"{field} = {{gone}}" in again(text)


def test_the_claims_that_are_inherited_are_less_sure() -> None:
    (one, _) = read("@incollection{a, title={T}, crossref={b}}\n@book{b, title={B}}", "x.bib").records
    assert {claim.field: claim.confidence for claim in one.claims}["container-title"] < 1
    assert entry("title={T}")["title"] == "T"
