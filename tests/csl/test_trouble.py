"""Styles and works that go wrong: nothing is lost, and what is said is clear."""

from __future__ import annotations

import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit import csl
from refkit.csl import to_text
from refkit.errors import StyleError, UnknownName
from refkit.model import DOI, Abstract, Name, PageRange, PartialDate, Section, Work
from refkit.model.work import TYPES
from tests.conftest import tries
from tests.csl.works import ALL, ARTICLE, BOOK, CHAPTER, REPORT, THESIS, WEB_PAGE

FIXTURES = Path(__file__).parents[2] / "fixtures" / "csl"


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("csl-0.8.csl", "CSL 0.8"),
        ("entity-bomb.csl", "(document type declaration|not well-formed)"),
        ("outside-entity.csl", "(document type declaration|not well-formed)"),
        ("recursive-macro.csl", "a macro that calls itself"),
        ("missing-macro.csl", "calls a macro that it does not have"),
        ("citations-only.csl", "no bibliography"),
        ("other-version.csl", "CSL 1.1mlz1"),
        ("follows-unknown.csl", "follows 'no-such-style-anywhere'"),
        ("not-xml.csl", "not well-formed XML"),
        ("web-page.csl", "not a CSL style"),
        ("no-such-file.csl", "cannot be read"),
    ],
)
def test_a_style_file_that_cannot_be_used_says_why_in_one_sentence(file: str, said: str) -> None:
    with pytest.raises(StyleError, match=said) as caught:
        csl.bibliography([("k", ARTICLE)], FIXTURES / file)
    message = str(caught.value)
    assert file in message
    assert "\n" not in message
    assert ";" in message  # what is wrong; what to do


def test_a_locale_file_is_no_style() -> None:
    from refkit.csl.locales import folder

    with pytest.raises(StyleError, match="is a CSL locale"):
        csl.bibliography([("k", ARTICLE)], folder() / "locales-en-US.xml")


def style_of(macros: str, layout: str) -> str:
    return (
        '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info/>'
        f"{macros}<bibliography><layout>{layout}</layout></bibliography></style>"
    )


def test_macros_that_double_at_each_step_are_refused_at_once(tmp_path: Path) -> None:
    macros = "".join(
        f'<macro name="m{i}"><text macro="m{i + 1}"/><text macro="m{i + 1}"/></macro>' for i in range(60)
    )
    path = tmp_path / "doubling.csl"
    path.write_text(style_of(macros + '<macro name="m60"><text value="x"/></macro>', '<text macro="m0"/>'), "utf-8")
    with pytest.raises(StyleError, match="too deeply"):
        csl.bibliography([("k", ARTICLE)], path)


def test_a_very_long_chain_of_macros_is_refused(tmp_path: Path) -> None:
    macros = "".join(f'<macro name="m{i}"><text macro="m{i + 1}"/></macro>' for i in range(5000))
    path = tmp_path / "chain.csl"
    path.write_text(
        style_of(macros + '<macro name="m5000"><text value="x"/></macro>', '<text macro="m0"/>'), "utf-8"
    )
    with pytest.raises(StyleError, match="too deeply"):
        csl.bibliography([("k", ARTICLE)], path)


def test_a_style_of_many_megabytes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "huge.csl"
    path.write_bytes(b" " * 5_000_000)
    with pytest.raises(StyleError, match="larger than"):
        csl.bibliography([], path)


def test_works_that_the_style_cannot_set_are_set_plainly_and_the_others_stand(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from refkit.csl.processor import names

    shown = names._shown

    def fails(people: Any, style: Any, ctx: Any, nameset: int) -> Any:
        if ctx.item.type == "book":
            raise ValueError
        return shown(people, style, ctx, nameset)

    monkeypatch.setattr(names, "_shown", fails)
    works = [("a", ARTICLE), ("b", BOOK), ("t", THESIS), ("w", WEB_PAGE)]
    found = csl.bibliography(works, FIXTURES / "fails-on-books.csl")
    assert [(entry.key, to_text(entry.label)) for entry in found.entries] == [
        ("a", "1."), ("b", "2."), ("t", "3."), ("w", "4."),
    ]  # fmt: skip
    assert to_text(found.entries[1].runs) == "van Mieghem, Jean-Luc (2011). The Recovery Philosophy. Guilford."
    assert to_text(found.entries[2].runs) == "García Márquez, Ána (2017). On peers. University of Leeds."
    assert to_text(found.entries[3].runs) == "How to cite"
    assert [(p.code, p.severity, p.where) for p in found.problems] == [
        ("style_failed", "warning", "b"), ("style_failed", "warning", "t"),
        ("style_invalid", "warning", "fails-on-books.csl"),
    ]  # fmt: skip
    assert "line 9: cs:name cannot have et-al-min='many'" in found.problems[2].message


def test_a_plain_entry_has_all_that_finds_the_work() -> None:
    from refkit.csl.plain import plain_entry

    assert to_text(plain_entry(ARTICLE)) == (
        "Davidson, Larry; Chinman, Matthew; Kloos, Bret; Weingarten, Richard; Stayner, David; Tebes, Jacob Kraemer "
        "(1999). Peer support among individuals with severe mental illness: A review of the evidence. Clinical "
        "Psychology: Science and Practice, 6(2), 165-187. https://doi.org/10.1093/clipsy.6.2.165"
    )
    assert to_text(plain_entry(Work())) == "[no details known]"


def test_an_unknown_locale_names_the_nearest() -> None:
    with pytest.raises(UnknownName, match="'de-DE'") as caught:
        csl.bibliography([("k", ARTICLE)], "apa", "de-XX")
    assert caught.value.kind == "locale"


def test_two_threads_do_not_disturb_each_other() -> None:
    works = list(ALL.items())
    jobs = [("apa", "en-US"), ("ieee", "de-DE"), ("nlm-citation-sequence", "en-GB"), ("apa", "fr-FR")]
    alone = [csl.bibliography(works, style, locale) for style, locale in jobs]
    together: dict[int, list[csl.Bibliography]] = {i: [] for i in range(len(jobs))}

    def work(i: int) -> None:
        for _ in range(5):
            together[i].append(csl.bibliography(works, *jobs[i]))

    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        threads = [threading.Thread(target=work, args=(i,)) for i in range(len(jobs))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        sys.setswitchinterval(before)
    assert all(found == alone[i] for i, results in together.items() for found in results)
    assert all(len(results) == 5 for results in together.values())


def test_the_same_call_twice_gives_the_same_list() -> None:
    works = list(ALL.items())
    assert csl.bibliography(works, "chicago-author-date") == csl.bibliography(works, "chicago-author-date")


def test_the_libraries_classes_are_left_as_they_are() -> None:
    from citeproc import model

    before = (list(model.CitationStylesElement.__subclasses__()), dict(vars(model.Names)), dict(vars(model.Text)))
    csl.bibliography([("k", ARTICLE)], "apa")
    after = (list(model.CitationStylesElement.__subclasses__()), dict(vars(model.Names)), dict(vars(model.Text)))
    assert before[1:] == after[1:]


WORDS = st.text(max_size=40)
MARKUP = st.sampled_from(
    ["<i>", "</i>", "<b>", "&amp;", "&", "<", "“", '"', "'", "\U000f0001", "\U000f0000", "‮", "."]
)
FIELDS = st.one_of(WORDS, st.lists(st.one_of(WORDS, MARKUP), max_size=6).map("".join))
NAMES = st.lists(
    st.builds(Name, family=FIELDS, given=FIELDS, literal=st.just(""), suffix=st.sampled_from(["", "Jr."]))
    | st.builds(Name, literal=FIELDS),
    max_size=4,
).map(tuple)
DATES = st.none() | st.builds(
    PartialDate,
    year=st.integers(-9999, 9999),
    month=st.none() | st.integers(1, 12),
    day=st.none() | st.integers(1, 31),
    circa=st.booleans(),
    until=st.none() | st.builds(PartialDate, year=st.integers(-9999, 9999), month=st.none() | st.integers(1, 12)),
)
WORKS = st.builds(
    Work,
    type=st.sampled_from(["", *sorted(TYPES)]),
    title=FIELDS,
    container_title=FIELDS,
    author=NAMES,
    editor=NAMES,
    issued=DATES,
    accessed=DATES,
    volume=FIELDS,
    issue=FIELDS,
    edition=FIELDS,
    number=FIELDS,
    number_of_pages=FIELDS,
    page=st.none() | st.builds(PageRange, FIELDS, FIELDS),
    publisher=FIELDS,
    language=st.sampled_from(["", "en", "de-DE", "zh", "?"]),
    url=FIELDS,
    doi=st.sampled_from([None, DOI("10.1000/x<y>&z")]),
    abstract=st.none() | st.builds(lambda text: Abstract((Section(text),)), FIELDS),
)


@given(work=WORKS)
@tries(60)
def test_any_work_gives_an_entry_without_leftover_marks(work: Work) -> None:
    for style in ("apa", "nlm-citation-sequence"):
        found = csl.bibliography([("key", work)], style)
        assert [entry.key for entry in found.entries] == ["key"]
        text = to_text(found.entries[0].runs)
        assert text.strip()
        assert not any(0xE000 <= ord(c) <= 0xF8FF or ord(c) >= 0xF0000 for c in text)


def test_a_spread_of_all_styles_prints_every_work() -> None:
    from refkit.csl.style_index import package_folder

    folder = package_folder()
    assert folder is not None
    works = [("a", ARTICLE), ("b", BOOK), ("c", CHAPTER), ("w", WEB_PAGE), ("r", REPORT)]
    tried = 0
    for path in sorted(folder.glob("*.csl"))[::60]:
        try:
            found = csl.bibliography(works, path)
        except StyleError as error:
            assert "no bibliography" in str(error)  # noqa: PT017
            continue
        tried += 1
        assert sorted(entry.key for entry in found.entries) == ["a", "b", "c", "r", "w"], path.name
        assert all(to_text(entry.runs) for entry in found.entries), path.name
    assert tried > 40
