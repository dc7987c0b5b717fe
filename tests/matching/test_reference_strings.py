"""Raw reference strings, in which title, names and numbers are looked for."""

from __future__ import annotations

import pytest

from refkit.matching import Description, decide
from refkit.model import DOI, Name, PageRange
from tests.matching.limpets import RECORD, decided, record

STRINGS = (
    "Whelk AB, Dogfish C. Homing of intertidal limpets after dis-\nplacement on sheltered shores. "
    "J Shore Biol. 2011;12(3):301-15.",
    "Whelk, A. B., & Dogfish, C. (2011). Homing of intertidal limpets after displacement on sheltered shores. "
    "Journal of Shore Biology, 12(3), 301–315.",
    "[7] A. B. Whelk and C. Dogfish, “Homing of intertidal limpets after displacement on sheltered shores,” "
    "J. Shore Biol., vol. 12, no. 3, pp. 301–315, 2011.",
    "Whelk, A. B.; Dogfish, C. J. Shore Biol. 2011, 12, 301.",
    "Whelk AB, Dogfish C: Homing of intertidal limpets after displacement on sheltered shores. "
    "doi:10.5555/shore.12.301",
)


@pytest.mark.parametrize("string", STRINGS)
def test_a_reference_string_names_the_work_in_any_style(string: str) -> None:
    other = record(
        title="Homing of limpets",
        author=(Name("Brown"),),
        volume="3",
        page=PageRange("5"),
        doi=DOI("10.5555/brown"),
    )
    decision = decided(Description(unstructured=string), other, RECORD)
    assert (decision.verdict, decision.index) == ("accepted", 1)
    assert decided(Description(unstructured=string), other).verdict != "accepted"


def test_a_short_title_inside_a_longer_one_of_a_string_is_not_the_work() -> None:
    string = "Roe R. Rules of limpet homing behaviour in winter. J Shore Biol. 2011;12(3):30-5."
    homing = record(title="Limpet homing", author=(Name("Whelk"),), page=PageRange("301"))
    assert decided(Description(unstructured=string), homing).verdict == "refused"


def test_reasons_name_what_is_not_in_the_string() -> None:
    string = "Whelk AB. Homing of intertidal limpets after displacement on sheltered shores, 2009; 4(1)."
    reasons = decide(Description(unstructured=string), [RECORD]).candidates[0].reasons
    assert "years 2009 and 2011" in reasons
    assert any("301" in reason for reason in reasons)
