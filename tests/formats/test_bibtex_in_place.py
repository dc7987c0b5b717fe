"""What users ask for of .bib files beyond tests/pipeline/test_asks.py: replaced in place, settings, encodings."""

from __future__ import annotations

from pathlib import Path

import pytest

from refkit.cli import run
from refkit.formats.bibtex import BIBTEX
from refkit.formats.bibtex.read import read
from refkit.merge import resolve
from refkit.model import DOI, Library, Name, Work
from refkit.model.csl_item import to_csl
from tests.formats.bibtex_files import bibliography, entry
from tests.formats.works import one

Captured = pytest.CaptureFixture[str]


def settings(library: Library, **chosen: str) -> str:
    assert BIBTEX.settings is not None
    return "".join(BIBTEX.settings(chosen)(library))


def test_organisations_particles_and_cedillas() -> None:
    library = one(Work(author=(Name("Lévesque", "François"), Name(literal="Department for Education"))))
    assert r"author = {L{\'e}vesque, Fran{\c c}ois and {Department for Education}}," in settings(
        library, encoding="ascii"
    )
    alone = one(Work(author=(Name(literal="Department for Education"),)))
    assert "author = {{Department for Education}}," in bibliography(alone, "bibtex")
    (person,) = to_csl(resolve(read("@misc{k, author={van Inwagen, Peter}}", "x").records[0]).work)["author"]
    assert " ".join(filter(None, (person.get("non-dropping-particle"), person["family"]))) == "van Inwagen"
    assert entry("author={van Inwagen, Peter}")["author"] == (Name("van Inwagen", "Peter"),)


def test_a_doi_instead_of_an_address_and_no_abstract() -> None:
    work = Work(doi=DOI("10.5555/a"), url="https://x.example", accessed=None, title="T")
    text = settings(one(work), url="doi", omit="abstract")
    assert "url" not in text
    assert text == settings(one(work), url="doi", omit="abstract")


def test_a_library_is_replaced_with_all_that_it_had(tmp_path: Path) -> None:
    path = tmp_path / "lib.bib"
    path.write_text(
        "@string{pub = {Press}}\n\n@book{a,\n  title = {T},\n  publisher = pub,\n  mood = {good},\n}\n\n"
        "@comment{jabref-meta: x;}\n"
    )
    assert run(["export", str(path), "-o", str(path)]) == 0
    text = path.read_text()
    for kept in ("@string{pub = {Press}}", "publisher = pub,", "mood = {good},", "@comment{jabref-meta: x;}"):
        assert kept in text
    assert run(["export", str(path), "-o", str(path), "--set", "omit=mood", "--set", "indent=4"]) == 0
    assert "\n    title = {T},\n" in path.read_text()
    assert "mood" not in path.read_text()


def test_a_library_of_which_not_all_was_read_is_not_replaced(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "lib.bib"
    path.write_text("@book{a, title={T}}\n@book{b, title={never closed\n")
    before = path.read_bytes()
    assert run(["export", str(path), "-o", str(path)]) == 1
    assert path.read_bytes() == before
    err = capsys.readouterr().err
    assert "'b'" in err
    assert "line 2" in err


def test_a_file_of_two_encodings_is_read_and_said(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "mixed.bib"
    path.write_bytes("@book{a, title={Größe}}\n".encode() + "@book{b, title={Größe zwei}}\n".encode("latin-1"))
    out = tmp_path / "out.bib"
    run(["export", str(path), "-o", str(out)])
    assert out.read_text().count("@book{") == 2
    assert "mixed.bib" in capsys.readouterr().err


@pytest.mark.parametrize("chosen", ["colour=red", "omit", "indent=3", "sort="])
def test_a_setting_that_is_none_is_refused_before_anything_is_written(
    chosen: str, tmp_path: Path, capsys: Captured
) -> None:
    (tmp_path / "x.bib").write_text("@book{a, title={T}}")
    assert run(["export", str(tmp_path / "x.bib"), "-o", str(tmp_path / "out.bib"), "--set", chosen]) == 2
    assert not (tmp_path / "out.bib").exists()
    assert capsys.readouterr().err
    assert run(["export", str(tmp_path / "x.bib"), "-o", str(tmp_path / "out.ris"), "--set", "indent=4"]) == 2


def test_a_library_is_not_replaced_by_one_with_fewer_keys(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "mine.bib"
    both = "".join(f"@book{{{key}, title={{Grip of limpets}}, doi={{10.5555/x.1}}, year=2020}}\n" for key in "ab")
    path.write_text(both)
    assert run(["export", str(path), "-o", str(path)]) == 1
    assert path.read_text() == both
    assert "'b' and 'a' are one work, which is 'a' now; change it where you cite it." in capsys.readouterr().err
    assert run(["export", str(path), "-o", str(tmp_path / "other.bib")]) == 0
