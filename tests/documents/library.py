"""A small library made by hand, and the same with everything hostile in it."""

from __future__ import annotations

import msgspec

from refkit.model import (
    DOI,
    Abstract,
    ArticleNumber,
    Claim,
    Context,
    Finding,
    Library,
    Name,
    Notice,
    PageRange,
    PartialDate,
    Problem,
    Record,
    Section,
    Source,
    Span,
    Work,
)

PAGE = Source("page", "scite", "pages/contact.txt")
OTHER = Source("page", "chinese-index", "pages/index.txt")

CONTACT = Record(
    claims=(Claim("title", "Contact on wards", PAGE), Claim("author", (), OTHER)),
    chosen={"title": Claim("title", "Contact on wards", PAGE), "author": Claim("author", (), OTHER)},
    work=Work(
        type="article-journal",
        title="Contact on wards",
        author=(Name("Okafor", "Ada"),),
        container_title="Journal of Ward Studies",
        issued=PartialDate(2011),
        volume="4",
        page=PageRange("12", "19"),
        doi=DOI("10.1000/ward.4"),
        language="en",
        abstract=Abstract(
            (Section("Forty wards took part.", "Methods"), Section("Stigma fell by half.", "Results"))
        ),
    ),
    context=Context(
        tally_supporting=5,
        tally_mentioning=132,
        tally_contrasting=0,
        tally_unclassified=1,
        statement_count=138,
        citing_publications=121,
    ),
    findings=(
        Finding("result", "Stigma fell by half.", PAGE, Span(40, 60), 0.9, "Results", "under the heading Results"),
        *(
            Finding(
                "citation",
                f"Contact helps, says paper {n}.",
                PAGE,
                Span(n, n + 9),
                0.5,
                "Discussion",
                "",
                "mentioning",
                0.99,
            )
            for n in range(1, 6)
        ),
    ),
    joined=("same DOI",),
)

SILENT = Record(
    claims=(Claim("title", "A silent paper", PAGE),),
    work=Work(title="A silent paper", abstract=Abstract((Section("We reviewed and"),), cut=True)),
    chosen={"abstract": Claim("abstract", Abstract((Section("We reviewed and"),), cut=True), PAGE)},
    context=Context(author_count=2, times_cited=353),
)

BARE = Record(
    claims=(Claim("title", "Zero", OTHER),),
    role="mentioned",
    work=Work(
        type="article-journal",
        title="Zero",
        author=(Name(literal="The Zero Group"),),
        issued=PartialDate(1999),
        container_title="Nil",
        volume="1",
        page=ArticleNumber("e7"),
        doi=DOI("10.1000/zero"),
    ),
    notices=(Notice("retraction", "10.1000/retracted", "crossref", "2020-01-02"),),
)

PROBLEMS = (
    Problem("cut", "warning", "The abstract is cut off; look it up.", "contact2011"),
    Problem("binary", "error", "This is no text; leave it out.", "picture.png"),
)

LIBRARY = Library((BARE, SILENT, CONTACT), ("zero1999", "silent", "contact2011"), PROBLEMS)
EMPTY = Library((), ())

# Markup of every kind that could break out, in every field that is printed.
BAIT = (
    "<script>alert(1)</script> a<b & \"c\" 'd' </p></article> &lt; <img src=x onerror=alert(1)> "
    "javascript:alert(1) [x](javascript:alert(1)) <javascript:alert(1)> `code` *em* _em_ "
    "**b** ~~s~~ $x$ | # ]]> \x00\x1b[31m "
)
LINK = 'http://example.org/"onmouseover="alert(1) and https://example.org/a?b=c&d=<e>'


def hostile() -> Library:
    source = Source("page", BAIT, f"pages/{BAIT}")
    work = Work(
        type="article-journal",
        title=BAIT,
        author=(Name(BAIT, LINK), Name(literal=LINK)),
        container_title=LINK,
        volume=BAIT,
        url="javascript:alert(1)",
        language='en" onclick="alert(1)',
        abstract=Abstract((Section(BAIT, BAIT), Section(LINK, LINK)), cut=True),
    )
    finding = Finding("result", BAIT, source, Span(0, 1), 0.5, BAIT, BAIT)
    record = Record(
        claims=(Claim("title", BAIT, source),),
        work=work,
        findings=(finding, msgspec.structs.replace(finding, kind="citation", stance=BAIT, text=LINK)),
        notices=(Notice(BAIT, LINK, BAIT, BAIT),),
        joined=(BAIT,),
    )
    problems = (Problem("x", "error", BAIT, BAIT), Problem("x", "error", LINK, f"pages/{BAIT}"))
    return Library((record, record), (BAIT, "a b"), problems)
