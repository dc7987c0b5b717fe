"""A line of Markdown → runs: emphasis, code, links and addresses. All else is text, HTML too."""

from __future__ import annotations

import re

from refkit.csl import Run

_TOKEN = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<mark>\*{1,3}|_{1,3})"
    r"|`(?P<code>[^`\n]{1,1000})`"
    r"|!?\[(?P<words>[^\[\]\n]{0,1000})\]\((?P<target>[^()\s]{0,2000})\)"
    r"|<(?P<address>https?://[^<>\s]{1,2000})>"
)
_STYLES = {1: (True, False), 2: (False, True), 3: (True, True)}  # length of a mark → italic, bold


class _Piece:
    """A piece of text on its way to a run."""

    __slots__ = ("bold", "italic", "text")

    def __init__(self, text: str) -> None:
        self.text, self.italic, self.bold = text, False, False


def runs(text: str) -> tuple[Run, ...]:
    """`text`, one paragraph, as runs. A mark that does not pair stays a character. Takes linear time."""
    pieces: list[_Piece] = []
    opened: dict[str, int] = {}  # mark → where its piece stands; no mark is open twice
    end = 0
    for match in _TOKEN.finditer(text):
        pieces.append(_Piece(text[end : match.start()]))
        end = match.end()
        if mark := match["mark"]:
            before, after = text[max(match.start() - 1, 0) : match.start()], text[end : end + 1]
            for part in _parts(mark, opened):
                _mark(part, before, after, pieces, opened)
        else:
            pieces.append(_Piece(_plain(match)))
    pieces.append(_Piece(text[end:]))
    return _joined(pieces)


def _plain(match: re.Match[str]) -> str:
    if match["words"] is not None:
        words, target = match["words"].strip(), match["target"]
        return f"{words} ({target})" if words and target and words != target else words or target
    return match["escaped"] or match["code"] or match["address"]


def _parts(mark: str, opened: dict[str, int]) -> list[str]:
    """A mark of three that closes two others: those, the inner one first."""
    two, one = mark[:2], mark[0]
    if len(mark) < 3 or mark in opened or not (two in opened and one in opened):
        return [mark]
    return [one, two] if opened[one] > opened[two] else [two, one]


def _mark(mark: str, before: str, after: str, pieces: list[_Piece], opened: dict[str, int]) -> None:
    """Close what `mark` opened, or open it, where a reader of Markdown would (CommonMark, "flanking")."""
    closes = bool(before) and not before.isspace() and not (mark[0] == "_" and after.isalnum())
    opens = bool(after) and not after.isspace() and not (mark[0] == "_" and before.isalnum())
    if closes and mark in opened:
        start = opened[mark]
        italic, bold = _STYLES[len(mark)]
        pieces[start].text = ""
        for piece in pieces[start + 1 :]:
            piece.italic, piece.bold = piece.italic or italic, piece.bold or bold
        for other in [other for other, place in opened.items() if place >= start]:
            del opened[other]  # what opened inside and did not close is text
        return
    if opens and mark not in opened:
        opened[mark] = len(pieces)
    pieces.append(_Piece(mark))


def _joined(pieces: list[_Piece]) -> tuple[Run, ...]:
    """Neighbours of one formatting as one run; empty ones left out."""
    found: list[Run] = []
    texts: list[str] = []
    style = (False, False)
    for piece in pieces:
        if not piece.text:
            continue
        if texts and (piece.italic, piece.bold) != style:
            found.append(Run("".join(texts), *style))
            texts = []
        style = (piece.italic, piece.bold)
        texts.append(piece.text)
    return (*found, Run("".join(texts), *style)) if texts else tuple(found)
