"""Records that the tests of the formats write, and strategies that make more."""

from __future__ import annotations

from typing import Any

import msgspec
from hypothesis import strategies as st

from refkit.model import (
    DOI,
    FIELD_TYPES,
    Abstract,
    ArticleNumber,
    Claim,
    Finding,
    Library,
    Name,
    Notice,
    PageRange,
    PartialDate,
    Reading,
    Record,
    Section,
    Source,
    Span,
    Work,
)
from refkit.model.work import TYPES

PAGE = Source("page", "scienceopen", "peer_support.txt")

PEER_SUPPORT = Record(
    (),
    work=Work(
        type="article-journal",
        title="Peer support workers (PSWs) in the UK: S_Dbw & RuO<sub>2</sub> at 50% of cost",
        container_title="Journal of Mental Health & Society",
        container_title_short="J. Ment. Health",
        author=(
            Name("van der Berg", "Jan", suffix="Jr."),
            Name("Müller", "Jörg"),
            Name(literal="Department for Education"),
        ),
        issued=PartialDate(2020, 6, 9),
        volume="22",
        issue="6",
        page=ArticleNumber("e15572"),
        publisher="JMIR Publications",
        doi=DOI("10.1002/(SICI)1097-0258(19980815)17:15/16<1661::AID-SIM968>3.0.CO;2-2"),
        url="https://example.org/a_b?x=1&y=50%25#top",
        issn=("1438-8871", "1439-4456"),
        keyword=("peer support", "mental health"),
        language="en",
        abstract=Abstract((Section("We asked if a<b.", "Background"), Section("It is, p < 0.05.", "Results"))),
    ),
    findings=(
        Finding("result", "It is, p < 0.05.", PAGE, Span(120, 136)),
        Finding("citation", "They found A & B.", PAGE, stance="supporting", section="Discussion"),
    ),
)

CHAPTER = Record(
    (),
    work=Work(
        type="chapter",
        title="What works",
        container_title="Handbook of Recovery",
        author=(Name("García", "Ana"),),
        editor=(Name("O'Neill", "Tom"), Name("Lévesque", "Marie")),
        issued=PartialDate(1999),
        page=PageRange("165", "187"),
        publisher="Oxford University Press",
        publisher_place="Oxford",
        isbn=("9780198520115",),
        edition="2",
    ),
)

DATASET = Record(
    (),
    work=Work(
        type="dataset",
        title="Recovery data",
        author=(Name(literal="Ministry of Health, Welfare and Sport"),),
        issued=PartialDate(2021, 3),
        publisher="Zenodo",
        doi=DOI("10.5281/zenodo.1234"),
        version="2.1",
    ),
)

UNKNOWN = Record((), work=Work(title="A page without a type", author=(Name("Aristotle"),)))

LIBRARY = Library(
    (PEER_SUPPORT, CHAPTER, DATASET, UNKNOWN), ("vanderberg2020", "garcia1999", "ministry2021", "aristotle")
)


def one(work: Work, key: str = "k", findings: tuple[Finding, ...] = ()) -> Library:
    """A library of one work."""
    return Library((Record((), work=work, findings=findings),), (key,))


def values(reading: Reading) -> list[dict[str, Any]]:
    """Per record the values claimed, by field; of several for one field the first."""
    found = []
    for record in reading.records:
        by_field: dict[str, Any] = {}
        for claim in record.claims:
            by_field.setdefault(claim.field, claim.value)
        found.append(by_field)
    return found


# --- strategies ---------------------------------------------------------------------------------------

# Any text at all, lone surrogates and control characters included.
anything = st.text(st.characters(codec=None, exclude_categories=()), max_size=60)

# A line as it stands in a record: printable, blanks folded, none at the ends. Some of what TeX minds is in it.
_CHARACTERS = st.one_of(
    st.sampled_from("abcdeXYZ 0123 ,;:.-'\"()[]{}\\&%#_~^`<>@=+/!?|éöβ中“–"),
    st.characters(exclude_categories=["C", "Z"]),
)
line = (
    st.text(_CHARACTERS, max_size=40)
    .map(lambda text: " ".join(text.split(" ")))
    .map(lambda text: " ".join(part for part in text.split(" ") if part))
)
some_line = line.filter(bool)
word = st.text(st.characters(categories=["Lu", "Ll", "Lo"]), min_size=1, max_size=12)
names = st.one_of(
    st.builds(Name, family=some_line, given=some_line),
    st.builds(Name, family=some_line, given=some_line, suffix=some_line),
    st.builds(Name, literal=some_line.filter(lambda line: line.strip(", "))),  # more than commas
)
dates = st.one_of(
    st.builds(PartialDate, year=st.integers(1000, 2100)),
    st.builds(PartialDate, year=st.integers(1000, 2100), month=st.integers(1, 12)),
    st.builds(PartialDate, year=st.integers(1000, 2100), month=st.integers(1, 12), day=st.integers(1, 28)),
)
dois = (
    st.from_regex(r"10\.[0-9]{4,5}/[A-Za-z0-9_%&#<>;:()\[\]{}.-]{0,20}[a-z0-9]", fullmatch=True)
    .map(DOI.parse)
    .filter(lambda doi: doi is not None and "%" not in doi.text)
)
pages = st.one_of(
    st.builds(PageRange, first=st.integers(1, 99).map(str), last=st.integers(100, 999).map(str)),
    st.integers(100, 99999).map(lambda number: ArticleNumber(f"e{number}")),
)
works = st.builds(
    Work,
    type=st.sampled_from(sorted(TYPES)),
    title=some_line,
    container_title=line,
    author=st.lists(names, max_size=4).map(tuple),
    issued=dates,
    volume=st.integers(1, 99).map(str),
    page=st.none() | pages,
    publisher=line,
    doi=st.none() | dois,
    url=st.just("") | st.from_regex(r"https://[a-z]{2,9}\.org/[A-Za-z0-9_%&#=?;:{}\\~.-]{0,20}", fullmatch=True),
    keyword=st.lists(word, max_size=3, unique=True).map(tuple),
    abstract=st.none() | some_line.map(lambda text: Abstract((Section(text),))),
    annote=line,
    language=word,
)
wild_works = st.builds(
    Work,
    type=st.sampled_from(sorted(TYPES)) | anything,
    title=anything,
    container_title=anything,
    author=st.lists(
        st.builds(Name, family=anything, given=anything, suffix=anything, literal=anything), max_size=3
    ).map(tuple),
    issued=st.none() | st.builds(PartialDate, year=st.integers(-9999, 9999), literal=anything),
    volume=anything,
    page=st.none()
    | st.builds(PageRange, first=anything, last=anything)
    | st.builds(ArticleNumber, number=anything),
    url=anything,
    keyword=st.lists(anything, max_size=3).map(tuple),
    issn=st.lists(anything, max_size=2).map(tuple),
    abstract=st.none()
    | st.builds(Abstract, st.lists(st.builds(Section, anything, anything), max_size=3).map(tuple)),
    annote=anything,
    note=anything,
)

sources = st.builds(
    Source,
    kind=st.sampled_from(["page", "embedded", "registry", "file", "user", "inferred"]),
    name=word,
    ref=anything,
    encoding=st.sampled_from(["utf-8", "gb18030"]),
    retrieved=st.sampled_from(["", "2024-01-02"]),
)
spans = st.builds(Span, st.integers(0, 10**6), st.integers(0, 10**6))
_fractions = st.floats(0, 1)
_typed: dict[Any, st.SearchStrategy[Any]] = {
    DOI: dois,
    str: anything,
    int: st.integers(-(2**62), 2**62),
    float: _fractions,
    bool: st.booleans(),
    Span: spans,
}


def of_type(kind: Any) -> st.SearchStrategy[Any]:
    """Values of a field's type, whatever it is made of."""
    info = msgspec.inspect.type_info(kind)
    return _of_info(info)


def _of_info(info: Any) -> st.SearchStrategy[Any]:
    inspect = msgspec.inspect
    if isinstance(info, inspect.UnionType):
        return st.one_of([_of_info(kind) for kind in info.types])
    if isinstance(info, inspect.NoneType):
        return st.none()
    if isinstance(info, inspect.VarTupleType):
        return st.lists(_of_info(info.item_type), max_size=3).map(tuple)
    if isinstance(info, inspect.CustomType):
        return _typed[info.cls]
    if isinstance(info, inspect.StructType):
        if info.cls is Span:
            return spans
        fields = {field.name: _of_info(field.type) for field in info.fields if field.name != "until"}
        return st.builds(info.cls, **fields)
    plain: dict[Any, type] = {
        inspect.StrType: str,
        inspect.IntType: int,
        inspect.FloatType: float,
        inspect.BoolType: bool,
    }
    return _typed[plain[type(info)]]


claims = st.sampled_from(sorted(FIELD_TYPES)).flatmap(
    lambda field: st.builds(
        Claim,
        field=st.just(field),
        value=of_type(FIELD_TYPES[field]),
        source=sources,
        span=st.none() | spans,
        confidence=_fractions,
        parts=st.lists(spans, max_size=2).map(tuple),
    )
)
findings = st.builds(
    Finding,
    kind=st.sampled_from(["result", "conclusion", "citation"]),
    text=anything,
    source=sources,
    span=st.none() | spans,
    score=_fractions,
    section=anything,
    reason=anything,
    stance=anything,
    printed_confidence=st.none() | _fractions,
)
records = st.builds(
    Record,
    claims=st.lists(claims, min_size=1, max_size=4).map(tuple),
    role=st.sampled_from(["primary", "mentioned"]),
    findings=st.lists(findings, max_size=2).map(tuple),
    verdict=st.sampled_from(["unverified", "verified", "contradicted", "not_found"]),
    notices=st.lists(st.builds(Notice, kind=word, doi=word), max_size=2).map(tuple),
    joined=st.lists(anything, max_size=2).map(tuple),
)
