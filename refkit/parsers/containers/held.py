"""A page as a container holds it."""

from __future__ import annotations

import msgspec

from refkit.model import Problem

# No page is as large; what is was not meant (a database dump, a disk image), or is a bomb.
LARGEST = 256 * 1024 * 1024


class Held(msgspec.Struct, frozen=True):
    """One page of a container, not yet decoded.

    ref:     the container's name, "#", and what the page is called in it (record id, line, row, member)
    data:    its bytes, or its text if the container holds text
    url:     where it was fetched from, charset: what the transport said it is in; "" if unknown
    suffix:  the file ending that says what it is, for a file that is read whole; "" for a page in a container
    """

    ref: str
    data: bytes | str
    url: str = ""
    charset: str = ""
    suffix: str = ""


def damaged(ref: str, what: str, evidence: object = "", *, goes_on: bool = False) -> Problem:
    """The problem that a part of a container cannot be read: the rest, unless the container `goes_on`."""
    read = "before and after" if goes_on else "before"
    message = f"{ref} is damaged ({what}); what stands {read} was read. Fetch it again if the rest matters."
    return Problem("damaged", "error", message, ref, evidence=str(evidence)[:100])


def too_large(ref: str) -> Problem:
    """The problem that a page of a container is larger than any page."""
    return Problem("too_large", "error", f"{ref} has more than {LARGEST >> 20} MB, so it is no page.", ref)
