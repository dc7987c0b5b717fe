r"""What pdfTeX prints for characters that its usual fonts (T1, TS1) lack. XeTeX and LuaTeX need none of this."""

from __future__ import annotations

import unicodedata

from refkit.text.latex_symbols import ACCENTS

_MATHS = """
    α alpha β beta γ gamma δ delta ε varepsilon ϵ epsilon ζ zeta η eta θ theta ϑ vartheta ι iota κ kappa λ lambda
    ν nu ξ xi π pi ρ rho σ sigma ς varsigma τ tau υ upsilon φ varphi ϕ phi χ chi ψ psi ω omega
    Γ Gamma Δ Delta Θ Theta Λ Lambda Ξ Xi Π Pi Σ Sigma Υ Upsilon Φ Phi Ψ Psi Ω Omega Ω Omega
    ∆ Delta ∂ partial ∇ nabla ∏ prod ∑ sum ∓ mp ∗ ast ∘ circ ∙ bullet √ surd ∝ propto ∞ infty ∠ angle ∧ wedge ∨ vee
    ∩ cap ∪ cup ∫ int ∴ cdot ∼ sim ≃ simeq ≅ cong ≈ approx ≠ neq ≡ equiv ≤ leq ≥ geq ≪ ll ≫ gg ⊂ subset ⊃ supset
    ⊆ subseteq ⊇ supseteq ⊕ oplus ⊗ otimes ⊥ perp ⋅ cdot ⋆ star ∈ in ∉ notin ∋ ni ∀ forall ∃ exists ∅ emptyset
    ← leftarrow → rightarrow ↑ uparrow ↓ downarrow ↔ leftrightarrow ⇐ Leftarrow ⇒ Rightarrow ⇔ Leftrightarrow
    ⩽ leq ⩾ geq ℓ ell ℏ hbar ℜ Re ℑ Im ℵ aleph ′ prime △ triangle ◦ circ ● bullet
    ⟨ langle ⟩ rangle ⌊ lfloor ⌋ rfloor ⌈ lceil ⌉ rceil µ mu μ mu ∥ parallel ∣ mid ⊙ odot
    """.split()
_OTHER = {
    "\u2212": r"\ensuremath{-}",
    "\u207b": r"\textsuperscript{\ensuremath{-}}",
    "\u208b": r"\textsubscript{\ensuremath{-}}",
    "\u2010": "-",
    "\u2011": "-",
    "\u2012": "--",
    "\u2015": "---",
    "\u2032": r"\ensuremath{'}",
    "\u2033": r"\ensuremath{''}",
    "\u2215": "/",
    "\u2044": "/",
    "\u2236": ":",
    "\u2002": r"\enspace{}",
    "\u2003": r"\quad{}",
    "\u2009": r"\,",
    "\u200a": r"\,",
    "\u202f": r"\,",
    "\u2007": "~",
    "\u2008": r"\,",
    "\u2005": r"\ ",
    "\u2004": r"\ ",
    "\u2006": r"\,",
    "\u3000": r"\quad{}",
    "\u200b": r"\hspace{0pt}",
    "\u2060": "",
    "\ufeff": "",
    "ʻ": "`",
    "ʼ": "'",
    "ʹ": "'",
    "ı": r"\i{}",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "≲": r"\ensuremath{<}",
    "≳": r"\ensuremath{>}",
    "☆": r"\ensuremath{\star}",
    "★": r"\ensuremath{\star}",
    "✓": r"\ensuremath{\surd}",
}
_TABLE = {
    **{char: rf"\ensuremath{{\{name}}}" for char, name in zip(_MATHS[::2], _MATHS[1::2], strict=True)},
    **_OTHER,
}
_ACCENT = {combining: command for command, combining in ACCENTS.items()}
_RISEN = {"<super>": r"\textsuperscript", "<sub>": r"\textsubscript"}
_SPECIAL = frozenset("\\{}$&#%_^~`'\"<>|-")


def replacement(char: str) -> str:
    r"""LaTeX of ASCII for `char`: maths, a raised or lowered figure, a letter under its accents, the like in
    ASCII; else `\missing{…}`, which prints its number."""
    if char in _TABLE:
        return _TABLE[char]
    if unicodedata.category(char) in ("Cf", "Mn", "Me", "Cc", "Cs"):
        return "" if unicodedata.category(char) == "Cf" else rf"\missing{{{ord(char):04X}}}"
    kind, _, parts = (
        unicodedata.decomposition(char).partition(" ") if "<" in unicodedata.decomposition(char) else ("", "", "")
    )
    if kind:
        plain = "".join(chr(int(code, 16)) for code in parts.split())
        if plain.isascii() and plain.isprintable() and not _SPECIAL & set(plain):
            return f"{_RISEN[kind]}{{{plain}}}" if kind in _RISEN else plain
    parted = unicodedata.normalize("NFD", char)
    letter, marks = parted[0], parted[1:]
    if marks and letter.isascii() and letter.isalpha() and all(mark in _ACCENT for mark in marks):
        for mark in marks:
            letter = f"\\{_ACCENT[mark]}{{{letter}}}"
        return letter
    return rf"\missing{{{ord(char):04X}}}"
