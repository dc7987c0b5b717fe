r"""The preamble: an article that XeLaTeX, LuaLaTeX and pdfLaTeX compile, with the indents of the style."""

from __future__ import annotations

from refkit.documents.latex.characters import replacement
from refkit.documents.latex.escape import CJK, CJK_OPENS
from refkit.documents.layouts import Layout

_STRETCH = {2.0: 1.6, 1.15: 1.1}  # line spacing of word processors → LaTeX's
_LATIN = frozenset(
    char
    for first, last in ((0x20, 0x17F), (0x2010, 0x2026), (0x2030, 0x203A))
    for char in map(chr, range(first, last + 1))
)
_FONTS = "Noto Serif,Source Serif 4,Charis SIL,DejaVu Serif,FreeSerif,Times New Roman"
_OTHER_FONTS = "DejaVu Sans,FreeSerif,Noto Sans Symbols2,Arial Unicode MS,Segoe UI Symbol"
_CJK_FONTS = "Noto Serif CJK SC,Source Han Serif SC,Noto Sans CJK SC,Songti SC,SimSun,WenQuanYi Zen Hei"

_HEAD = r"""\documentclass[12pt]{article}
\usepackage[margin=1in]{geometry}
\usepackage{iftex}
\ifPDFTeX
  \usepackage[T1]{fontenc}
  \usepackage[utf8]{inputenc}
  \usepackage{textcomp}
  \IfFileExists{lmodern.sty}{\usepackage{lmodern}}{}
\else
  \usepackage{fontspec}
\fi
\usepackage[hidelinks]{hyperref}
"""
_CHOOSE = r"""\newcommand*{\cjk}[1]{#1}
\ifPDFTeX\else
  \makeatletter
  \newcommand*{\firstfont}[2]{% the first font of a list that is installed
    \let\chosenfont\relax
    \@for\candidate:=#2\do{\ifx\chosenfont\relax\IfFontExistsTF{\candidate}{\let\chosenfont\candidate}{}\fi}%
    \ifx\chosenfont\relax\else\edef\choosefont{\unexpanded{#1}{\chosenfont}}\choosefont\fi}
  \makeatother
"""
_SHAPES = r"""\setlength{\parindent}{0pt}
\setlength{\parskip}{0pt}
\setlength{\emergencystretch}{3em}
\raggedbottom
\pagestyle{myheadings}\markright{}% the number of the page at the top right
\newcommand{\reference}[1]{\par\addvspace{\baselineskip}%
  {\raggedright\hangindent=\hanging\hangafter=1\relax\noindent{}#1\par}\nopagebreak}
\newcommand{\marked}[2]{\makebox[#1][l]{#2}\hspace{0pt}}
\newenvironment{annotation}
  {\par\leftskip=\annotating\relax}
  {\par}
\newcommand{\apart}{\par\vspace{\paragraphspace}}
\newcommand{\originsapart}{\par\vspace{0.5\baselineskip}}
\newcommand{\set}[2]{\par\vspace{#1}{\linespread{1}\selectfont\noindent #2\par}}
\newcommand{\notice}[1]{\apart\noindent\textbf{#1}\par\nopagebreak}
\newcommand{\own}[1]{\apart\noindent{}#1\par}
\newcommand{\ownlater}[1]{\apart\noindent\hspace*{\further}#1\par}
\newcommand{\ownitem}[2]{{\noindent\hangindent=1.8em\hangafter=1\relax\marked{1.8em}{#1}#2\par}}
\newcommand{\standin}[1]{\noindent{}#1\par}
\newcommand{\nofinding}[1]{\apart\noindent\textit{#1}\par}
\newcommand{\heading}[1]{\set{0.5\baselineskip}{\small\textbf{#1}}\nopagebreak}
\newcommand{\tallies}[1]{\set{0pt}{\footnotesize #1}\nopagebreak}
\newcommand{\quoted}[1]{{\advance\leftskip by 1em\set{0.4\baselineskip}{#1}}\nopagebreak}
\newcommand{\source}[1]{{\advance\leftskip by 1em\set{0pt}{\footnotesize #1}}}
\newcommand{\origin}[1]{{\rightskip=0pt plus 1fil\hangindent=1.5em\hangafter=1\relax
  \linespread{1}\footnotesize\noindent #1\par}}
"""
_MISSING = r"""\newcommand*{\missing}[1]{%
  \GenericWarning{}{U+#1 is in none of the fonts; XeLaTeX finds more}{\tiny[U+#1]}\hspace{0pt}}
\ifPDFTeX
  \makeatletter
  \newcommand*{\fallback}[3]{\@ifundefined{u8:\detokenize{#1}}{\DeclareUnicodeCharacter{#2}{#3}}{}}
  \makeatother
\else% a character that the font lacks is set in another font, or else in other characters
  \newcommand*{\fallback}[3]{\iffontchar\font"#2 \else\begingroup
    \ifdefined\otherfont\otherfont\iffontchar\font"#2 \instead{#2}{{\otherfont\char"#2}}\else\instead{#2}{#3}\fi
    \else\instead{#2}{#3}\fi\endgroup\fi}
  \newcommand*{\instead}[2]{\global\catcode"#1=\active
    \begingroup\lccode`\~="#1 \lowercase{\endgroup\protected\gdef~}{#2}}
\fi
"""


def preamble(text: str, title: str, layout: Layout) -> str:
    """Everything before the document. `text` is all that it will print, for the characters in it; `title` is
    escaped already."""
    foreign = sorted(set(text) - _LATIN - {"\n"})
    cjk = bool(CJK.search("".join(foreign)))
    engine = "xelatex (best: it finds fonts for all scripts)" if foreign else "pdflatex, xelatex or lualatex"
    stretch = _STRETCH.get(layout.line_spacing, layout.line_spacing)
    return (
        f"% Compile with {engine}.\n{_HEAD}{_fonts(cjk) if foreign else ''}"
        f"\\hypersetup{{pdftitle={{{title.replace(CJK_OPENS, '{')}}}}}\n"
        f"\\newlength{{\\hanging}}\\setlength{{\\hanging}}{{{layout.hanging:g}in}}\n"
        f"\\newlength{{\\annotating}}\\setlength{{\\annotating}}{{{layout.annotation:g}in}}\n"
        f"\\newlength{{\\further}}\\setlength{{\\further}}{{{layout.first_line:g}in}}\n"
        f"\\newlength{{\\paragraphspace}}\\setlength{{\\paragraphspace}}{{{layout.paragraph_space:g}pt}}\n"
        f"{_SHAPES}\\linespread{{{stretch:g}}}\n{_fallbacks(text)}"
    )


def _fonts(cjk: bool) -> str:
    chosen = (
        f"  \\firstfont\\setmainfont{{{_FONTS}}}\n  \\firstfont{{\\newfontfamily\\otherfont}}{{{_OTHER_FONTS}}}\n"
    )
    if cjk:
        chosen += (
            f"  \\firstfont{{\\newfontfamily\\cjkfont}}{{{_CJK_FONTS}}}\n"
            "  \\ifx\\cjkfont\\undefined\\else\\renewcommand*{\\cjk}[1]{{\\cjkfont #1}}\\fi\n"
            '  \\ifXeTeX\\XeTeXlinebreaklocale "zh"\\XeTeXlinebreakskip=0pt plus 1pt\\relax\\fi\n'
        )
    return f"{_CHOOSE}{chosen}\\fi\n"


def _fallbacks(text: str) -> str:
    """What is set for characters that a font lacks: so none of them is lost without a word."""
    chars = sorted(char for char in set(text) if ord(char) > 0x7F)
    if not chars:
        return ""
    lines = {char: f"  \\fallback{{{char}}}{{{ord(char):04X}}}{{{replacement(char)}}}\n" for char in chars}
    foreign = "".join(line for char, line in lines.items() if char not in _LATIN and not CJK.match(char))
    cjk = "".join(line for char, line in lines.items() if CJK.match(char))
    other = f"\\AtBeginDocument{{\\normalfont\n{foreign}}}\n" if foreign else ""
    other += f"\\AtBeginDocument{{{{\\cjk{{%\n{cjk}}}}}}}\n" if cjk else ""
    return f"{_MISSING}\\ifPDFTeX\n{''.join(lines.values())}\\else\n{other}\\fi\n"
