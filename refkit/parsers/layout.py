"""What a parser is: how a layout is recognised, and how it is read."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from refkit.model import Reading
from refkit.parsers.page import Page

GROUP = "refkit.parsers"


class Layout(msgspec.Struct, frozen=True):
    """A kind of page, known by its structure.

    name:      what it is called in sources ("scite")
    title:     for people ("scite.ai paper page")
    marks:     strings that stand on every page of the kind; a page without one of them is not looked at
               further. They make recognition cheap: choose rare ones.
    recognise: whether a page with those marks is of the kind
    read:      the records of such a page, the page's own work first, as claims with spans. It may find
               less than there is, on a page that was cut off; it never fetches and never guesses.
    priority:  layouts of a smaller number are asked first
    """

    name: str
    title: str
    marks: tuple[str, ...]
    recognise: Callable[[Page], bool]
    read: Callable[[Page], Reading]
    priority: int = 100
