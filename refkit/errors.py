"""The exceptions of refkit, one tree.

::

    RefkitError                 catch this to catch everything that refkit raises on purpose
    ├── UsageError              what was asked for cannot be: an unknown name, options that exclude each other
    │   ├── UnknownName         no plug-in, style or locale of that name; the message names the nearest
    │   └── BadPattern          a citation-key pattern that cannot be read
    ├── OutputError             an output cannot be written (no such folder, no permission, disk full)
    └── StyleError              a CSL style that cannot be used

Inside a run a failure is a value, `refkit.model.Problem`, and the run goes on; an exception is for what leaves
nothing to go on with. Every message is one sentence that says what is wrong and what to do.
"""

from __future__ import annotations

from collections.abc import Iterable


class RefkitError(Exception):
    """Base of every exception that refkit raises on purpose."""


class UsageError(RefkitError):
    """What was asked for cannot be."""


class UnknownName(UsageError):
    """A name that nothing known bears.

    `kind` is what was looked for ("format", "style"), `name` what was asked for, `known` all names there are.
    The nearest (at most three) stand in the message and in `nearest`.
    """

    def __init__(self, kind: str, name: str, known: Iterable[str], hint: str = "") -> None:
        import difflib  # not at the top: `refkit --help` needs this module, and not that one

        known = sorted(known)
        self.kind, self.name = kind, name
        self.nearest = difflib.get_close_matches(name.lower(), known, n=3, cutoff=0.5)
        if self.nearest:
            advice = f"did you mean {' or '.join(repr(n) for n in self.nearest)}?"
        elif len(known) <= 12:
            advice = f"known are {', '.join(known) or 'none'}."
        else:
            advice = hint[:1].lower() + hint[1:] or f"{len(known)} are known."  # it follows a semicolon
        if self.nearest and hint:
            advice = f"{advice} {hint}"
        super().__init__(f"There is no {kind} {name!r}; {advice}")


class BadPattern(UsageError):
    """A citation-key pattern that cannot be read."""


class OutputError(RefkitError):
    """An output that cannot be written."""


class StyleError(RefkitError):
    """A CSL style that cannot be used."""
