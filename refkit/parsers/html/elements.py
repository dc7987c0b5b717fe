"""HTML elements by what they do to the text around them (WHATWG HTML, 15.3, "Flow content" and "Tables")."""

from __future__ import annotations

INLINE, BLOCK, ITEM, CELL, HEADING, PRE, LIST, SKIPPED = range(8)

_NAMES: dict[int, str] = {
    INLINE: """
        a abbr acronym b bdi bdo big cite code data del dfn em font i img input ins kbd label link mark meta nobr
        path q rp rt ruby s samp small source span strike strong sub sup time track tt u use var wbr
        math mi mn mo mrow msub msup mfrac msqrt mtext mspace msubsup mover munder mstyle semantics
        """,
    BLOCK: """
        address article aside blockquote body br button caption center col colgroup dd details dialog dir div dl dt
        fieldset figcaption figure footer form header hgroup hr html legend main nav optgroup option p search
        section summary table tbody tfoot thead tr
        """,
    ITEM: "li",
    LIST: "ul ol menu",
    CELL: "td th",
    HEADING: "h1 h2 h3 h4 h5 h6",
    PRE: "pre listing",
    # Not shown, or not as text.
    SKIPPED: """
        annotation audio canvas datalist head iframe noembed noframes noscript object script select style svg
        template textarea title video
        """,
}

# What stands behind "<" → what to do. Names of the end tags begin with "/".
KINDS: dict[str, int] = {
    slash + name: kind for kind, names in _NAMES.items() for name in names.split() for slash in ("", "/")
}
# The text of these is no markup: only their own end tag ends them (WHATWG HTML, 13.2.5.2 and 13.2.5.3).
RAW_TEXT = frozenset("script style textarea title iframe noembed noframes".split())
# These have no end tag, so nothing is inside them.
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
