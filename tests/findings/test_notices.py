"""Copyright lines and publishers' notes are told from what an abstract says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.findings import find
from refkit.findings.notices import without_notice
from tests.findings.abstracts import page, record

NOTICES = [
    "Published by Wiley.",
    "Published online by Example Press 2019.",
    "© 2019 The Authors.",
    "© 2019. The Authors. Journal of Contact published by Wiley on behalf of the Ward Society.",
    "© The Author 2012. Published by Example Press. All rights reserved. For Permissions, please email: a@b.org",
    "© 2014 Example Central Ltd unless otherwise stated.",
    "Copyright (c) 2016 APA.",
    "Copyright © 2019 by the authors; licensee Example.",
    "Copyright 2004 John Wiley & Sons, Ltd.",
    "Copyright by Elsevier.",
    "Crown Copyright © 2012 Published by Elsevier Ltd.",
    "Copyright of Journal of Contact is the property of Example and may not be copied.",
    "(c) 2019 Wiley",
    "q 2003 Elsevier Ltd. All rights reserved.",
    "All rights reserved.",
    "(PsycINFO Database Record (c) 2016 APA, all rights reserved)",
    "(PsycInfo Database Record (c) 2020 APA, all rights reserved).",
    "[ABSTRACT FROM AUTHOR]",
    "This is an open access article distributed under the terms of a licence that may be read online.",
    "Original content from this work may be used under the terms of the Creative Commons Attribution 3.0 licence.",
    "This article is distributed under the terms of a licence that may be read online.",
    "Ann Contact 2017;82:615–621",
]


@pytest.mark.parametrize("notice", NOTICES)
@pytest.mark.parametrize("label", ["", "Conclusions"])
def test_a_notice_is_no_finding_and_takes_no_place(notice: str, label: str) -> None:
    said = "These findings suggest that contact may lower stigma."
    (alone,) = find(record((label, f"Forty wards took part. {said}")))
    (noted,) = find(record((label, f"Forty wards took part. {said} {notice}")))
    assert (noted.kind, noted.text, noted.score, noted.reason) == ("conclusion", said, alone.score, alone.reason)
    assert find(record((label, notice))) == ()


@pytest.mark.parametrize(
    "notice",
    [
        "© 2019 The Authors.",
        "Copyright © 2019, Wiley.",
        "(PsycINFO Database Record (c) 2016 APA, all rights reserved)",
        "All rights reserved.",
        "(c) 2001 Elsevier Science B.V.",
    ],
)
def test_a_notice_glued_to_a_finding_is_cut_off(notice: str) -> None:
    made = record(("Conclusions", f"Contact may lower stigma.{notice}"))
    (finding,) = find(made)
    assert finding.text == "Contact may lower stigma."
    assert finding.span is not None
    assert finding.span.of(page(made)) == finding.text


@pytest.mark.parametrize(
    "text",
    [
        "Copyright law may shape access to care.",
        "Copyright of records is a concern to patients.",
        "Published by patients, such blogs may lower stigma.",
        "We reviewed reports published by Elsevier.",
        "MoodGYM © 2010 improved mood by half.",
        "Three groups were (a) staff, (b) patients and (c) 2000 neighbours.",
        "The authors may be wrong.",
        "WARDS PUBLISHED BY 2019 REPORTS IMPROVED.",
        "In 2019 Wiley reported fewer visits.",
        "Wards Improve.",
    ],
)
def test_what_only_looks_like_a_notice_stays(text: str) -> None:
    assert without_notice(text) == text


@pytest.mark.parametrize("piece", ["© ", "©2 ", "(c) 2000 ", "Copyright of ", "All rights reserved ", "2000 Ltd "])
def test_hostile_text_comes_to_an_end(piece: str) -> None:
    assert isinstance(without_notice("It helps " + piece * (1_000_000 // len(piece))), str)


@given(st.lists(st.sampled_from(["© ", "(c) 2016 ", "Wiley ", "helps ", "all rights reserved", ". ", "(", "\n"])))
def test_what_is_left_is_the_beginning_of_the_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert text.startswith(without_notice(text))
