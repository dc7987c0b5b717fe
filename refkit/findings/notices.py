"""Copyright lines and publishers' notes at the end of an abstract: "© 2019 The Authors. Published by Wiley."."""

from __future__ import annotations

import re

# What opens a notice at the beginning of a sentence, whatever follows.
_OPENS = re.compile(
    r"""
      [(\[]?\s? (?:©|&copy;) \s? (?=[\dA-Z]|\Z)
    | [(\[]?\s? (?i: copyright \s? (?:©|&copy;|\(c\)|[#:,])? \s? (?:(?:19|20)\d\d\b | (?:by\s)?the\sauthors?\b)
                   | copyright \s? (?:©|&copy;|\(c\))
                   | copyright\sof\s .{3,200}? \sproperty\sof\b
                   | psycinfo\sdatabase\srecord\b
                   | all\srights\sreserved\b
                   | for\spermissions?,?\splease\b
                   | this\sis\san\sopen[ -]access\sarticle\b
                   | this\s(?:article|work|paper)\sis\s(?:distributed|published|licen[cs]ed)\sunder\b
                   | (?:original\s)?content\sfrom\sthis\swork\smay\sbe\sused\sunder\b
                   | (?:distributed|published|licensed)\sunder\s(?:the\sterms\sof\s)?(?:a|the)\screative\scommons\b
                   | abstract\sfrom\s(?:author|publisher) )
    """,
    re.VERBOSE,
)
# The same where it is glued to the sentence before it; what follows must then be names and small words.
_GLUED = re.compile(
    r"""
    [(\[]?
    (?: (?:©|&copy;) (?=\s?[\dA-Z])
      | \(c\) (?=\s?(?:19|20)\d\d)
      | (?<=[.!?]\s) [^\W\d_] (?=\s(?:19|20)\d\d\s[A-Z])  # "q 2003 Elsevier": a sign that was lost
      | (?<![^\W\d_]) (?: copyright (?=\s?(?:©|&copy;|\(c\)|(?:19|20)\d\d))
                        | psycinfo\sdatabase\srecord\b | all\srights\sreserved\b ) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
# What makes a sentence of names and small words a notice.
_MAKES = re.compile(
    r"""
      \(c\)\s?(?:19|20)\d\d | (?i:\bpublished\s(?:online\s)?by\b | \bcopyright\b | \bthe\sauthors?\b)
    | \b(?:19|20)\d\d\b .{0,80} \b(?:Ltd|Inc|LLC|GmbH|B\.?V\b|Press|Periodicals|Elsevier|Wiley|Springer)\b
    | \b(?:19|20)\d\d;\s?\d
    """,
    re.VERBOSE,
)
_WORDS = re.compile(r"[^\W\d_]+")
_SMALL = frozenset(
    "al all an and at author authors behalf by com copyright database de doi et exclusive for http https in "
    "licence license licensee of on online org published record reserved rights the to under "
    "und wileyonlinelibrary www".split()
)
_LONG = 300  # characters: no notice is longer
_TRIES = 3  # marks that are looked at in one sentence


def without_notice(text: str) -> str:
    """The sentence `text` up to a notice that is glued to its end; "" if the whole of it is one."""
    if _OPENS.match(text) or (len(text) <= _LONG and _MAKES.search(text) and names_only(text)):
        return ""
    for tried, mark in enumerate(_GLUED.finditer(text, max(0, len(text) - _LONG))):
        if tried == _TRIES:
            break
        if names_only(text[mark.start() :]):
            return text[: mark.start()].rstrip()
    return text


def names_only(text: str) -> bool:
    """Whether all words but small ones begin with a capital; a text all in capitals tells nothing."""
    if len(text) > _LONG:
        return False
    found = _WORDS.findall(text)
    return (
        bool(found)
        and not (text.isupper() and len(found) > 1)
        and all(word[0].isupper() or len(word) == 1 or word in _SMALL for word in found)
    )
