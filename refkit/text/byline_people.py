"""The pieces of a line of names put together as people, and how surely they are people."""

from __future__ import annotations

from bisect import bisect_right

import msgspec

from refkit.model import Name
from refkit.text.byline_pieces import MARKS, ORCID, Piece, is_initials, is_whole
from refkit.text.name_tables import US_STATES
from refkit.text.people import parse_name

Found = tuple[Piece, Piece | None]  # a name, and the piece with its given names if that stands apart


def people_of(line: str, pieces: list[Piece]) -> list[Found]:
    """Pieces put together as people; none if that does not come out even."""
    if pieces[-1].group:
        return _grouped(pieces)
    if len(pieces) == 2 and not pieces[1].joined and not pieces[0].literal:
        family, given = pieces
        if not is_initials(given) and (not is_whole(family) or not is_whole(given)):
            sure = (
                given.words and (given.words[0].given or given.words[-1].kind == "I") and not given.words[0].place
            )
            plain = len(family.words) < 4 and not any(word.kind == "I" or word.place for word in family.words)
            sure = sure or line[given.end : given.end + 1] in MARKS
            between = line[family.end : given.start].strip()
            return [(family, given)] if sure and plain and between == "," else []
    people: list[Found] = []
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        following = pieces[at + 1] if at + 1 < len(pieces) else None
        if (
            following
            and is_initials(following)
            and not is_initials(piece)
            and not piece.literal
            and line[piece.end : following.start].strip() in (",", ".,")
        ):
            if any(word.place or word.kind == "I" for word in piece.words):
                return []
            people.append((piece, following))
            at += 2
            if len(pieces) == 2 and line[following.start : following.end] in US_STATES:
                return []  # "Stillwater, OK"
            continue
        if not piece.literal and not is_whole(piece):
            return _alternating(pieces) if not people else []
        people.append((piece, None))
        at += 1
    return people if any(not name.literal for name, _ in people) else []


def _alternating(pieces: list[Piece]) -> list[Found]:
    """ "Smith, John, Roe, Jane": family and given names in turn, which the given names must show."""
    if len(pieces) % 2 or len(pieces) < 4 or any(piece.literal for piece in pieces):
        return []
    given = sum(piece.words[0].given for piece in pieces[1::2])
    if given * 4 < len(pieces) or any(is_initials(piece) or len(piece.words) > 3 for piece in pieces[::2]):
        return []
    return list(zip(pieces[::2], pieces[1::2], strict=True))


def _grouped(pieces: list[Piece]) -> list[Found]:
    """Between semicolons: "Family, Given", a whole name, or names with their affiliation."""
    groups: list[list[Piece]] = [[] for _ in range(pieces[-1].group + 1)]
    for piece in pieces:
        groups[piece.group].append(piece)
    groups = [group for group in groups if group]
    affiliated = any(
        piece.bad or bool(piece.literal) or len(group) > 2 or any(word.place for word in piece.words)
        for group in groups
        for piece in group[1:]
    )
    people: list[Found] = []
    for group in groups:
        first = group[0]
        if first.bad or not (first.words or first.literal):
            return []
        if len(group) == 2 and not affiliated and not group[1].joined and not first.literal:
            people.append((first, group[1]))
            continue
        # All before and behind an "and" are names, unless an affiliation stands among them.
        whole = next((i for i, piece in enumerate(group) if piece.bad or not is_whole(piece)), len(group))
        last = next((i for i in range(whole - 1, 0, -1) if group[i].joined), 0)
        named = group[: last + 1]
        if any(piece.bad or not (piece.literal or is_whole(piece)) for piece in named):
            return []
        people += [(piece, None) for piece in named]
    return people


def name_of(line: str, item: Found, people: list[Found]) -> Name:
    """The name of a piece, by the custom of the whole line where the piece itself leaves it open."""
    piece, given = item
    written = line[piece.start : piece.end]
    if piece.literal:
        return Name(literal=" ".join(piece.literal.split()))
    if given:
        return Name(" ".join(written.split()), " ".join(line[given.start : given.end].split()))
    words = written.split()
    last = piece.words[-1]
    if last.capitals and len(words) > 1 and not piece.words[0].capitals:
        others = [name.words for name, apart in people if not apart and name is not piece and len(name.words) > 1]
        behind = any(ws[-1].kind == "I" and ws[-1].capitals and ws[0].kind == "N" for ws in others)
        if last.capitals == 3 and behind:
            return Name(" ".join(words[:-1]), words[-1])  # "Smith J, Roe JAB"
        if last.kind == "I" and last.capitals == 2 and any(ws[-1].capitals > 3 for ws in others):
            return Name(words[-1], " ".join(words[:-1]))  # "Xu LI, Jane MILLER"
    return parse_name(written) or Name(literal=written)


def add_orcids(line: str, people: list[Found], names: list[Name]) -> None:
    """Give each name the ORCID that stands between it and the next."""
    ends = [(given or name).end for name, given in people]
    for match in ORCID.finditer(line):
        owner = bisect_right(ends, match.start()) - 1
        if owner >= 0 and not names[owner].literal:
            names[owner] = msgspec.structs.replace(names[owner], orcid=match[0][-19:])


def score_of(line: str, people: list[Found], *, labelled: bool) -> float:
    """How sure it is that the line is a list of people: 0 to 1."""
    strong = sum(_evidence(name, given) for name, given in people) / len(people)
    ends = [(given or name).end for name, given in people]
    marked = sum(line[end : end + 2].strip(" ,")[:1] in MARKS for end in ends)
    joined = any(name.joined for name, _ in people[1:])
    score = 0.7 * strong
    if len(people) > 1:
        score = 0.25 + 0.5 * strong + 0.05 * joined + 0.05 * (len(people) > 2)
    if any(word.place for name, _ in people for word in name.words):
        score -= 0.2
    return max(0.0, min(1.0, score + 0.2 * (marked * 2 >= len(people)) + 0.35 * labelled))


def _evidence(piece: Piece, given: Piece | None) -> float:
    """How much a name looks like a person's: 0 to 1."""
    words = piece.words
    if piece.literal:
        return 0.5
    if given:
        return 0.95 if is_initials(given) or given.words[0].given else 0.5
    first, last = words[0], words[-1]
    initials = [word for word in words if word.kind == "I"]
    if initials and words.index(initials[0]) == 1 and last.kind == "I" and first.given and not first.family:
        return 0.4  # "Jonathan R.": the family name is lost
    if any(word.given for word in words[:-1]) or (last.given and first.family):
        return 1.0
    dotted = any(not word.capitals for word in initials)
    if first.kind == "I":
        return 0.9 if dotted or len(initials) > 1 or first.capitals > 1 or last.family else 0.4
    if initials:
        return 0.8 if dotted or first.family else 0.6
    if any(word.family or word.given for word in words):
        return 0.7
    if any(word.kind == "P" for word in words[1:]):
        return 0.6
    return 0.72 if last.capitals > 2 and not first.capitals else 0.0
