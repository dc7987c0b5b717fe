"""The labels inside an abstract's text: "Objectives: … Results: …", a heading on its own line, "RESULTS We …"."""

from __future__ import annotations

import re

import msgspec

from refkit.findings.label_words import FOREIGN_LABELS, ROLE_WORDS, SMALL_WORDS
from refkit.model.section_labels import role_of


class Piece(msgspec.Struct, frozen=True, gc=False):
    """What stands under one label: `text[start:end]`, the label left out. No label: ""; unknown role: ""."""

    start: int
    end: int
    label: str = ""
    role: str = ""


# A head: what follows a stop or begins a line, up to the next colon, stop or line end. Each try is bounded, and
# begins with one class of characters, because the expression engine looks for those fast.
_HEAD = re.compile(
    r"[.!?…)\]”\"。；;\n][^\S\n]*+[【\[]?(?=(?P<head>[^\W\d_][^.:：!?。\n】\]]{1,70}+)(?P<end>[:：.】\]]|\n|\Z)?+)"
)
_FIRST = re.compile(r"\s*+[【\[]?(?P<head>[^\W\d_][^.:：!?。\n】\]]{1,70}+)(?P<end>[:：.】\]]|\n|\Z)?+")
_INSIDE = re.compile(r"\s(Background|Objectives?|Aims?|Methods?|Results|Findings|Conclusions?|Discussion):(?=\s)")
_CAPITALS = re.compile(r"[A-Z][A-Z/&,'’ -]{3,60}+")
_WORD = re.compile(r"\S+")
_CLOSING = re.compile(r"[\s:：.】\]–—-]{0,99}")


def pieces(text: str, label: str = "") -> list[Piece]:
    """`text`, which stands under `label` (may be ""), cut at the labels inside it, in order.

    Labels are taken for what they are if they are known ones, or look like one beside others that are known.
    """
    heads = _heads(text)
    found: list[Piece] = []
    start, role = 0, role_for(label)
    for at, after, inner, inner_role in heads:
        if text[start:at].strip():
            found.append(Piece(start, at, label, role))
        start, label, role = after, inner, inner_role
    if text[start:].strip():
        found.append(Piece(start, len(text), label, role))
    return found


def role_for(label: str) -> str:
    """The role of a section headed `label`, by the known headings, then by the words in it; "" if neither."""
    if not label:
        return ""
    if role := role_of(label):
        return role
    folded = label.strip(" :：.【】[]").casefold()
    if role := FOREIGN_LABELS.get(folded, ""):
        return role
    words = re.findall(r"[^\W\d_]+", folded)
    for role, known in ROLE_WORDS.items():
        if not known.isdisjoint(words):
            return role
    return ""


def _heads(text: str) -> list[tuple[int, int, str, str]]:
    """Every label: where it begins, where its section's text begins, the label, its role."""
    found: list[tuple[int, int, str, str]] = []
    doubtful: list[tuple[int, int, str, str]] = []
    first = _FIRST.match(text)
    for match in ([first] if first else []) + list(_HEAD.finditer(text)):
        start, head, end = match.start("head"), match["head"], match["end"]
        stop = start + len(head)
        if end == "." and not text[stop + 1 : stop + 2].isspace():
            end = None
        known = _known(head, end)
        if known:
            found.append((start, _after(text, start + len(known[0])), known[0].strip(), known[1]))
        elif end in (":", "：") and _looks_like_label(head):
            role = role_for(head)
            (found if role else doubtful).append((start, _after(text, stop), head.strip(), role))
    if found:
        inside = [(m.start(1), _after(text, m.end(1)), m[1], role_of(m[1])) for m in _INSIDE.finditer(text)]
        taken = {entry[0] for entry in found}
        found += [entry for entry in inside + doubtful if entry[0] not in taken]
        found.sort()
    return found


def _known(head: str, end: str | None) -> tuple[str, str] | None:
    """The known label that `head` is, or begins with in capitals ("RESULTS We found"), and its role."""
    if end is not None and not head[0].islower():
        role = role_of(head) or FOREIGN_LABELS.get(head.strip().casefold(), "")
        if role:
            return head, role
    capitals = _CAPITALS.match(head) if head[:4].isupper() else None
    for word in reversed(list(_WORD.finditer(capitals[0]))) if capitals else ():
        label = head[: word.end()]
        role = role_of(label)
        if role and not head[word.end() : word.end() + 1].isalnum():
            return label, role
    return None


def _after(text: str, end: int) -> int:
    closing = _CLOSING.match(text, end)
    return closing.end() if closing else end


def _looks_like_label(head: str) -> bool:
    """A few words, each with a capital but for the small ones: "Setting and Patients"."""
    words = head.split()
    if not 0 < len(words) <= 7 or not head[0].isupper():
        return False
    return all(word[0].isupper() or word.casefold().strip(",") in SMALL_WORDS for word in words)
