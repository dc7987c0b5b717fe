"""Records with one abstract, made by hand."""

from __future__ import annotations

from refkit.model import Abstract, Claim, Record, Section, Source, Span, Statement, Work

PAGE = Source("page", "test", "page.txt")


def record(*sections: str | tuple[str, str], cut: bool = False, work: Work | None = None) -> Record:
    """A record whose abstract has `sections`: a text, or label and text. On its page they stand one behind the
    other, each on a line of its own behind ten characters."""
    parts = [Section(s) if isinstance(s, str) else Section(s[1], s[0]) for s in sections]
    spans, at = [], 0
    for part in parts:
        spans.append(Span(at + 10, at + 10 + len(part.text)))
        at = spans[-1].end + 1
    claim = Claim("abstract", Abstract(tuple(parts), cut), PAGE, Span(10, at - 1), 1.0, tuple(spans))
    return Record((claim,), chosen={"abstract": claim}, work=work or Work())


def page(made: Record) -> str:
    """The text of the page on which the abstract of `made` stands."""
    return "".join(f"{'x' * 10}{section.text}\n" for section in made.claims[0].value.sections)


def cited(*statements: str | Statement, work: Work | None = None) -> Record:
    """A record with citation statements: texts, or statements as they are."""
    value = tuple(Statement(s) if isinstance(s, str) else s for s in statements)
    claim = Claim("statements", value, PAGE)
    return Record((claim,), chosen={"statements": claim}, work=work or Work())
