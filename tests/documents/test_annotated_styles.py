"""A style that prints the note of a work as a block: in each kind of document it stands below the reference."""

from __future__ import annotations

import msgspec
import pytest

from refkit import documents
from refkit.documents import Options
from refkit.model import Library
from tests.documents.library import CONTACT

NOTE = 'Read <b>twice</b> & "weighed": x < y.'


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("html", '</h2>\n<div class="annotation">\n<p>Read <b>twice</b> &amp; “weighed”: x &lt; y.</p>\n'),
        ("markdown", "\n\nRead **twice** & “weighed”: x \\< y.\n"),
        ("text", "\n\n    Read twice & “weighed”: x < y.\n"),
    ],
)
@pytest.mark.parametrize("style", ["refkit-annotated-author-date", "refkit-annotated-numeric"])
def test_the_note_is_a_block_of_its_own(kind: str, expected: str, style: str) -> None:
    record = msgspec.structs.replace(CONTACT, work=msgspec.structs.replace(CONTACT.work, note=NOTE))
    document = "".join(documents.get(kind).write(Library((record,), ("key",)), Options(style=style)))
    assert expected in document
    plain = "".join(documents.get(kind).write(Library((record,), ("key",)), Options(style="apa")))
    assert "weighed" not in plain
