"""What a style learnt from one item of a kind holds for the others: nothing reads otherwise than without it."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from benchmarks.csl_items import mixed, varied
from benchmarks.csl_styles import independent_styles
from refkit.csl import styles
from refkit.csl.processor import Processor, Style
from refkit.csl.processor.shapes import Shapes

_NAMED = (
    "apa",
    "chicago-author-date",
    "chicago-notes-bibliography",
    "modern-language-association",
    "ieee",
    "nature",
)
_SAMPLE = [*map(styles.find, _NAMED), *independent_styles()[7::190]]
_ODD: tuple[dict[str, Any], ...] = (
    {"volume": "special"}, {"edition": "second"}, {"title": ["no", "text"]}, {"issued": {"literal": "in press"}},
    {"issued": {"date-parts": [[1999], [2003]]}}, {"page": "7"}, {"author": []}, {"number": ""}, {"issue": 4},
    {"issued": {"date-parts": [[1999, 5]], "circa": True}}, {"author": [{"literal": "A body"}]},
)  # fmt: skip


def _items() -> list[dict[str, Any]]:
    """Items of many kinds, several of each, with fields missing, odd or emptied."""
    chance = random.Random("shapes")
    items = []
    for number, item in enumerate([*mixed(), *varied(40)] * 2):
        kept = {name: value for name, value in item.items() if name in ("id", "type") or chance.random() > 0.15}
        if chance.random() < 0.4:
            kept |= chance.choice(_ODD)
        items.append({**kept, "id": f"{item['id']}-{number}"})
    return items


def _texts(style: Style) -> list[str]:
    processor = Processor(style, _items(), output="html")
    found = [processor.bibliography()]
    if style.citation is not None:
        for key in processor.items:
            found += [
                processor.cite([{"id": key}]),
                processor.cite([{"id": key, "locator": "3-5", "label": "page", "position": 1, "near-note": True}]),
                processor.cite([{"id": key, "position": 3, "locator": "2", "first-reference-note-number": 7}]),
            ]
    return found


@pytest.mark.parametrize("path", _SAMPLE, ids=lambda path: path.stem)
def test_nothing_reads_otherwise_for_what_a_style_learnt(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    learnt = Style.load(path)
    first, second = _texts(learnt), _texts(learnt)
    monkeypatch.setattr(Shapes, "of", lambda self, item: None)
    assert first == second == _texts(Style.load(path))
