"""OpenAlex's answer in JSON, as the text of a page.

    {"id":"https://openalex.org/W4000000001","doi":"https://doi.org/10.5555/…","title":"TITLE","display_name":"TITLE",
     "publication_year":2021,"publication_date":"2021-03-04","ids":{…,"pmid":"https://pubmed.ncbi.nlm.nih.gov/1"},
     "primary_location":{"source":{"display_name":"JOURNAL","issn":["…"],"type":"journal",…}},"type":"article",
     "authorships":[{"author":{"display_name":"Ada Okonkwo","orcid":…},"raw_author_name":"…"}],
     "cited_by_count":7,"biblio":{"volume":"8","issue":"3","first_page":"12","last_page":"34"},
     "abstract_inverted_index":{"We":[0,7],"follow":[1]},…}

A list has its works under "results", below "meta": all of them are mentioned ones.
"""

from __future__ import annotations

import re

from refkit.messages.openalex import claims_of
from refkit.model import Reading
from refkit.parsers import json_text
from refkit.parsers.layout import Layout
from refkit.parsers.page import Page

_ID = re.compile(r'"id"\s{0,9}:\s{0,9}"https://openalex\.org/W\d')
_LIST = re.compile(r'"results"\s{0,9}:\s{0,9}\[')
_KEYS = re.compile(r'"(?:display_name|title|publication_year|doi|authorships)"\s{0,9}:')
_HEAD = 3000


def recognise(page: Page) -> bool:
    """JSON that begins with a work's OpenAlex number, or with a list of such works."""
    start = json_text.begin(page.text)
    if start < 0:
        return False
    head = page.text[start : start + _HEAD]
    number = _ID.search(head)
    if number is None or not _KEYS.search(head, number.end()):
        return False
    return head.count("{", 0, number.start()) == 1 or bool(_LIST.search(head, 0, number.start()))


def read(page: Page) -> Reading:
    """The one work, or the works of a list as mentioned ones."""
    source = page.source("openalex-json")
    root, unclosed = json_text.parse(page.text, max(0, json_text.begin(page.text)))
    return json_text.read(page, root, root.get("results"), unclosed, 1, lambda work: claims_of(work, source))


LAYOUT = Layout("openalex-json", "OpenAlex's answer in JSON", ('"https://openalex.org/W',), recognise, read)
