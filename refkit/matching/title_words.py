"""Words in titles that tell works apart, or tell nothing: a table."""

from __future__ import annotations

import re

# Another text about the work of that title: what stands before the title, and what stands behind it.
# "Correction of scoliosis" is no notice: the weaker words need "to", "on" or a colon.
_BEFORE = {
    "correction": r"(?:errat(?:um|a)|corrigend(?:um|a)|addendum)(?:\s(?:to|for|in))?\b"
    r"|(?:(?:author|publisher|editorial)(?:['’]?s)?\s)?correction(?:s?\s(?:to|for)\b|s?\s?[:–—])",
    "retraction": r"(?:retraction|withdrawal)\s?(?:(?:notice|note|statement)\b|(?:to|of)\b\s?(?=[:“\"‘])|[:–—])",
    "concern": r"(?:editorial\s)?expression\sof\sconcern",
    "reply": r"(?:(?:the\s)?authors?['’]?s?['’]?\s)?(?:reply|response|rejoinder)(?:\s(?:to|from)\b|\s?[:–—])",
    "comment": r"(?:invited\s|editorial\s)?(?:comments?|commentary|discussion|remarks?|letter|editorial)"
    r"(?:\s(?:on|re)\b|\s?[:–—]|\sto(?=\s?[“\"‘:]))|re\s?:",
    "review": r"(?:book\s)?reviews?(?:\sof\b(?=\s?[“\"‘:])|\s?[:–—])|book\sreviews?\b",
}
_BEHIND = {
    "correction": r"errat(?:um|a)|corrigend(?:um|a)|(?:(?:author|publisher)\s)?correction|addendum",
    "retraction": r"retraction(?:\snotice)?",
    "concern": r"expression\sof\sconcern",
    "reply": r"(?:(?:the\s)?authors?['’]?s?['’]?\s)?(?:reply|response|rejoinder)",
    "comment": r"comments?|commentary|discussion|letter|editorial(?:\scomment)?",
    "review": r"book\sreview",
}


def _named(table: dict[str, str]) -> str:
    return "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in table.items())


NOTICE_BEFORE = re.compile(rf"[\s\W]{{0,5}}(?:{_named(_BEFORE)})[\s:–—-]{{0,5}}", re.IGNORECASE)
NOTICE_BEHIND = re.compile(rf"\s?(?:[\[(]|[:–—]\s?|\s-\s)(?:{_named(_BEHIND)})[\])]?[\s.]{{0,3}}$", re.IGNORECASE)

# Registries put this before the title of the work itself once it is retracted.
STAMP = re.compile(
    r"\W{0,3}(?:retracted(?:\s(?:article|paper|chapter))?|withdrawn|removed)\s?(?:[:–—\]]\s?)|"
    r"\W{0,3}retracted\sarticle\b[\s:]{0,3}",
    re.IGNORECASE,
)

# Marks of the kind of document that some styles print behind the title (GB/T 7714).
DOCUMENT_KIND = re.compile(r"\s?\[[JMCDPRSNZA](?:/OL)?\]\s*$")

# A title that many works bear.
GENERIC = re.compile(
    r"(?:editorial|introduction|preface|foreword|errat(?:um|a)|corrigend(?:um|a)|corrections?|retractions?|"
    r"commentary|comments?|book reviews?|letters?(?: to the editor)?|reply|response|discussion|conclusions?|"
    r"contents|index|news|abstracts?|acknowledge?ments?|in memoriam|obituary|announcements?|notes?|"
    r"questions? and answers?|literature review|references|bibliography|methods|results|overview|summary|"
    r"appendix|glossary)"
    r"(?: (?:to|by|of|from|on) .{0,30}| \d+)?"
)

SMALL = frozenset(
    """
    a an the of on in for and or to from at by with as is are its into via using der die das ein eine und von im zur
    zum le la les de des du un une et en el los las y del di e il lo gli o os do da no na
    """.split()
)

# A number behind one of these tells a work from its sibling.
COUNTED = frozenset(
    """
    part parts pt no number volume vol type phase stage class chapter section study paper series book appendix
    report release version update edition level grade group experiment case day week year teil partie parte
    """.split()
)
ORDINALS = {
    "i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "x": "10",
    "xi": "11", "xii": "12", "xiii": "13", "xiv": "14", "xv": "15", "one": "1", "two": "2", "three": "3",
    "four": "4", "five": "5", "six": "6", "first": "1", "second": "2", "third": "3", "fourth": "4",
    "fifth": "5", "sixth": "6",
}  # fmt: skip
ALWAYS_NUMBERS = frozenset("ii iii iv vi vii viii ix xi xii xiii xiv xv".split())

# Beginnings that turn a word into its opposite though the spelling is near.
OPPOSED = tuple(
    tuple(pair.split("/"))
    for pair in """
    hyper/hypo in/de macro/micro intra/inter over/under pre/post up/down anti/pro homo/hetero endo/exo ex/in
    mono/poly im/ex ab/ad ante/retro antero/retro fe/ sub/super un/ non/ a/ ir/ il/ im/ dis/ mal/ wo/
    """.split()
)

GREEK = str.maketrans(
    {
        "α": " alpha ", "β": " beta ", "γ": " gamma ", "δ": " delta ", "ε": " epsilon ", "ζ": " zeta ",
        "η": " eta ", "θ": " theta ", "κ": " kappa ", "λ": " lambda ", "μ": " mu ", "µ": " mu ", "ν": " nu ",
        "ξ": " xi ",
        "π": " pi ", "ρ": " rho ", "σ": " sigma ", "τ": " tau ", "φ": " phi ", "χ": " chi ", "ψ": " psi ",
        "ω": " omega ", "Γ": " gamma ", "Δ": " delta ", "Θ": " theta ", "Λ": " lambda ", "Σ": " sigma ",
        "Φ": " phi ", "Ψ": " psi ", "Ω": " omega ",
    }
)  # fmt: skip
