"""Training: what it learns from a few abstracts, that it is deterministic, and what it says without its extra."""

from __future__ import annotations

import gzip
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

pytest.importorskip("scipy", reason="training needs the extra: pip install 'refkit-export[train]'")

from refkit.findings.model_file import unpack
from refkit.findings.role_model import RoleModel
from refkit.findings.train import FILES, Labelled, main, read
from tests.conftest import ROOT

THINGS = ("calls", "visits", "letters", "meals", "walks", "songs", "games", "talks")
TRIAL = {
    "BACKGROUND": "Loneliness is common and {} are rare.",
    "METHODS": "We randomly assigned forty adults to {} or to usual care.",
    "RESULTS": "Loneliness was significantly lower with {} (p < .05).",
    "CONCLUSIONS": "We conclude that {} may help.",
}
PARSER = {
    "BACKGROUND": "Parsers of {} are slow.",
    "OBJECTIVE": "In this paper, we propose a new parser of {}.",
    "METHODS": "The parser is trained on a corpus of {}.",
    "RESULTS": "Experiments show that it outperforms older parsers of {}.",
}


def abstracts(form: dict[str, str], again: int) -> list[Labelled]:
    return [Labelled([text.format(thing) for text in form.values()], list(form)) for thing in THINGS * again]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder as `DATA` is described: one set compressed, one plain."""
    for kind, form in (("medicine", TRIAL), ("computing", PARSER)):
        for name in FILES[kind]:
            lines = b"\n".join(map(msgspec.json.encode, abstracts(form, 4)))
            if name == "evinf_train":
                (tmp_path / f"{name}.jsonl").write_bytes(lines)
            else:
                (tmp_path / f"{name}.jsonl.gz").write_bytes(gzip.compress(lines))
    return tmp_path


def test_what_was_trained_knows_such_abstracts_again_and_the_same_data_give_the_same_bytes(
    data: Path,
) -> None:
    first, second = data / "first.weights", data / "second.weights"
    for output in (first, second):
        command = [sys.executable, "-m", "refkit.findings.train", str(data), "-o", str(output)]
        subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
    assert first.read_bytes() == second.read_bytes()
    model = RoleModel(*unpack(first.read_bytes()))
    for form in (TRIAL, PARSER):
        assert model.roles([text.format("lamps") for text in form.values()]) == list(form)


def test_a_set_may_be_compressed_or_not(data: Path) -> None:
    assert read(data, "evinf_train") == read(data, "pubmedqa_train") == abstracts(TRIAL, 4)


def test_without_the_extra_a_sentence_says_what_to_install(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("refkit.findings.train.find_spec", lambda name: None)
    monkeypatch.setattr(sys, "argv", ["train", str(data)])
    with pytest.raises(SystemExit, match=r"refkit-export\[train\]"):
        main()
