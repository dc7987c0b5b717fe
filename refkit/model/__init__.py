"""What a reference is: values, and nothing else. No I/O, no clock, no XML."""

from refkit.model.abstract import Abstract, Section
from refkit.model.claims import FIELD_TYPES, Claim, Source
from refkit.model.context import Context, Metric, OtherField, Relation, Statement
from refkit.model.dates import PartialDate
from refkit.model.identifiers import DOI
from refkit.model.names import Name
from refkit.model.pages import ArticleNumber, PageRange, Pages, pages_of, parse_pages, start_of
from refkit.model.record import Block, Finding, Library, Notice, Problem, Reading, Record
from refkit.model.span import Span
from refkit.model.work import Work

__all__ = [
    "DOI",
    "FIELD_TYPES",
    "Abstract",
    "ArticleNumber",
    "Block",
    "Claim",
    "Context",
    "Finding",
    "Library",
    "Metric",
    "Name",
    "Notice",
    "OtherField",
    "PageRange",
    "Pages",
    "PartialDate",
    "Problem",
    "Reading",
    "Record",
    "Relation",
    "Section",
    "Source",
    "Span",
    "Statement",
    "Work",
    "pages_of",
    "parse_pages",
    "start_of",
]
