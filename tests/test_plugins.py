"""The door for plug-ins, which refkit's own come through too."""

from __future__ import annotations

from importlib.metadata import EntryPoint

import pytest

from refkit import documents, formats, parsers, plugins
from refkit.errors import UnknownName


def test_refkits_own_plug_ins_all_load() -> None:
    for group in ("refkit.parsers", "refkit.formats", "refkit.documents"):
        loaded, errors = plugins.load_all(group)
        assert loaded
        assert not errors
        for name, plugin in loaded.items():
            assert plugin.name == name
            assert plugin.title


def test_an_unknown_name_lists_the_nearest() -> None:
    with pytest.raises(UnknownName, match=r"There is no format 'bibtx'; did you mean 'bibtex'"):
        formats.get("bibtx")
    with pytest.raises(UnknownName, match="There is no document 'zzz'; known are docx, evidence-csv, "):
        documents.get("zzz")


def test_the_first_format_of_an_ending_is_the_plain_one() -> None:
    by_suffix = [fmt.name for fmt in formats.all_formats()[0] if ".bib" in fmt.suffixes]
    assert by_suffix[0] == "bibtex"
    assert "biblatex" in by_suffix


def test_a_plug_in_that_cannot_be_loaded_is_named_and_the_others_load(monkeypatch: pytest.MonkeyPatch) -> None:
    good = EntryPoint("good", "refkit.parsers.sites.scite:LAYOUT", "g")
    bad = EntryPoint("bad", "refkit_no_such_module:X", "g")
    monkeypatch.setattr(plugins, "declared", lambda group: {"bad": bad, "good": good})
    loaded, errors = plugins.load_all("g")
    assert list(loaded) == ["good"]
    assert "Plug-in 'bad'" in str(errors[0])
    assert isinstance(loaded["good"], parsers.Layout)
