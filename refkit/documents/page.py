"""The frame of an HTML file that stands alone: no script, nothing loaded from elsewhere."""

from __future__ import annotations

from functools import cache
from html import escape
from importlib.resources import files

# Nothing may be loaded or run; only the style in the file itself applies.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def head(title: str, summary: str, style: str, more_style: str = "") -> str:
    """Everything up to the contents: title and summary are escaped here, `style` is one of our sheets."""
    name = escape(title)
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        '<meta name="generator" content="refkit">\n'
        f"<title>{name}</title>\n<style>\n{_sheet(style)}{more_style}</style>\n</head>\n"
        f'<body>\n<div class="page">\n<header>\n<h1>{name}</h1>\n'
        f'<p class="summary">{escape(summary)}</p>\n</header>\n'
    )


def foot() -> str:
    """What closes the file."""
    return "</div>\n</body>\n</html>\n"


@cache
def _sheet(name: str) -> str:
    """The colours and types that all pages share, and the rules in `name`."""
    folder = files("refkit.documents")
    return "".join(folder.joinpath(part).read_text(encoding="utf-8") for part in ("palette.css", name))
