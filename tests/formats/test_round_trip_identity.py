"""X to file to X is the identity for each format, on the fields that it can carry."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.formats import Format
from refkit.formats.csl_yaml import CSL_YAML
from refkit.formats.csv_table import CSV, TSV
from refkit.formats.endnote_xml import ENDNOTE_XML
from refkit.formats.losses import losses
from refkit.formats.mods import MODS
from refkit.formats.tagged.enw import ENW
from refkit.formats.tagged.nbib import NBIB
from refkit.formats.tagged.wos import WOS
from refkit.formats.zotero_rdf import ZOTERO_RDF
from refkit.model import Abstract, ArticleNumber, Library, Name, PageRange, PartialDate, Record, Section, Work
from tests.formats import works
from tests.formats.formats import BOTH_WAYS, ONLY_READ, reading, written
from tests.formats.works import one

# Lines of any script with what the formats mind, but without the signs that part lists in all of them.
_line = works.some_line.map(lambda text: text.replace(";", "").replace(",", "").strip()).filter(
    lambda text: any(char.isalnum() for char in text) and text.casefold() not in ("n/a", "none")
)
_word = st.text(st.characters(categories=["Lu", "Ll"]), min_size=2, max_size=12)
_names = st.builds(Name, family=_word, given=_word) | st.builds(
    Name, family=_word, given=_word, suffix=st.just("Jr")
)
_dates = works.dates | st.builds(PartialDate, year=st.integers(1500, 2099), season=st.integers(1, 4))
_pages = st.builds(
    PageRange, first=st.integers(100, 499).map(str), last=st.integers(500, 999).map(str)
) | st.integers(100, 99999).map(lambda number: ArticleNumber(f"e{number}"))

ARTICLES = st.builds(
    Work,
    type=st.just("article-journal"),
    title=_line,
    author=st.lists(_names, max_size=4).map(tuple),
    container_title=_line,
    issued=_dates,
    volume=st.integers(1, 99).map(str),
    issue=st.integers(1, 99).map(str),
    page=_pages,
    doi=works.dois.filter(lambda doi: doi is not None and not set(";{}[]<>&") & set(doi.text)),
    issn=st.just(()) | st.just(("1234-5679",)),
    language=_word,
    publisher=_line,
    keyword=st.lists(_word, max_size=3, unique=True).map(tuple),
    abstract=st.none() | _line.map(lambda text: Abstract((Section(text),))),
)

# What a format has no place for, so that it is left out of the comparison; the loss report names it.
NOT_CARRIED = {
    "nbib": {"citation-key"},
    "wos": {"citation-key"},
}


@pytest.mark.parametrize(
    "fmt", [NBIB, ENW, WOS, ENDNOTE_XML, MODS, ZOTERO_RDF, CSL_YAML, CSV, TSV], ids=lambda fmt: fmt.name
)
@given(work=ARTICLES)
def test_an_article_comes_back_as_it_was(fmt: Format, work: Work) -> None:
    lost = [loss for loss in losses(one(work), fmt) if loss.variable not in NOT_CARRIED.get(fmt.name, ())]
    assert lost == []


@pytest.mark.parametrize("fmt", BOTH_WAYS, ids=lambda fmt: fmt.name)
@given(work=works.wild_works)
def test_any_work_is_written_and_read_as_one_reference(fmt: Format, work: Work) -> None:
    library = Library((Record((), work=work), Record((), work=Work(type="book", title="Next"))), ("a", "b"))
    assert len(reading(fmt, written(fmt, library)).records) in (1, 2)


@pytest.mark.parametrize("fmt", [*BOTH_WAYS, *ONLY_READ], ids=lambda fmt: fmt.name)
@given(text=st.text(st.characters(codec=None, exclude_categories=()), max_size=200))
def test_reading_any_text_never_raises(fmt: Format, text: str) -> None:
    reading(fmt, text)


@pytest.mark.parametrize("fmt", BOTH_WAYS, ids=lambda fmt: fmt.name)
@given(cut=st.integers(0, 4000))
def test_a_file_that_is_cut_anywhere_is_read_as_far_as_it_goes(fmt: Format, cut: int) -> None:
    reading(fmt, written(fmt, works.LIBRARY)[:cut])
