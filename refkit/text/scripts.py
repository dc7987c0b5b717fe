"""Text below and above the line in Unicode's own characters: CO₂, 10⁻³."""

from __future__ import annotations

_BELOW = dict(
    zip("0123456789+-−–‐=()aeoxhklmnpstijruvβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜᵢⱼᵣᵤᵥᵦᵧᵨᵩᵪ", strict=True)
)
_ABOVE = dict(
    zip(
        "0123456789+-−–‐=()abcdefghijklmnoprstuvwxyzT*∗⁎",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵀ***",
        strict=True,
    )
)
_ALPHABETS = {"sub": _BELOW, "sup": _ABOVE}


def raised(name: str, text: str) -> str:
    """`text` as subscript (`name` "sub") or superscript ("sup") in Unicode's characters, for plain text; where one
    is lacking, in CSL's tags: `<sub>L</sub>`."""
    text = text.strip()
    alphabet = _ALPHABETS[name]
    if all(char in alphabet for char in text):
        return "".join(alphabet[char] for char in text)
    return f"<{name}>{text}</{name}>"
