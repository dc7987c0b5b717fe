"""The HTML document: it stands alone, it is well formed, and nothing from a page becomes markup."""

from __future__ import annotations

import re
from typing import Any

import msgspec
from lxml import html

from refkit.documents import Options
from refkit.documents.html import HTML
from refkit.model import Library
from tests.documents.library import LIBRARY, hostile

TAGS = set(
    """
    html head meta title style body div header h1 h2 h3 p nav ol ul li main article a i b u em span section figure
    blockquote figcaption details summary dl dt dd code footer sub sup
    """.split()
)


def written(library: Library = LIBRARY) -> str:
    return "".join(HTML.write(library, Options()))


def parsed(library: Library = LIBRARY) -> Any:
    return html.document_fromstring(written(library).encode())


def test_it_parses_without_a_repair() -> None:
    parser = html.HTMLParser()
    html.document_fromstring(written(hostile()).encode(), parser=parser)
    unknown_to_libxml2 = (
        "header",
        "nav",
        "main",
        "article",
        "section",
        "figure",
        "figcaption",
        "details",
        "summary",
        "footer",
    )
    errors = [
        e.message for e in parser.error_log if e.message not in {f"Tag {tag} invalid" for tag in unknown_to_libxml2}
    ]
    assert errors == []


def test_every_tag_that_opens_closes() -> None:
    text = re.sub(r"(?s)<style>.*?</style>", "", written(hostile()))
    open_tags: list[str] = []
    for closing, name in re.findall(r"<(/?)([a-z0-9]+)[^>]*>", text):
        if closing:
            assert open_tags.pop() == name
        elif name != "meta":
            open_tags.append(name)
    assert open_tags == []


def test_no_tag_and_no_attribute_comes_from_a_page() -> None:
    tree = parsed(hostile())
    assert {element.tag for element in tree.iter() if isinstance(element.tag, str)} <= TAGS
    attributes = {name for element in tree.iter() for name in element.attrib}
    assert attributes <= set(
        "id class lang href title style name content charset http-equiv aria-labelledby".split()
    )


def test_links_lead_to_http_and_into_the_document_only() -> None:
    for library in (LIBRARY, hostile()):
        tree = parsed(library)
        addresses = [a.get("href") for a in tree.iter("a")]
        assert all(re.match(r"https?://|#work-", address or "") for address in addresses)


def test_the_doi_is_a_link() -> None:
    assert '<a href="https://doi.org/10.1000/ward.4">' in written()


def test_nothing_is_loaded_and_nothing_runs() -> None:
    text = written(hostile())
    assert re.search(r"""Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline';""", text)
    assert not re.search(r"<(script|link|img|iframe|object|embed|base|form)\b", text)
    style = re.search(r"(?s)<style>(.*?)</style>", text)
    assert style
    assert "url(" not in style[1]
    assert "@import" not in style[1]


def test_it_suits_phone_print_and_dark_rooms() -> None:
    text = written()
    assert '<meta name="viewport" content="width=device-width, initial-scale=1">' in text
    assert all(
        part in text
        for part in ("@media print", "break-inside: avoid", "prefers-color-scheme: dark", "max-width: 32rem")
    )


def test_a_long_list_has_contents_that_lead_to_its_entries() -> None:
    assert "<nav" not in written()
    many = msgspec.structs.replace(
        LIBRARY, records=LIBRARY.records * 3, keys=tuple(f"{key}{n}" for n in "abc" for key in LIBRARY.keys)
    )
    tree = parsed(many)
    targets = [a.get("href", "") for a in tree.xpath("//nav//a")]
    assert len(targets) == 9
    assert [article.get("id") for article in tree.iter("article")] == [target[1:] for target in targets]


def test_quotations_carry_the_language_of_the_work() -> None:
    tree = parsed()
    (quote,) = tree.xpath("//article[@id='work-contact2011']/div/figure/blockquote")
    assert quote.get("lang") == "en"
    assert 'onclick="' not in written(hostile())


def test_statements_beyond_three_fold_away() -> None:
    tree = parsed()
    (section,) = tree.xpath("//section[@class='citing']")
    assert len(section.xpath("./figure")) == 3
    assert section.xpath("./details/summary/text()") == ["2 more"]


def test_contrast_of_text_is_enough_in_light_and_dark() -> None:
    """WCAG 2.2, 1.4.3: at least 4.5 to 1."""
    style = written()
    for block in re.findall(r":root \{([^}]*--paper[^}]*)\}", style):
        colours = dict(re.findall(r"--(\w+): #([0-9a-f]{3,6});", block))
        paper = luminance(colours["paper"])
        for name in ("ink", "soft", "accent", "link", "warn"):
            light, dark = sorted((paper, luminance(colours[name])), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5, name


def luminance(colour: str) -> float:
    if len(colour) == 3:
        colour = "".join(c * 2 for c in colour)
    channels = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
