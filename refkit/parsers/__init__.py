"""A scraped page → records of claims. Plug-ins: `refkit.parsers`.

`read(page)` asks the layouts, in order, whether the page is theirs; a page of no known layout gets the
general reading (`refkit.parsers.general`). Of an HTML page the embedded tags are read first
(`refkit.parsers.html`), and its visible text as any other text.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from refkit import plugins
from refkit.model import Problem, Reading, Record
from refkit.parsers.layout import GROUP, Layout, Marks
from refkit.parsers.page import Page, decode
from refkit.parsers.plain import read_plain

__all__ = ["Layout", "Page", "all_layouts", "broken_layouts", "decode", "read"]


@cache
def all_layouts() -> tuple[tuple[Layout, ...], tuple[plugins.PluginError, ...]]:
    """Every layout by priority and name, and the plug-ins that would not load."""
    loaded, errors = plugins.load_all(GROUP)
    return tuple(sorted(loaded.values(), key=lambda layout: (layout.priority, layout.name))), tuple(errors)


def broken_layouts() -> tuple[plugins.PluginError, ...]:
    """The plug-ins that would not load, once a page was read: nobody waits for layouts that are not needed."""
    return all_layouts()[1] if all_layouts.cache_info().currsize else ()


def read(page: Page, layouts: Sequence[Layout] | None = None) -> Reading:
    """The records of `page`: its own work (role "primary") and those that it lists ("mentioned").

    A page that yields no work has a problem that says why. A layout that fails on a page is named in a
    problem and the page gets the general reading; this function itself never raises.
    """
    from refkit.parsers.combine import is_html, read_html

    if any(problem.severity == "error" for problem in page.problems):
        return Reading((), page.problems)
    marks = _all_marks() if layouts is None else Marks(layouts)
    if is_html(page.text):
        reading = read_html(page, lambda shown: _read_text(shown, marks))
    else:
        reading = read_plain(page, lambda shown: _read_text(shown, marks))
    return Reading(reading.records, (*page.problems, *reading.problems)) if page.problems else reading


@cache
def _all_marks() -> Marks:
    return Marks(all_layouts()[0])


def _read_text(page: Page, marks: Marks) -> Reading:
    """What the first layout that knows `page` reads, else the general reading."""
    problems: list[Problem] = []
    for layout in marks.likely(page.text):
        try:
            if not layout.recognise(page):
                continue
            reading = layout.read(page)
        except Exception as error:  # a stranger's parser may raise anything; the page must not be lost
            problems.append(
                Problem(
                    "parser_failed",
                    "warning",
                    f"Parser {layout.name!r} failed on {page.ref or 'the page'} ({type(error).__name__}: {error}); "
                    "the general reading was used instead. Please report this to the parser's authors.",
                    page.ref,
                )
            )
            continue
        records = tuple(record for record in reading.records if record.claims)
        if records:
            return Reading(records, (*problems, *reading.problems)) if problems else _kept(reading, records)
        problems.extend(reading.problems)
        if any(problem.severity == "error" for problem in reading.problems):
            return Reading((), tuple(problems))  # it knows the page, and that the page is about no work
    from refkit.parsers import general  # many expressions: not for those who read no page

    found = general.read(page)
    return Reading(found.records, (*problems, *found.problems)) if problems else found


def _kept(reading: Reading, records: tuple[Record, ...]) -> Reading:
    return reading if len(records) == len(reading.records) else Reading(records, reading.problems)
