"""Writing files so that an existing one is never half overwritten."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from refkit.errors import OutputError
from refkit.pipeline import write_file


def test_a_new_file_has_the_text_as_it_is(tmp_path: Path) -> None:
    write_file(tmp_path / "x.ris", ["TY  - JOUR\r\n", "ER  - \r\n", "ü\ud800"])
    assert (tmp_path / "x.ris").read_bytes() == b"TY  - JOUR\r\nER  - \r\n\xc3\xbc?"
    assert os.listdir(tmp_path) == ["x.ris"]


@pytest.mark.skipif(os.name == "nt", reason="permissions are POSIX")
def test_permissions_are_those_of_the_old_file_or_of_any_new_one(tmp_path: Path) -> None:
    path = tmp_path / "x.bib"
    mask = os.umask(0o027)
    try:
        write_file(path, ["a"])
        assert stat.S_IMODE(path.stat().st_mode) == 0o640
        path.chmod(0o600)
        write_file(path, ["b"])
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    finally:
        os.umask(mask)


def test_an_old_file_stays_whole_when_writing_fails_half_way(tmp_path: Path) -> None:
    path = tmp_path / "x.bib"
    path.write_text("old")

    def pieces() -> Iterator[str]:
        yield "half"
        raise OSError(28, "No space left on device")

    with pytest.raises(OutputError, match="No space left on device"):
        write_file(path, pieces())
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["x.bib"]


def test_any_other_error_leaves_the_old_file_and_no_litter(tmp_path: Path) -> None:
    path = tmp_path / "x.bib"
    path.write_text("old")

    def pieces() -> Iterator[str]:
        yield "half"
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_file(path, pieces())
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["x.bib"]


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"there is no folder '.*nosuch'; make it first"):
        write_file(tmp_path / "nosuch" / "x.bib", ["a"])


def test_a_folder_in_place_of_a_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="it is a folder"):
        write_file(tmp_path, ["a"])


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.bib", tmp_path / "link.bib"
    real.write_text("old")
    link.symlink_to(real)
    write_file(link, ["new"])
    assert link.is_symlink()
    assert real.read_text() == "new"


@pytest.mark.skipif(not os.path.exists("/dev/null"), reason="needs a device")
def test_a_device_is_written_to_directly() -> None:
    write_file("/dev/null", ["a"])
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)
