"""LaTeX ⇄ Unicode with CSL rich text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.text.latex import balanced, decode, encode
from refkit.text.printable import one_line, paragraphs


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"{\"o}", "ö"),
        (r"\"{o}", "ö"),
        (r"\"o", "ö"),
        (r"\'\i", "í"),
        (r"{\'{\i}}", "í"),
        (r"\c{c}", "ç"),
        (r"{\c c}", "ç"),
        (r"\v{s}\H{o}\k{a}\r{u}\d{s}", "šőąůṣ"),
        (r"\'{\^e}", "ế"),
        (r"{\ss}", "ß"),
        (r"Stra{\ss}e and Stra\ss{}e and Stra\ss e", "Straße and Straße and Straße"),
        (r"{\o}{\O}{\l}{\ae}{\OE}{\aa}{\th}{\dh}", "øØłæŒåþð"),
        (r"Erd{\H o}s-{S}zekeres", "Erdős-Szekeres"),
        (r"\&\%\#\_\$\{\}", "&%#_${}"),
        (r"1--2 and a---b", "1–2 and a—b"),
        ("``double'' and `single'", "“double” and ‘single'"),
        ("it's", "it's"),
        ("Smith~J.", "Smith\u00a0J."),
        (r"{T}he {UK}", "The UK"),
        (r"\textit{a \textbf{b}} c", "<i>a <b>b</b></i> c"),
        (r"{\em a} b {\bf c}", "<i>a</i> b <b>c</b>"),
        (r"\textsc{x}", '<span style="font-variant:small-caps;">x</span>'),
        (r"H$_2$O, $^{13}$C, 4$^{\textrm{th}}$", "H<sub>2</sub>O, <sup>13</sup>C, 4<sup>th</sup>"),
        (r"\textsuperscript{2}", "<sup>2</sup>"),
        (r"$\omega$-rewriting of $x^2 + y_1$", r"$\omega$-rewriting of $x^2 + y_1$"),
        (r"\(x\) and $$y$$", "$x$ and $y$"),
        (r"10$^\circ$C", "10°C"),
        (r"\$1 and $", "$1 and $"),
        (r"\url{http://x.org/a\_b} and \href{http://x}{text}", "http://x.org/a_b and text"),
        (r"\noopsort{1973a}Title", "Title"),
        (r"\foo{bar} \baz", r"\foo{bar} \baz"),
        (r"\textasciitilde{}x {\textbackslash}y", "~x \\y"),
        (r"\^{} and \~{}", "^ and ~"),
        (r"\enquote{x}", "“x”"),
        ("closing } alone { open", "closing  alone  open"),
        ("\\", "\\"),
        ("", ""),
    ],
)
def test_what_latex_says(latex: str, text: str) -> None:
    assert decode(latex) == text


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        ("S_Dbw & 50% #1", r"S\_Dbw \& 50\% \#1"),
        ("a~b^c`d", r"a\~{}b\^{}c\`{}d"),
        ("p < 0.05 > 0", "p < 0.05 > 0"),
        ("{a}", r"\{a\}"),
        ("a}b{", r"a{\textbraceright}b{\textbraceleft}"),
        ("a\\b", r"a{\textbackslash}b"),
        (r"$\omega$", r"$\omega$"),
        ("$x$ and $5", r"$x$ and \$5"),
        ("US$5 and AU$6", r"US\$5 and AU\$6"),
        ("between $1 and $2", r"between \$1 and \$2"),
        ("a--b ''c''", "a-{}-b '{}'c'{}'"),
        ("<i>x</i><sub>2</sub><sup>th</sup>", r"\textit{x}$_{2}$$^{\textrm{th}}$"),
        ("a <i>b", "a <i>b"),
        ("<i>a<b>c</i>", "<i>a<b>c</i>"),
        ('<span style="font-variant:small-caps;">x</span>', r"\textsc{x}"),
        ("Müller 中文", "Müller 中文"),
    ],
)
def test_what_is_written(text: str, latex: str) -> None:
    assert encode(text) == latex
    assert encode(text + " " * 5 + "x" * 90).startswith(latex)


_line = st.text(
    st.sampled_from("abcXYZ 019,;:.-'\"()[]{}\\&%#_~^`<>@=+/!?|éöβ中")
    | st.characters(exclude_categories=["C", "Z"]),
    max_size=120,
)


@given(_line)
def test_what_is_written_reads_back_as_it_was(text: str) -> None:
    latex = encode(text)
    assert decode(latex) == text
    assert balanced(latex)
    assert balanced(latex, escapes=True)


@given(
    st.lists(
        st.sampled_from(
            ["$", "a", "\\omega", "{", "}", "^", "_", " ", "5", "\\", "<i>", "</i>", "<sup>", "</sup>"]
        ),
        max_size=14,
    ).map("".join)
)
def test_maths_and_tags_settle_after_one_reading(text: str) -> None:
    latex = encode(text)
    assert balanced(latex)
    assert balanced(latex, escapes=True)
    once = decode(latex)
    assert decode(encode(once)) == once


@given(st.text())
def test_decoding_never_raises(text: str) -> None:
    decode(text)


@given(
    st.lists(
        st.sampled_from(
            [
                "\\'",
                "\\c",
                "{",
                "}",
                "$",
                "$$",
                "\\textit",
                "\\it",
                "\\(",
                "\\)",
                "e",
                " ",
                "--",
                "\\url",
                "\\i",
                "^",
                "\\foo",
            ]
        ),
        max_size=20,
    ).map("".join)
)
def test_decoding_never_raises_on_what_looks_like_latex(text: str) -> None:
    decode(text)


@pytest.mark.parametrize(
    "text",
    [
        "{" * 200_000, "\\'" * 100_000, "$" * 200_001, "\\(" * 100_000, "\\textit{" * 50_000, "$^{" * 60_000,
        "\\it" * 60_000, "\\foo{" * 40_000, "<i>" * 60_000, "$a" * 90_001, "`" * 100_000, "<sup>a" * 40_000,
        "a\\" * 90_000,
    ],
    ids=range(13),
)  # fmt: skip
def test_hostile_text_costs_no_more_than_its_length(text: str) -> None:
    """Nothing is timed: what is quadratic in 200,000 characters would not come to an end."""
    assert isinstance(decode(text), str)
    assert isinstance(encode(text), str)


@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=60))
def test_one_line_is_one_line(text: str) -> None:
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert "  " not in line
    assert line == line.strip(" ")
    line.encode()
    assert one_line(line) == line


def test_paragraphs_are_parted_by_blank_lines() -> None:
    assert paragraphs("a\nb\n\n \n c\r\n\r\nd\n") == ["a b", "c", "d"]
    assert paragraphs(" \n ") == []
