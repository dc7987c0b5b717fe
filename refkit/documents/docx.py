"""An annotated bibliography as a Word document (Office Open XML), by python-docx.

Each kind of paragraph is a style of its own, so that a person changes all annotations at once.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from refkit.csl import Run
from refkit.documents import Document, Options
from refkit.documents.blocks import Block
from refkit.documents.entries import contents
from refkit.documents.links import linked
from refkit.documents.packing import packed
from refkit.documents.shapes import Shape, shapes, whole
from refkit.errors import OutputError
from refkit.model import Library

_FONT = "Times New Roman"
_EAST_ASIAN = "SimSun"
_MARGIN = 1.0  # inches


def write(library: Library, options: Options) -> Iterator[bytes]:
    """The file, as one piece of bytes. Raises `OutputError` if python-docx is not installed."""
    try:
        import docx
    except ImportError as error:
        raise OutputError(
            "Word documents need python-docx; install it with: pip install 'refkit-export[docx]'"
        ) from error
    page = contents(library, options)
    document: Any = docx.Document()
    looks = shapes(page)
    _set_up(document, page.title)
    names = {kind: _add_style(document, shape) for kind, shape in looks.items()}
    body = _Body(document)
    for block in whole(page, options.findings):
        body.add(block, names[block.kind])
    file = io.BytesIO()
    document.save(file)
    yield packed(file.getvalue())


def _set_up(document: Any, title: str) -> None:
    """The type, the margins, the number of the page at the top right, and the title among the properties."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import Inches, Pt

    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(12)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), _EAST_ASIAN)
    section = document.sections[0]
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Inches(_MARGIN)
    number = section.header.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _element("w:fldSimple", number._p).set(qn("w:instr"), "PAGE")
    properties = document.core_properties
    properties.title, properties.author, properties.comments = title[:255], "", ""


def _add_style(document: Any, shape: Shape) -> str:
    """The identifier of a new style in that shape."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Inches, Pt, RGBColor

    style = document.styles.add_style(shape.name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.quick_style = True
    style.font.size = Pt(shape.size)
    style.font.bold = shape.bold or None
    style.font.italic = shape.italic or None
    if shape.grey:
        style.font.color.rgb = RGBColor(0x55, 0x55, 0x55)
    layout = style.paragraph_format
    layout.left_indent, layout.first_line_indent = Inches(shape.left), Inches(shape.first)
    layout.space_before, layout.space_after = Pt(shape.before), Pt(shape.after)
    layout.line_spacing = shape.spacing
    layout.keep_with_next = shape.together or None
    layout.widow_control = True
    if shape.centred:
        layout.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if shape.close:
        _close(layout.element.get_or_add_pPr())
    return str(style.style_id)


def _close(properties: Any) -> None:
    """No space between paragraphs of that style; python-docx has no call for it. The place among its neighbours is
    that of the schema (ECMA-376, part 1, 17.3.1.26)."""
    made = _element("w:contextualSpacing")
    properties.ind.addnext(made)


class _Body:
    """The body of a document, to which paragraphs are added as XML: python-docx looks through all styles for each
    paragraph and through all links for each link, and has no call that makes a link."""

    def __init__(self, document: Any) -> None:
        self.part = document.part
        self.end = document.element.body.sectPr  # what must stay the last
        self.links: dict[str, str] = {}

    def add(self, block: Block, style: str) -> None:
        """Add a paragraph in the style with that identifier."""
        made = _element("w:p")
        _element("w:pStyle", _element("w:pPr", made), style)
        if block.mark:
            _element("w:tab", _run(made, Run(""), block.mark))
        for run, words, target in linked(block.runs):
            _run(self._link(made, target) if target else made, run, words)
        self.end.addprevious(made)

    def _link(self, paragraph: Any, target: str) -> Any:
        from docx.opc.constants import RELATIONSHIP_TYPE
        from docx.oxml.ns import qn

        if target not in self.links:
            kind = RELATIONSHIP_TYPE.HYPERLINK
            identifier = f"rIdLink{len(self.links) + 1}"
            self.part.rels.add_relationship(kind, target, identifier, is_external=True)
            self.links[target] = identifier
        link = _element("w:hyperlink", paragraph)
        link.set(qn("r:id"), self.links[target])
        return link


def _element(name: str, parent: Any = None, value: str = "") -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(name)
    if value:
        made.set(qn("w:val"), value)
    if parent is not None:
        parent.append(made)
    return made


def _run(parent: Any, run: Run, words: str) -> Any:
    """A run of text; its formatting in the order that the schema wants (ECMA-376, part 1, 17.3.2.28)."""
    made = _element("w:r", parent)
    wanted = (
        ("w:b", "", run.bold),
        ("w:i", "", run.italic),
        ("w:smallCaps", "", run.small_caps),
        ("w:u", "single", run.underline),
        ("w:vertAlign", "superscript" if run.superscript else "subscript", run.superscript or run.subscript),
    )
    if any(on for _, _, on in wanted):
        look = _element("w:rPr", made)
        for name, value, on in wanted:
            if on:
                _element(name, look, value)
    text = _element("w:t", made)
    text.text = words
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


DOCX = Document("docx", "Annotated bibliography, Word", (".docx",), write, priority=40)
