"""Works that the tests of this folder format."""

from __future__ import annotations

from refkit.model import DOI, ArticleNumber, Name, PageRange, PartialDate, Work


def person(family: str, given: str) -> Name:
    return Name(family=family, given=given)


ARTICLE = Work(
    type="article-journal",
    title="Peer support among individuals with severe mental illness: A review of the evidence",
    author=(
        person("Davidson", "Larry"),
        person("Chinman", "Matthew"),
        person("Kloos", "Bret"),
        person("Weingarten", "Richard"),
        person("Stayner", "David"),
        person("Tebes", "Jacob Kraemer"),
    ),
    container_title="Clinical Psychology: Science and Practice",
    issued=PartialDate(1999),
    volume="6",
    issue="2",
    page=PageRange("165", "187"),
    doi=DOI("10.1093/clipsy.6.2.165"),
)
ARTICLE_NUMBERED = Work(
    type="article-journal",
    title="Digital peer support interventions: Systematic review",
    author=(person("Fortuna", "Karen L"), person("Naslund", "John A")),
    container_title="JMIR Mental Health",
    container_title_short="JMIR Ment Health",
    issued=PartialDate(2020, 4, 3),
    volume="7",
    issue="4",
    page=ArticleNumber("e16460"),
    doi=DOI("10.2196/16460"),
)
WITHOUT_AUTHOR = Work(
    type="article-journal",
    title='Peer specialists & the "new" workforce',
    container_title="Recovery Journal",
    issued=PartialDate(2020, 6, 9),
    volume="12",
    page=PageRange("1", "9"),
)
BOOK = Work(
    type="book",
    title="The Recovery Philosophy",
    author=(person("van Mieghem", "Jean-Luc"),),
    publisher="Guilford",
    publisher_place="New York",
    issued=PartialDate(2011),
    edition="2",
)
CHAPTER = Work(
    type="chapter",
    title="Stigma in practice",
    author=(person("Corrigan", "Patrick W."), person("Watson", "Amy C.")),
    editor=(person("Smith", "John"), person("Doe", "Jane")),
    container_title="Handbook of Mental Health",
    publisher="Wiley",
    issued=PartialDate(2005),
    page=PageRange("321", "328"),
)
CONFERENCE_PAPER = Work(
    type="paper-conference",
    title="Why do models fail?",
    author=(person("Kim", "Min-jun"),),
    container_title="Proceedings of the ACM Conference",
    issued=PartialDate(2020, 5),
    page=PageRange("12", "20"),
)
THESIS = Work(
    type="thesis",
    title="On peers",
    author=(person("García Márquez", "Ána"),),
    publisher="University of Leeds",
    genre="PhD thesis",
    issued=PartialDate(2017),
)
REPORT = Work(
    type="report",
    title="World mental health report",
    author=(Name(literal="World Health Organization"),),
    publisher="WHO",
    number="12",
    issued=PartialDate(2022, 6, 16),
    url="https://www.who.int/report",
)
WEB_PAGE = Work(
    type="webpage",
    title="How to cite",
    container_title="Example site",
    url="https://example.org/a?b=1&c=2",
    accessed=PartialDate(2024, 1, 2),
)
DATASET = Work(
    type="dataset",
    title="A data set",
    author=(person("Li", "Wei"),),
    publisher="Zenodo",
    version="1.0",
    issued=PartialDate(2021),
    doi=DOI("10.5281/zenodo.1"),
)
CHINESE = Work(
    type="article-journal",
    title="同伴支持",
    author=(person("王", "小明"), person("李", "四")),
    container_title="心理学报",
    issued=PartialDate(2016),
    volume="3",
    page=PageRange("336", "341"),
    language="zh-CN",
)
UNKNOWN = Work(title="An unknown thing", doi=DOI("10.1000/AbC"))

ALL = {
    "article": ARTICLE,
    "numbered": ARTICLE_NUMBERED,
    "without-author": WITHOUT_AUTHOR,
    "book": BOOK,
    "chapter": CHAPTER,
    "conference": CONFERENCE_PAPER,
    "thesis": THESIS,
    "report": REPORT,
    "web": WEB_PAGE,
    "dataset": DATASET,
    "chinese": CHINESE,
    "unknown": UNKNOWN,
}
