"""What a file plainly is by how its text begins, where its ending does not say: one test a format.

Each takes the text and the ending of the file (with the dot, "" if it says nothing) and looks at the start only:
nobody wants a page taken for a reference file. They never raise, and cost the same for any length of text.
"""

from __future__ import annotations

import json
import re
from functools import cache

from refkit.model.work import TYPES

_START = 4000
# Blank lines, comments, and the lines that databases set above their RIS.
_ABOVE_BIBTEX = r"\s*+(?:%[^\n]*+\n\s*+)*"
_ABOVE_RIS = r"\s*+(?:(?:Provider|Database|Content):[^\n]*+\n\s*+)*"
_BIBTEX = (
    _ABOVE_BIBTEX
    + r"@\s*(?:(?:comment|preamble|string)\s*[{(]|[a-z]+\s*\{[^,={}\n]*,"
    + r"|(?:article|book|inproceedings|incollection|misc|phdthesis|techreport)\s*\([^,={}\n]*,)"
)
_RIS = _ABOVE_RIS + r"TY {1,2}-(?: |\n|\Z)"
_RECORD = r'\s*+\{\s*+"schema"\s*:'
_NBIB = r"\s{0,99}(?:PMID|OWN |STAT)- [^\n]{1,99}\n(?:[A-Z][A-Z0-9 ]{3}- [^\n]*\n|      [^\n]*\n){1,3}"
_WOS = r"\s{0,99}(?:FN [^\n]{1,200}\nVR |PT [JBSCPRD]\n(?:AU|TI|GP|BA|CA) )"
_ENW = r"\s{0,99}(?:%0 [A-Z][A-Za-z /-]{2,40}\n%[0-9A-Z@!?] |(?:%[ATDJ] [^\n]{1,999}\n){2,3}%)"
_YAML = r"(?:---[ \t]*\n)?references:[ \t]*\n\s{0,99}- [a-zA-Z]"
_NOTE = r"---[ \t]*\n(?:[A-Za-z_-]{1,40}:[^\n]{0,999}\n){0,30}?(?:citation-key|citekey):"
_JSON = r'\s*+(?:\{\s*+"items"\s*+:\s*+)?(\[?)\s*+(?=\{)'
_ITEM_KEY = r'"(?:id|type)"\s*:'
_VARIABLES = frozenset({"title", "author", "editor", "issued", "DOI", "ISBN", "container-title", "publisher"})
_NOT_CSL = frozenset({"authorships", "ids", "doi", "titles", "creators", "attributes"})  # registries' own keys
_OPENALEX = r'"id"\s{0,9}:\s{0,9}"https://openalex\.org/W\d'
# What may stand before the root of an XML file, and the root: its prefix, its name, its attributes.
_ROOT = (
    r"\s*+(?:<\?[^<>]*+>\s*+|<!--[^<>]*+-->\s*+|<!DOCTYPE\b[^<>\[]*+(?:\[[^\]]*+\]\s*+)?>\s*+)*"
    r"<(?:[\w.-]{1,40}:)?([A-Za-z][\w.-]{0,60})([^<>]*+)>?"
)


@cache
def _compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(pattern, flags)  # not before it is asked for: `refkit --help` needs none


def bibtex(text: str, suffix: str) -> bool:
    """An entry, `@string`, `@preamble` or `@comment`, below comments."""
    return _compiled(_BIBTEX, re.IGNORECASE).match(text) is not None


def ris(text: str, suffix: str) -> bool:
    """`TY  - `, below what databases set above."""
    return _compiled(_RIS).match(text) is not None


def records(text: str, suffix: str) -> bool:
    """refkit's own record files."""
    return _compiled(_RECORD).match(text) is not None


def nbib(text: str, suffix: str) -> bool:
    """MEDLINE's first tag, and another one below."""
    return _compiled(_NBIB).match(_start(text)) is not None


def wos(text: str, suffix: str) -> bool:
    """`FN` and `VR`, or `PT` with a line of another tag below."""
    return _compiled(_WOS).match(_start(text)) is not None


def enw(text: str, suffix: str) -> bool:
    """`%0` with a tag below, or several of Refer's tags."""
    return _compiled(_ENW).match(_start(text)) is not None


def csl_yaml(text: str, suffix: str) -> bool:
    """`references:` with a list below."""
    return _compiled(_YAML).match(_start(text)) is not None


def literature_notes(text: str, suffix: str) -> bool:
    """YAML front matter with a citation key."""
    return _compiled(_NOTE).match(_start(text)) is not None


def csl_json(text: str, suffix: str) -> bool:
    """Whether the first object is an item. A broken one in an array counts: its reader tells what is wrong."""
    match = _compiled(_JSON).match(text)
    if match is None:
        return False
    try:
        first, _ = json.JSONDecoder().raw_decode(text, match.end())
    except (ValueError, RecursionError):
        return bool(match[1]) and _compiled(_ITEM_KEY).search(text, match.end(), match.end() + _START) is not None
    if _NOT_CSL & first.keys():
        return False
    kind = first.get("type")  # of any form, in a file that is something else
    named = isinstance(kind, str) and kind in TYPES
    return named or bool({"id", "type"} & first.keys() and _VARIABLES & first.keys())


def openalex(text: str, suffix: str) -> bool:
    """OpenAlex's list of works; in a .json file a single work too, which elsewhere is a page with its places."""
    start = _start(text)
    found = _compiled(_OPENALEX).search(start) if start[:1] in "{[" else None
    several = start[:1] == "[" or '"results"' in start[: found.start() if found else 0]
    return found is not None and (several or suffix == ".json")


def datacite(text: str, suffix: str) -> bool:
    """DataCite's JSON:API, or the attributes of one of its records."""
    start = _start(text)
    return start[:1] in ("{", "[") and (
        '"type":"dois"' in start.replace(" ", "") or ('"titles"' in start and '"creators"' in start)
    )


def endnote_xml(text: str, suffix: str) -> bool:
    """`<xml>` or `<records>`, with a `<record>` of EndNote's inside."""
    name, _ = _root(text)
    start = _start(text)
    return name in ("xml", "records", "record") and ("<ref-type" in start or "<source-app" in start)


def pubmed_xml(text: str, suffix: str) -> bool:
    """`<PubmedArticleSet>`, or one article or book of it."""
    return _root(text)[0].startswith(("PubmedArticle", "PubmedBookArticle"))


def mods(text: str, suffix: str) -> bool:
    """`<mods>` or `<modsCollection>`."""
    return _root(text)[0] in ("mods", "modsCollection")


def zotero_rdf(text: str, suffix: str) -> bool:
    """`<rdf:RDF>` with one of the vocabularies that Zotero writes."""
    return _root(text)[0] == "RDF" and "http://purl.org/net/biblio#" in _start(text)


def _start(text: str) -> str:
    return text[: _START * 2].removeprefix("\ufeff").lstrip()[:_START]


def _root(text: str) -> tuple[str, str]:
    """The name of the root of an XML file and its attributes; two empty texts for no XML."""
    start = _start(text)
    match = _compiled(_ROOT).match(start) if start.startswith("<") else None
    return (match[1], match[2]) if match else ("", "")
