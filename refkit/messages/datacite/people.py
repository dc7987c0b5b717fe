"""Creators and contributors of a DataCite record → names."""

from __future__ import annotations

import re

import msgspec

from refkit.messages.node import Node, of
from refkit.messages.people import name_of
from refkit.messages.wording import name_wording
from refkit.model import Name
from refkit.text.people import parse_names

# "Jones, Matthew B.; Slaughter, Peter": a whole list in one creator.
_SEVERAL = re.compile(r";\s")
_ASIDE = re.compile(r"\s?\([^()]{2,200}\)")
_ROLE = re.compile(r"(?i)[\s,]{0,3}[(\[](?:eds?|editors?|hrsg|hg|author|transl?)\.?[)\]]$")


def creators(nodes: list[Node]) -> tuple[Name, ...]:
    """The names of a list in its order, each once. Values like ":unav" are none."""
    found: dict[tuple[str, str, str], Name] = {}
    for node in nodes:
        for name in _names(node):
            found.setdefault((name.family.casefold(), name.given.casefold(), name.literal.casefold()), name)
    return tuple(found.values())


def _names(node: Node) -> list[Name]:
    """One entry. A person is one by `nameType` or by the parts of the name; a name in one piece without a comma may
    be a person's or an organisation's, and is kept whole."""
    whole, kind = _ROLE.sub("", name_wording(node.said("name"))), node.said("nameType")
    if kind != "Organizational" and _SEVERAL.search(whole) and "," in whole:
        return list(parse_names(_ASIDE.sub("", whole)))
    family, given = _ROLE.sub("", node.said("familyName")), _ROLE.sub("", node.said("givenName"))
    entry: dict[str, object] = {"affiliation": node.get("affiliation"), "ORCID": _orcid(node)}
    if kind == "Organizational" or not (family or "," in whole):
        entry["name"] = whole
    elif family:
        entry |= {"family": family, "given": given}
    else:
        last, _, rest = whole.partition(",")
        entry |= {"family": last.strip(), "given": rest.strip()}
    name = name_of(of(entry))
    if name is None:
        return []
    if kind != "Organizational" and name.literal and name.literal == f"{given} {family}".strip():
        name = msgspec.structs.replace(name, literal="", family=family, given=given)
    return [name]


def _orcid(node: Node) -> str:
    for each in node.get("nameIdentifiers").items:
        if each.said("nameIdentifierScheme").upper() == "ORCID" or "orcid.org" in each.said("nameIdentifier"):
            return each.said("nameIdentifier")
    return ""
