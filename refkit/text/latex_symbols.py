"""LaTeX commands as they stand in bibliographies, and the characters or the CSL rich text they mean.

From "The Comprehensive LaTeX Symbol List" (text-mode sections) and the biblatex manual (the `mkbib`
commands); only what bibliographies hold.
"""

from __future__ import annotations

# Accent command → combining character.
ACCENTS: dict[str, str] = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "d": "\u0323",
    "c": "\u0327",
    "k": "\u0328",
    "b": "\u0331",
    "t": "\u0361",
}

# What an accent over nothing prints: `\^{}`.
SPACING: dict[str, str] = {
    "\u0300": "`",
    "\u0301": "´",
    "\u0302": "^",
    "\u0303": "~",
    "\u0304": "¯",
    "\u0306": "˘",
    "\u0307": "˙",
    "\u0308": "¨",
    "\u030a": "˚",
    "\u030b": "˝",
    "\u030c": "ˇ",
    "\u0327": "¸",
    "\u0328": "˛",
}

# A letter without its dot, below an accent.
DOTLESS: dict[str, str] = {"ı": "i", "ȷ": "j"}

# Control symbols: a backslash and one character that is no letter.
CONTROL: dict[str, str] = {
    "&": "&",
    "%": "%",
    "$": "$",
    "#": "#",
    "_": "_",
    "{": "{",
    "}": "}",
    " ": " ",
    "\n": " ",
    "\t": " ",
    ",": " ",
    ";": " ",
    ":": " ",
    ">": " ",
    "\\": " ",
    "!": "",
    "-": "",
    "/": "",
    "@": "",
}

# Letters and signs with a name.
SYMBOLS: dict[str, str] = {
    "ss": "ß",
    "SS": "SS",
    "ae": "æ",
    "AE": "Æ",
    "oe": "œ",
    "OE": "Œ",
    "o": "ø",
    "O": "Ø",
    "l": "ł",
    "L": "Ł",
    "aa": "å",
    "AA": "Å",
    "i": "ı",
    "j": "ȷ",
    "dh": "ð",
    "DH": "Ð",
    "th": "þ",
    "TH": "Þ",
    "dj": "đ",
    "DJ": "Đ",
    "ng": "ŋ",
    "NG": "Ŋ",
    "textendash": "–",
    "textemdash": "—",
    "textquoteleft": "‘",
    "textquoteright": "’",
    "textquotedblleft": "“",
    "textquotedblright": "”",
    "textquotedbl": '"',
    "textquotesingle": "'",
    "quotesinglbase": "‚",
    "quotedblbase": "„",
    "guillemotleft": "«",
    "guillemotright": "»",
    "guilsinglleft": "‹",
    "guilsinglright": "›",
    "lq": "‘",
    "rq": "’",
    "glqq": "„",
    "grqq": "“",
    "textexclamdown": "¡",
    "textquestiondown": "¿",
    "ldots": "…",
    "dots": "…",
    "textellipsis": "…",
    "textbackslash": "\\",
    "textasciitilde": "~",
    "textasciicircum": "^",
    "textasciigrave": "`",
    "textless": "<",
    "textgreater": ">",
    "textbar": "|",
    "textunderscore": "_",
    "textdollar": "$",
    "textbraceleft": "{",
    "textbraceright": "}",
    "lbrace": "{",
    "rbrace": "}",
    "textdegree": "°",
    "degree": "°",
    "textmu": "µ",
    "textperiodcentered": "·",
    "textbullet": "•",
    "textasteriskcentered": "*",
    "textregistered": "®",
    "textcopyright": "©",
    "copyright": "©",
    "texttrademark": "™",
    "texteuro": "€",
    "euro": "€",
    "textsterling": "£",
    "pounds": "£",
    "textyen": "¥",
    "textcent": "¢",
    "textsection": "§",
    "S": "§",
    "textparagraph": "¶",
    "P": "¶",
    "textpm": "±",
    "texttimes": "×",
    "textdiv": "÷",
    "textonehalf": "½",
    "textonequarter": "¼",
    "textthreequarters": "¾",
    "textordfeminine": "ª",
    "textordmasculine": "º",
    "textonesuperior": "¹",
    "texttwosuperior": "²",
    "textthreesuperior": "³",
    "textnumero": "№",
    "slash": "/",
    "textvisiblespace": "␣",
    "TeX": "TeX",
    "LaTeX": "LaTeX",
    "BibTeX": "BibTeX",
    "newline": " ",
    "quad": " ",
    "qquad": " ",
    "space": " ",
    "thinspace": " ",
    "nobreakspace": "\u00a0",
    "hyp": "-",
    "bibstring": "",
    "relax": "",
    "protect": "",
    "noindent": "",
    "par": " ",
}

# Commands with one argument that CSL rich text can say.
STYLED: dict[str, tuple[str, str]] = {
    "textit": ("<i>", "</i>"),
    "textsl": ("<i>", "</i>"),
    "emph": ("<i>", "</i>"),
    "mkbibemph": ("<i>", "</i>"),
    "mkbibitalic": ("<i>", "</i>"),
    "textbf": ("<b>", "</b>"),
    "mkbibbold": ("<b>", "</b>"),
    "textsc": ('<span style="font-variant:small-caps;">', "</span>"),
    "textsuperscript": ("<sup>", "</sup>"),
    "mkbibsuperscript": ("<sup>", "</sup>"),
    "textsubscript": ("<sub>", "</sub>"),
    "enquote": ("“", "”"),
    "mkbibquote": ("“", "”"),
    "mkbibparens": ("(", ")"),
    "mkbibbrackets": ("[", "]"),
}

# Commands that change the rest of their group.
SWITCHES: dict[str, tuple[str, str]] = {
    "it": ("<i>", "</i>"),
    "itshape": ("<i>", "</i>"),
    "em": ("<i>", "</i>"),
    "sl": ("<i>", "</i>"),
    "slshape": ("<i>", "</i>"),
    "bf": ("<b>", "</b>"),
    "bfseries": ("<b>", "</b>"),
    "sc": ('<span style="font-variant:small-caps;">', "</span>"),
    "scshape": ('<span style="font-variant:small-caps;">', "</span>"),
    "rm": ("", ""),
    "tt": ("", ""),
    "sf": ("", ""),
    "upshape": ("", ""),
    "normalfont": ("", ""),
}

# Commands whose argument is kept, the command itself having no say in plain text.
TRANSPARENT = frozenset(
    """
    text textrm texttt textsf textup textmd textnormal mbox hbox fbox ensuremath nocase url path
    MakeUppercase MakeLowercase uppercase lowercase underline mathrm mathit mathbf
    """.split()
)

# Commands whose argument is not printed. `\href` has a second one, which is.
UNPRINTED = frozenset("vphantom hphantom phantom label index noopsort hspace vspace href".split())
