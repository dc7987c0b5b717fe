"""Numbers that a finding rests on: effect sizes, intervals, significance, shares, as they are printed.

Nothing is worked out: `value` is the printed number with a point for its decimals and an ASCII minus
("3 × 10−8" is "3e-8"). Data for a table of evidence.
"""

from __future__ import annotations

import re
from typing import Literal

import msgspec

EffectKind = Literal["effect", "interval", "significance", "test", "size", "share"]


class Effect(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """A number in a sentence.

    kind:       effect (OR 1.4), interval (95% CI 1.1-1.8), significance (p < .05), test (F(1, 38) = 4.2),
                size (n = 40), share (12%)
    name:       as printed: "OR", "odds ratio", "95% CI", "p", "F(1, 38)", "n"; "" for a share
    relation:   "=", "<", ">", "≤", "≥"; "=" where nothing is printed
    value:      the number; of an interval the lower bound, and `upper` the other
    start, end: its place in the sentence
    """

    kind: EffectKind
    name: str
    value: str
    start: int
    end: int
    relation: str = "="
    upper: str = ""


_N = r"[-−–+]?(?:\d{1,9}(?:,\d{3}){0,5}(?:[.·]\d{1,9})?|[.·]\d{1,9})"
_IS = (
    r"\s?(?P<{0}>[=:<>≤≥＝：＜＞]|<=|>=|of|was|is|less\ than|below|greater\ than|above"
    r"|,(?=\s\d{{0,3}}[.·]\d))?\s?"
)
_EFFECTS = (
    r"(?:adjusted |crude |unadjusted )?(?:(?:odds|hazard|risk|rate) ratio|relative risk|risk difference)s?"
    r"|(?:standardi[sz]ed |weighted )?mean difference|effect size|number needed to treat"
    r"|[Aa]?(?:OR|HR|RR|IRR)|SMD|WMD|MD|NNT|AUC|Cohen['’]s d|Hedges['’]?s? g|ICC"
    r"|[Kk]appa|η2|η²|ηp2|R2|R²|r ?\(\d{1,6}\)(?= ?[=<>])|[rdgbκβρ]"
)
_DEGREES = r"\(\s?\d{1,6}(?:\.\d{1,3})?(?:,\s?(?:[Nn]\s?=\s?)?\d{1,6}(?:\.\d{1,3})?)?\s?\)"
# The first character of each way is looked at before the rest; no part repeats inside a repeat.
_FOUND = re.compile(
    rf"""
      \b(?P<ci>\d{{2}}(?:\.\d)?\s?%\s?(?:CIs?|CrI|confidence\ intervals?|credible\ intervals?))
        (?:\s?[\[(]CIs?[\])])?[\s:：,=]{{0,3}}(?:of\ )?[\[(]?\s?
        (?P<low>{_N})\s?%?\s?(?:to|and|[-−–,;~])\s?(?P<high>{_N})
    | \b(?P<p>[Pp])(?:['’]?s|[-\ ]?values?)?{_IS.format("p_is")}
        (?P<p_value>{_N})(?:\s?[×x]\s?10(?P<power>[-−–]?\d{{1,3}}))?
    | (?<!\w)(?P<effect>{_EFFECTS.replace(" ", r"[ ]")})
        (?:\s?[\[(](?:a?(?:OR|HR|RR)|SMD|MD|d|r)[\])])?{_IS.format("e_is")}(?P<e_value>{_N})(?![\w])
    | (?<!\w)(?P<test>(?:[tFzZ]|χ2|χ²|[Cc]hi-square)\s?(?:{_DEGREES})?)
        \s?(?P<t_is>[=<>])\s?(?P<t_value>{_N})
    | (?<!\w)(?P<size>[nN])\s?=\s?(?P<n_value>\d{{1,9}}(?:,\d{{3}}){{0,5}})
    | (?<![\w.%])(?<!\d,)(?P<share>{_N})\s?(?:%|per\s?cent\b)(?!\s?(?:CI|CrI|confidence|credible))
    """,
    re.VERBOSE,
)
_RELATIONS = {
    "<=": "≤", ">=": "≥", "<": "<", ">": ">", "≤": "≤", "≥": "≥", "＜": "<", "＞": ">",
    "less than": "<", "below": "<", "greater than": ">", "above": ">",
}  # fmt: skip
_NEEDS_SIGN = frozenset("rdgbκβρ")  # one letter says nothing without "=" behind it
_ANYTHING = re.compile(r"[A-Z]{2,3}")  # "OR", "HR", "MD": rooms, hours and doctors too
_VALUES = ("p_value", "e_value", "t_value", "n_value")
_BRACKET = re.compile(r"\s?[(\[]")
_LONGEST = 5000


def effects(text: str) -> tuple[Effect, ...]:
    """The numbers in the sentence `text` that are of a kind that is known, in order of place."""
    found = []
    for match in _FOUND.finditer(text, 0, _LONGEST):
        effect = _effect(match)
        if effect:
            found.append(effect)
    return tuple(found)


def printed(text: str) -> tuple[str, ...]:
    """The numbers in `text`, as they are printed, on one line each: "95% CI 1.1–1.8"."""
    return tuple(" ".join(text[effect.start : effect.end].split()) for effect in effects(text))


def _effect(match: re.Match[str]) -> Effect | None:
    start, end = match.span()
    if _decimal_comma(match):
        return None
    if match["ci"]:
        return Effect("interval", match["ci"], _number(match["low"]), start, end, upper=_number(match["high"]))
    if match["p"]:
        if not match["p_is"]:
            return None
        value = _number(match["p_value"]) + (f"e{_number(match['power'])}" if match["power"] else "")
        return Effect("significance", "p", value, start, end, _relation(match["p_is"]))
    if match["effect"]:
        name = match["effect"]
        if name in _NEEDS_SIGN and match["e_is"] not in tuple("=<>≤≥"):
            return None
        doubtful = not match["e_is"] and _ANYTHING.fullmatch(name) and _is_whole(match["e_value"])
        if doubtful and not _BRACKET.match(match.string, end):
            return None
        return Effect("effect", name, _number(match["e_value"]), start, end, _relation(match["e_is"]))
    if match["test"]:
        return Effect(
            "test", match["test"].strip(), _number(match["t_value"]), start, end, _relation(match["t_is"])
        )
    if match["size"]:
        return Effect("size", match["size"], _number(match["n_value"]), start, end)
    return Effect("share", "", _number(match["share"]), start, end)


def _decimal_comma(match: re.Match[str]) -> bool:
    """Whether a number only begins one with a comma for its point, "3,5", or an interval of such."""
    text, end = match.string, match.end()
    if match["ci"]:
        return text[match.end("low") : match.start("high")] == "," and _is_whole(match["low"])
    name = next((name for name in _VALUES if match.end(name) == end), "")
    return (
        bool(name) and _is_whole(match[name]) and text[end : end + 1] == "," and text[end + 1 : end + 2].isdigit()
    )


def _is_whole(printed: str) -> bool:
    return "." not in printed and "·" not in printed


def _relation(printed: str | None) -> str:
    return _RELATIONS.get(printed or "", "=")


def _number(printed: str) -> str:
    """`printed` with a point, an ASCII minus, without separators of thousands or a plus."""
    text = printed.replace("·", ".").replace(",", "").replace("−", "-").replace("–", "-").lstrip("+")
    return text.replace("-.", "-0.", 1) if text.startswith("-.") else f"0{text}" if text[0] == "." else text
