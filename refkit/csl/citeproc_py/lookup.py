"""Which class stands for which element of a style: ours, by way of a class lookup of lxml's."""

from __future__ import annotations

from typing import Any

from lxml import etree

from refkit.csl.citeproc_py import dates, names, nodes

_CLASSES = {
    "text": nodes.Text,
    "number": nodes.Number,
    "label": nodes.Label,
    "group": nodes.Group,
    "choose": nodes.Choose,
    "if": nodes.If,
    "else-if": nodes.ElseIf,
    "else": nodes.Else,
    "macro": nodes.Macro,
    "layout": nodes.Layout,
    "date": dates.Date,
    "names": names.Names,
    "name": names.Name,
    "name-part": names.NamePart,
    "et-al": names.EtAl,
    "substitute": names.Substitute,
}


def lookup() -> Any:
    """A fresh lookup: element → node class; `nodes.Element` for every other CSL element."""
    table = etree.ElementNamespaceClassLookup()
    namespace = table.get_namespace("http://purl.org/net/xbiblio/csl")
    namespace[None] = nodes.Element
    namespace.update(_CLASSES)
    return table
