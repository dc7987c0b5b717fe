"""DOIs in running text."""

from __future__ import annotations

import pytest

from refkit.text.dois import find_dois

SICI = "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2"


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("(see 10.1038/nphys1170).", "10.1038/nphys1170"),
        ("10.3319/TAO.2009.05.25.02(IWNOP)", "10.3319/TAO.2009.05.25.02(IWNOP)"),
        ("https://onlinelibrary.wiley.com/doi/full/10.7448/IAS.15.5.18440?x=1#s", "10.7448/IAS.15.5.18440"),
        ("10.1111/tpj.12145/abstract", "10.1111/tpj.12145"),
        ("https://x.org/doi/10.1111/%28ISSN%291470-9856/issues", "10.1111/(ISSN)1470-9856"),
        ("https://doi.org/10.1063/1.2168253.", "10.1063/1.2168253"),
        (f"doi:{SICI}.", SICI),
        ("https://doi.org/10.1016/j.x.2018.10.004Get rights and content", "10.1016/j.x.2018.10.004"),
        ("<a href='https://doi.org/10.5555/abc'>", "10.5555/abc"),
        ("doi: 10.5555/abc.pdf", "10.5555/abc"),
        ("“10.5555/abc”, it says", "10.5555/abc"),
        ("[10.5555/abc]", "10.5555/abc"),
        ("10.5555/ABC_d;e:f-(g)", "10.5555/ABC_d;e:f-(g)"),
        ("DOI:10.1000.10/123456", "10.1000.10/123456"),
    ],
)
def test_the_bare_doi_is_taken_and_its_place_is_right(text: str, doi: str) -> None:
    (found,) = find_dois(text)
    assert str(found.doi) == doi
    assert found.span.of(text).replace("%28", "(").replace("%29", ")") == doi


@pytest.mark.parametrize(
    "text", ["110.1234/5", "version 1.10.1234/x", "10.12/x", "10.1234/", "10.1234/ x", "ratio 10/20"]
)
def test_what_only_looks_like_a_doi_is_none(text: str) -> None:
    assert list(find_dois(text)) == []


@pytest.mark.parametrize(
    ("text", "prefix"),
    [
        ("https://dx.doi.org/10.5555/a", "resolver"),
        ("doi: 10.5555/a", "label"),
        ("D O I\n10.5555/a", "label"),
        ("https://example.org/x/10.5555/a", "address"),
        ("as in 10.5555/a", ""),
    ],
)
def test_how_a_doi_is_introduced(text: str, prefix: str) -> None:
    (found,) = find_dois(text)
    assert found.prefix == prefix
