"""Names of people as pages print them: one string in, a `Name` or several out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from refkit.model import Name
from refkit.text.name_tables import BODIES, DEGREES, FAMILY_PARTICLES, TITLES

_SUFFIX = re.compile(r"(?i)(?:jr|sr)\.?|i{2,3}|iv|2nd|3rd")
# "Davidson, L", "Sanchez-Moscona, Cecilia", "Jones, Catriona C. G.": no suffix, no particle, nothing to decide.
_PLAIN_NAME = re.compile(r"[A-Z][a-z]+(?:[- ][A-Z][a-z]+)?, [A-Z][a-z]*\.?(?:[ -][A-Z][a-z]*\.?){0,3}")
_NAME_JOINTS = re.compile(r"[,;]\s{0,9}|\s{1,9}(?:and|&|und|et|y)\s{1,9}")
_PIECE = re.compile(r"[^,;\s][^,;]*")
_CJK = re.compile(r"[぀-ヿ㐀-鿿가-힯]")
_CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢİĪĶŁĽŃŅŇŌŐŘŚŞŠŤŪŮŰŹŻŽΑ-ΩЀ-Я"
_INITIAL = re.compile(rf"(?:[{_CAPITAL}]\.[-‐]?)+[{_CAPITAL}]?|[{_CAPITAL}]{{1,2}}|[{_CAPITAL}]-[{_CAPITAL}]")
# What sticks to a name on a page and is none of it.
_NOISE = re.compile(r"[@\d*†‡§¶#‖()\[\]<>¹²³⁰⁴-⁹\u200b]|orcid|ORCID|\s[a-z],[a-z](?:,|$)")
_ORCID = re.compile(
    r"(?:https?://)?(?:www\.)?orcid\.org/((?:\d{4}-){3}\d{3}[\dX])|(?<!\d)((?:\d{4}-){3}\d{3}[\dX])(?!\d)"
)
_ORCID_WORDS = re.compile(r"(?i)(?:view )?orcid(?: (?:profile|logo|id|icon|record))?\b:?")
_ASIDE = re.compile(r"\([^()]{0,300}\)|\[[^\[\]]{0,100}\]|<[^<>]{0,200}>|[^\s,;<>()]{1,80}@[^\s,;<>()]{0,80}")
_MARKS = re.compile(r"^[\s\d*†‡§¶#‖¹²³⁰⁴-⁹.•\u200b]+|(?<![\s\d*†‡§¶#‖¹²³⁰⁴-⁹,\u200b])[\s\d*†‡§¶#‖¹²³⁰⁴-⁹,\u200b]+$")
_LETTER_MARKS = re.compile(r"(?:^|[ ,*†‡§¶\d])[a-df-xz](?:,[a-z]){0,9}$")
_ON_BEHALF = re.compile(r"(?i)(?:and )?(?:on behalf of|for) (?:the )?")
_PATRONYMIC = re.compile(r"(?:[оеё]вич|ьич|[оеё]вна|ична)$")
_JOINTS = re.compile(r" ?[,，] ?| (?:and|&|et|und|y|и|och|og) |&|[、·・]")
_STRONG_JOINTS = re.compile(r"[;；|] ?(?:(?:and|&|et|und|y|и) )?")
_CUT = re.compile(
    r"(?i)[\s,;、，]{0,9}(?:(?:\b(?:and|&)\s{1,3})?(?:\bet\s{1,3}al\b\.?|\bet\s{1,3}autres\b|\bи\s{1,3}др\b\.?|"
    r"\bothers\b|\b\d{1,4} (?:more|others)\b)"
    r"|\.\.\.|…|等)[\s,;.]{0,9}$"
)


class Names(list[Name]):
    """Names in their order; `cut` says that the list went on ("et al.", "…", "等")."""

    cut: bool = False


def parse_name(text: str) -> Name | None:
    """Read "Family, Given", "Family, Given, Suffix" or "Given Family"; None if there is no letter in it.

    Particles stay with the family name. Names in Chinese, Japanese or Korean script are kept whole, as a
    literal, because one string does not say where the family name ends, unless a space or comma parts them
    ("山田 太郎"); so are organisations ("WHO Working Group"), which are known by their last word. Initials behind
    a name ("Shalaby R. A.") are given names, and so is what stands before a patronymic ("Иванов Иван Иванович").
    Degrees, titles, marks of affiliation, e-mail addresses and asides in brackets go; an ORCID is kept as such.
    """
    # As nearly always in an index.
    if _PLAIN_NAME.fullmatch(text) and text.rpartition(" ")[2] not in _NO_GIVEN_NAMES:
        family, _, given = text.partition(", ")
        return Name(family, given)
    orcid = ""
    if _NOISE.search(text):
        text, orcid = _without_noise(text)
    name = _read(text)
    if name is None or not orcid:
        return name
    return Name(name.family, name.given, suffix=name.suffix, literal=name.literal, orcid=orcid)


_NO_GIVEN_NAMES = frozenset({"Jr", "Jr.", "Sr", "Sr.", "Prof", "Prof.", "Dr", "Dr."})


def _without_noise(text: str) -> tuple[str, str]:
    """A name without marks, addresses and asides; and the ORCID that stood with it ("" if none)."""
    found = _ORCID.search(text)
    if found:
        text = text[: found.start()] + " " + text[found.end() :]
    if "orcid" in text.lower():
        text = _ORCID_WORDS.sub(" ", text)
    text = _ASIDE.sub(" ", text) if any(char in text for char in "([<@") else text
    text = _MARKS.sub("", text)
    text = _LETTER_MARKS.sub("", text)
    return _MARKS.sub("", text), (found[1] or found[2]) if found else ""


def _read(text: str) -> Name | None:
    text = " ".join(text.split()).strip(",;")
    if not (text[:1].isalpha() or any(map(str.isalpha, text))):
        return None
    if not text.isascii() and _CJK.search(text):
        return _east_asian(text)
    if found := _ON_BEHALF.match(text):
        return Name(literal=text[found.end() :]) if found.end() < len(text) else None
    family, comma, rest = text.partition(",")
    if comma:
        parts = [part.strip() for part in rest.split(",") if part.strip()]
        whole = " " in family and not _ends_in_particles(family)
        while parts and _is_degree(parts[-1]) and (len(parts) > 1 or whole or not parts[-1].isupper()):
            parts.pop()
        if len(parts) > 1 and _SUFFIX.fullmatch(parts[0]):  # BibTeX order: Family, Jr, Given
            parts[0], parts[1] = parts[1], parts[0]
        if parts and not (len(parts) == 1 and whole and _SUFFIX.fullmatch(parts[0])):
            return Name(family=family.strip(), given=parts[0], suffix=", ".join(parts[1:]))
        text = " ".join((family.strip(), *parts))
    words = text.split(" ")
    if len(words) > 1 and _is_body(words):
        return Name(literal=text)
    while len(words) > 1 and words[0].lower() in TITLES:
        del words[0]
    while len(words) > 2 and _is_degree(words[-1]) and not _INITIAL.fullmatch(words[-1]):
        words.pop()
    suffix = words.pop() if len(words) > 2 and _SUFFIX.fullmatch(words[-1]) else ""
    if len(words) == 1:
        return Name(family=words[0], suffix=suffix)
    if len(words) == 3 and not words[0].isascii() and _PATRONYMIC.search(words[2]):
        return Name(family=words[0], given=f"{words[1]} {words[2]}")
    if whole_caps := _capital_family(words):
        return Name(*whole_caps, suffix=suffix)
    initials = len(words)
    while initials > 1 and _INITIAL.fullmatch(words[initials - 1]):
        initials -= 1
    if initials < len(words) and not _INITIAL.fullmatch(words[0]):
        return Name(family=" ".join(words[:initials]), given=" ".join(words[initials:]), suffix=suffix)
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in FAMILY_PARTICLES:
        start -= 1
    return Name(family=" ".join(words[start:]), given=" ".join(words[:start]), suffix=suffix)


def _capital_family(words: list[str]) -> tuple[str, str] | None:
    """Family and given names where the page prints the family name alone in capitals: "Jean-Paul SAINT MARTIN"."""
    big = [len(word) > 2 and word.isupper() and not _INITIAL.fullmatch(word) for word in words]
    if all(big) or not any(big):
        return None
    if big[-1] and len(words[-1]) == 3 and words[-1][1] not in "AEIOUYÁÉÍÓÚÄÖÜАЕИОУЫЭЮЯ" and not any(big[:-1]):
        return " ".join(words[:-1]), words[-1]  # initials: "Visscher TLS", but "Sevket SEN"
    if big[-1] and not big[0]:
        start = len(words) - 1
        while start > 1 and (big[start - 1] or words[start - 1].lower() in FAMILY_PARTICLES):
            start -= 1
        return " ".join(words[start:]), " ".join(words[:start])
    end = big.index(False)
    if big[0] and not any(big[end:]) and any(word[:1].isupper() and word[1:].islower() for word in words[end:]):
        return " ".join(words[:end]), " ".join(words[end:])
    return None


def _east_asian(text: str) -> Name:
    """ "山田 太郎" and "王, 小明" are parted; anything else is a literal."""
    for joint in (",", "，", " "):
        family, found, given = text.partition(joint)
        family, given = family.strip(), given.strip()
        short = 0 < len(family) <= 4 and 0 < len(given) <= 4 and " " not in given
        if found and short and _CJK.match(family) and all(map(_CJK.match, given)):
            return Name(family, given)
    return Name(literal=text)


def _is_degree(text: str) -> bool:
    lower = text.lower()
    return lower in DEGREES or (" " in lower and all(word.rstrip(",") in DEGREES for word in lower.split()))


def _is_body(words: list[str]) -> bool:
    """Whether words name a group: the last one does, or one with "of" or "for" behind it, or "The" is the first."""
    if words[-1].lower() in BODIES or (words[0] == "The" and len(words) > 2):
        return True
    return any(
        word.lower() in BODIES and words[i + 1] in ("of", "for", "on", "and", "de", "der", "für")
        for i, word in enumerate(words[:-1])
    )


def _ends_in_particles(family: str) -> bool:
    """Whether every word but the last is a particle: "van der Berg"."""
    return all(word.lower() in FAMILY_PARTICLES for word in family.split()[:-1])


def parse_names(text: str) -> Names:
    """The names in a string that is known to hold names: joined by ";", or by commas and "and".

    "Family, Given; Family, Given", "Given Family, Given Family and Given Family", "Smith J, Roe P",
    "Smith, J. A., Roe, P." are all read. Whether the list was cut is in `Names.cut`.
    """
    names = Names()
    text = " ".join(text[:20000].replace("\n", ";").split())
    tail = _CUT.search(text, max(0, len(text) - 60))
    if tail:
        text, names.cut = text[: tail.start()], True
    if ";" in text or "；" in text or "|" in text:
        parts = _STRONG_JOINTS.split(text.strip())
        if any(" and " in part and "," not in part for part in parts):
            parts = [piece for part in parts for piece in (part.split(" and ") if "," not in part else [part])]
    else:
        parts = _paired(_whole_pieces(text))
    for part in parts:
        name = parse_name(part)
        if name is not None:
            names.append(name)
    return names


def _whole_pieces(text: str) -> list[str]:
    """Pieces between commas and "and", degrees and suffixes left out."""
    found = [piece.strip() for piece in _JOINTS.split(text)]
    return [piece for piece in found if piece and not (_is_degree(piece) and " " in text)]


def _paired(pieces: list[str]) -> list[str]:
    """ "Smith", "J. A.", "Roe", "P." → "Smith, J. A.", "Roe, P."; two lone words are family and given."""
    if len(pieces) == 2 and all(" " not in piece and not _CJK.search(piece) for piece in pieces):
        return [", ".join(pieces)]
    joined: list[str] = []
    for piece in pieces:
        given = all(map(_INITIAL.fullmatch, piece.split()))
        if (given or _SUFFIX.fullmatch(piece)) and joined and not joined[-1].count(",") > given:
            joined[-1] += f", {piece}"
        else:
            joined.append(piece)
    if len(joined) > 1 and "," in joined[0] and " " in pieces[1] and len(joined) == len(pieces) - 1:
        return joined
    lone = [" " not in piece for piece in joined]
    even = len(joined) > 2 and len(joined) % 2 == 0
    if even and all(lone[::2]) and not any(_CJK.search(piece) for piece in joined):
        return [f"{family}, {given}" for family, given in zip(joined[::2], joined[1::2], strict=True)]
    return joined


def pieces(line: str) -> Iterator[tuple[str, int]]:
    """The pieces between the commas and semicolons of a by-line, each with its offset; white space is left out."""
    for match in _PIECE.finditer(line):
        yield match[0].rstrip(), match.start()


def looks_like_people(line: str) -> bool:
    """Whether a line is a list of names: two pieces or more, of two to four words, nearly all capitalised."""
    pieces = [piece.split() for piece in _NAME_JOINTS.split(line) if piece.strip()]
    if len(pieces) < 2 or any(len(piece) > 4 for piece in pieces):
        return False
    words = [word for piece in pieces for word in piece]
    return sum(bool(word[0].isupper()) for word in words) > 0.85 * len(words)


def looks_like_a_name(line: str) -> bool:
    """Whether a line can be one person's name: one to six capitalised words or initials, particles aside."""
    if _PLAIN_NAME.fullmatch(line):  # as nearly always
        return True
    words = line.replace(",", " ").split()
    if not 0 < len(words) <= 6 or any(char.isdigit() or char in ":?!/" for char in line):
        return False
    return all(word[0].isupper() or not word[0].isascii() or word.lower() in FAMILY_PARTICLES for word in words)
