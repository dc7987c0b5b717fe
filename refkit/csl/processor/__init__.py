"""A CSL 1.0.2 processor, usable by itself.

    style = Style.load(Path("apa.csl"))
    processor = Processor(style, items)          # items: CSL-JSON
    processor.cite([{"id": "doe2020", "locator": "5"}])
    processor.bibliography()

A style is compiled once into closures (`compiling` and the modules it calls); an item evaluates to a small tree
(`tree`), which `joining` turns into tokens and `outputs` into text. `registry` sorts, numbers and tells apart;
`clusters`, `bibliographies` and `document` put cites, lists and documents together.

Where the rules of the specification are (each module names its sections):

    names           names, name_options, people (one name), initials, particles, given_names (of whole documents)
    dates           dates, date_values (reading them)
    numbers         numbers, ordinals, pages; labels and text: texts, casing, richtext
    conditions      conditions; shapes (what is decided once for a kind of items)
    sorting         sorting, collation, alphabets
    disambiguation  disambiguation, bare_cites, given_names; citation_label
    punctuation     joining: quotation marks, flip-flopping, where marks meet
    locales         locale
    what is wrong   item_problems
"""

from __future__ import annotations

from refkit.csl.processor.document import Citation, Document
from refkit.csl.processor.locale import Locale
from refkit.csl.processor.processor import Processor
from refkit.csl.processor.style import Style

__all__ = ["Citation", "Document", "Locale", "Processor", "Style"]
