"""Labels inside an abstract: where they stand, what they mean, and what is none."""

from __future__ import annotations

import pytest

from refkit.findings.labels import pieces, role_for


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Results", "results"),
        ("RESULTS:", "results"),
        ("Methods and Results", "results"),
        ("Key Results and Impact", "conclusions"),
        ("Setting and Patients", "methods"),
        ("Study limitations", "other"),
        ("Ergebnisse", "results"),
        ("结论", "conclusions"),
        ("Peer workers", ""),
        ("", ""),
    ],
)
def test_the_role_of_a_heading(label: str, role: str) -> None:
    assert role_for(label) == role


@pytest.mark.parametrize(
    "text",
    [
        "Peer support: what it is. It helps.",
        "The reasons were three: cost, time, and trust.",
        "It was shown at 12:30. The results were: good.",
        "Data.table is a package. Results.csv is a file.",
        "Methods of contact differ. Results vary.",
    ],
)
def test_what_is_no_label(text: str) -> None:
    assert [(piece.label, text[piece.start : piece.end]) for piece in pieces(text)] == [("", text)]


def test_pieces_leave_out_the_labels_only() -> None:
    text = "Forty wards. Results: It fell. Main Lesson: It helps."
    assert [(piece.label, piece.role, text[piece.start : piece.end]) for piece in pieces(text, "Methods")] == [
        ("Methods", "methods", "Forty wards. "),
        ("Results", "results", "It fell. "),
        ("Main Lesson", "", "It helps."),
    ]


@pytest.mark.parametrize("piece", [".", "\n", ".A", ". A", "RESULTS ", "A:", ". Results", ".\n Results:", "[A"])
def test_hostile_text_comes_to_an_end(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    assert isinstance(list(pieces(text)), list)
