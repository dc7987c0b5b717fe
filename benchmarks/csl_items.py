"""Invented references for the CSL benchmarks: a mixed set that shows what styles do, and varied ones in number."""

from __future__ import annotations

import random
from typing import Any

Item = dict[str, Any]

TYPES = (
    "article",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "bill",
    "book",
    "broadcast",
    "chapter",
    "classic",
    "collection",
    "dataset",
    "document",
    "entry",
    "entry-dictionary",
    "entry-encyclopedia",
    "event",
    "figure",
    "graphic",
    "hearing",
    "interview",
    "legal_case",
    "legislation",
    "manuscript",
    "map",
    "motion_picture",
    "musical_score",
    "pamphlet",
    "paper-conference",
    "patent",
    "performance",
    "periodical",
    "personal_communication",
    "post",
    "post-weblog",
    "regulation",
    "report",
    "review",
    "review-book",
    "software",
    "song",
    "speech",
    "standard",
    "thesis",
    "treaty",
    "webpage",
)
_FAMILIES = (
    "Adler Bauer Castillo Dubois Eriksen Fischer Garcia Haddad Ivanova Jansen Kowalski Larsen Moreau Nakamura "
    "O'Brien Petrov Quinn Rossi Schmidt Tanaka Umarov Vasquez Weber Xu Yilmaz Zhang Özdemir Ångström Świątek"
).split()
_GIVEN = (
    "Anna Bruno Carla David Elena Felix Greta Hugo Irene Jean-Luc Karl Lena Min-jun Nora Otto Paula J.R. Sara Tom"
).split()
_WORDS = (
    "recovery peer support methods review trial outcome health model data learning analysis networks climate urban "
    "memory policy growth cell protein language children schools markets energy water risk care design systems"
).split()


def mixed() -> list[Item]:
    """One item of every type, and some with little or strange data: 50 in all."""
    items = [_full(kind, number) for number, kind in enumerate(TYPES)]
    items += [
        {"id": "bare", "type": "article-journal", "title": "Only a title"},
        {
            "id": "east",
            "type": "book",
            "title": "源氏物語の研究",
            "author": [{"family": "山田", "given": "太郎"}],
            "issued": {"date-parts": [[1998]]},
            "publisher": "出版社",
        },
        {
            "id": "literal",
            "type": "report",
            "title": 'Annual <i>report</i> & "figures"',
            "author": [{"literal": "World Health Organization"}],
            "issued": {"literal": "in press"},
        },
        {
            "id": "range",
            "type": "book",
            "title": "A long project",
            "author": [{"family": "Вебер", "given": "Иван Петрович"}],
            "issued": {"date-parts": [[1999, 11, 2], [2001, 2, 3]]},
            "edition": "2",
            "number-of-pages": "312",
        },
        {
            "id": "ancient",
            "type": "classic",
            "title": "On the sphere",
            "author": [{"family": "Archimedes"}],
            "issued": {"date-parts": [[-225]], "circa": True},
        },
    ]
    return items


def _full(kind: str, number: int) -> Item:
    chance = random.Random(f"mixed {number}")
    return {
        "id": f"item-{kind}",
        "type": kind,
        "title": f"The {kind.replace('_', ' ')} as a subject: A study",
        "author": _people(chance, 1 + number % 8),
        "editor": _people(chance, number % 3),
        "container-title": "Journal of Invented Results",
        "container-title-short": "J Inv Res",
        "publisher": "Example Press",
        "publisher-place": "Springfield",
        "volume": str(1 + number),
        "issue": str(1 + number % 4),
        "page": f"{100 + number}-{119 + number}",
        "issued": {"date-parts": [[1990 + number % 30, 1 + number % 12, 1 + number % 28]]},
        "accessed": {"date-parts": [[2021, 3, 4]]},
        "DOI": f"10.5555/mixed.{number}",
        "URL": f"https://example.org/{number}",
        "number": str(number),
        "genre": "Study",
        "event-title": "Meeting of Examples",
        "authority": "High Court",
        "section": "3",
        "edition": "2",
        "abstract": "An abstract.",
        "language": "en",
    }


def _people(chance: random.Random, count: int) -> list[dict[str, str]]:
    return [{"family": chance.choice(_FAMILIES), "given": chance.choice(_GIVEN)} for _ in range(count)]


def varied(count: int) -> list[Item]:
    """`count` references: articles, books, chapters, reports, theses, pages, with one to nine authors."""
    chance = random.Random("varied")
    kinds = ("article-journal",) * 6 + ("book", "chapter", "report", "thesis", "webpage", "paper-conference")
    items = []
    for number in range(count):
        kind = chance.choice(kinds)
        title = " ".join(chance.choice(_WORDS) for _ in range(chance.randint(5, 11))).capitalize()
        item: Item = {
            "id": f"ref{number}",
            "type": kind,
            "title": f"{title} {number}",
            "author": [
                {
                    "family": chance.choice(_FAMILIES) + chance.choice(("", "", "son", "mann", "ova", "ez")),
                    "given": chance.choice(_GIVEN),
                }
                for _ in range(chance.choice((1, 1, 2, 2, 3, 4, 6, 9)))
            ],
            "issued": {"date-parts": [[chance.randint(1970, 2023), chance.randint(1, 12)]]},
        }
        if kind in ("article-journal", "chapter", "paper-conference"):
            first = chance.randint(1, 900)
            item |= {
                "container-title": f"Journal of {chance.choice(_WORDS).title()} {chance.choice(_WORDS).title()}",
                "volume": str(chance.randint(1, 60)),
                "issue": str(chance.randint(1, 12)),
                "page": f"{first}-{first + chance.randint(2, 30)}",
                "DOI": f"10.5555/ref.{number}",
            }
        if kind in ("book", "chapter", "report", "thesis"):
            item |= {"publisher": "Example University Press", "publisher-place": "Springfield"}
        if kind == "chapter":
            item["editor"] = _people(chance, 2)
        if kind == "webpage":
            item |= {"URL": f"https://example.org/page/{number}", "accessed": {"date-parts": [[2022, 5, 6]]}}
        items.append(item)
    return items


def smiths(count: int) -> list[Item]:
    """Works of 2020 by Smiths: as ambiguous as a list can be."""
    chance = random.Random("smiths")
    return [
        {
            "id": f"smith{number}",
            "type": "article-journal",
            "title": f"Results {number}",
            "author": [
                {"family": "Smith", "given": chance.choice(("John", "Jane", "Jack", "Mary"))},
                *(
                    {"family": chance.choice(("Doe", "Roe")), "given": chance.choice(("A", "B"))}
                    for _ in range(number % 4)
                ),
            ],
            "container-title": "Journal of Examples",
            "issued": {"date-parts": [[2020]]},
        }
        for number in range(count)
    ]
