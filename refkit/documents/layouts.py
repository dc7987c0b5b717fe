"""How a page of an annotated bibliography is laid out, by the style of its references.

APA: Publication Manual, 7th ed., 9.51 (the annotation is a block, indented as the hanging indent; its later
paragraphs indent their first line once more), 2.21 (double-spaced) and 2.27 (the title in bold, its words
capitalised). MLA: Handbook, 9th ed., 5.132 (the annotation is indented by an inch, its title "Annotated
Bibliography") and 1.3. Chicago: Manual of Style, 18th ed., 13.68 (on a new line, indented).
"""

from __future__ import annotations

from pathlib import Path

import msgspec


class Layout(msgspec.Struct, frozen=True):
    """Lengths in inches.

    hanging:         indent of the lines of a reference behind its first
    annotation:      indent of the annotation
    first_line:      how much further the first line of its second and later paragraphs is indented
    line_spacing:    of references and annotations
    paragraph_space: points above each paragraph of an annotation; none where lines are far apart
    title:           what such a list is called
    title_bold:      whether the title is in bold type
    title_size:      of the title, in points; the text has 12
    """

    hanging: float = 0.5
    annotation: float = 0.5
    first_line: float = 0.0
    line_spacing: float = 1.15
    paragraph_space: float = 6.0
    title: str = "Annotated bibliography"
    title_bold: bool = True
    title_size: float = 14.0


_GENERAL = Layout()
_NAMED = "Annotated Bibliography"
_APA = Layout(first_line=0.5, line_spacing=2.0, paragraph_space=0.0, title=_NAMED, title_size=12.0)
_MLA = Layout(
    annotation=1.0, line_spacing=2.0, paragraph_space=0.0, title=_NAMED, title_bold=False, title_size=12.0
)
_CHICAGO = Layout(line_spacing=1.0, title=_NAMED, title_bold=False, title_size=12.0)
_BY_BEGINNING = {
    "apa": _APA,
    "american-psychological-association": _APA,
    "modern-language-association": _MLA,
    "mla": _MLA,
    "chicago": _CHICAGO,
    "turabian": _CHICAGO,
}


def layout_of(style: str | Path) -> Layout:
    """The layout for references in `style`, a name of a style or the path of one."""
    name = Path(style).name.removesuffix(".csl").lower()
    for beginning, layout in _BY_BEGINNING.items():
        if name == beginning or name.startswith(f"{beginning}-"):
            return layout
    return _GENERAL
