"""Which processors are there, and a list made by each in a process of its own."""

from __future__ import annotations

import html
import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from refkit.csl import locales

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
# Peer → (environment variable, what it names).
VARIABLES = {
    "citeproc-js": ("REFKIT_CITEPROC_JS", "the folder in which `npm install citeproc` was run"),
    "pandoc": ("REFKIT_PANDOC", "the program pandoc, such as pypandoc_binary brings"),
    "hayagriva": ("REFKIT_HAYAGRIVA", "a Python with hayagriva's binding, the package refkit of the registry"),
}
PEERS = ("refkit", "citeproc-py", *VARIABLES)

Made = tuple[float, list[str]]  # processor seconds, and the entries as HTML


def find() -> tuple[dict[str, Callable[[Path], Made]], list[str]]:
    """Peer → what makes its list of a job, for those that are there; and a sentence for each that is not."""
    found: dict[str, Callable[[Path], Made]] = {
        "refkit": lambda job: _side([sys.executable, "-m", "benchmarks.csl_peers.refkit_list"], job),
        "citeproc-py": lambda job: _side([sys.executable, "-m", "benchmarks.csl_peers.citeproc_py_list"], job),
    }
    missing = []
    for name, (variable, what) in VARIABLES.items():
        place = os.environ.get(variable) or (shutil.which("pandoc") if name == "pandoc" else None)
        if not place or (name == "citeproc-js" and not shutil.which("node")):
            missing.append(f"{name} is left out: set {variable} to {what}.")
        elif name == "pandoc":
            found[name] = lambda job, program=place: _pandoc(program, job)  # type: ignore[misc]
        elif name == "hayagriva":
            script = str(HERE / "hayagriva_list.py")
            found[name] = lambda job, python=place, script=script: _side([python, "-I", script], job)  # type: ignore[misc]
        else:
            found[name] = lambda job: _side(["node", str(HERE / "citeproc_js.js")], job)
    return found, missing


def job(folder: Path, style: Path, items: list[dict[str, Any]]) -> Path:
    """The file of a job: make a list of `items` in `style`, in American English."""
    path = folder / f"{style.stem}-{len(items)}-{items[0]['id']}.json"
    locale = locales.folder() / "locales-en-US.xml"
    path.write_text(json.dumps({"style": str(style), "locale": str(locale), "items": items}), "utf-8")
    return path


def _side(command: list[str], job: Path) -> Made:
    # A job is named by its whole path: the other packages called refkit must not see this folder.
    done = subprocess.run([*command, str(job)], cwd=ROOT, capture_output=True)
    if done.returncode:
        last = (done.stderr.decode("utf-8", "replace").strip().splitlines() or ["no message"])[-1]
        raise SystemExit(f"{command[-1]} fails on {job.name}: {last}")
    answer = json.loads(done.stdout)
    return answer["seconds"], answer["entries"]


def used(command: list[str], folder: Path = ROOT) -> tuple[float, bytes]:
    """Processor seconds of a whole process, and what it printed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=folder, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stdout


def _pandoc(program: str, job: Path) -> Made:
    """pandoc tells no times: that of the same with one reference is taken off."""
    asked = json.loads(job.read_text("utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        taken = []
        for items in (asked["items"][:1], asked["items"]):
            path = Path(folder, "items.json")
            path.write_text(json.dumps(items), "utf-8")
            words = [
                program,
                str(path),
                "-f",
                "csljson",
                "-t",
                "html",
                "--wrap=none",
                "--citeproc",
                "--csl",
                asked["style"],
            ]
            taken.append(used(words))
    entries = re.findall(
        r'(?s)class="csl-entry".*?>(.*?)</div>\s*(?=<div id="ref-|</div>)', taken[1][1].decode("utf-8")
    )
    return taken[1][0] - taken[0][0], entries


def text(entry: str) -> str:
    """An entry of any peer as a reader sees it, less its number: no tags, white space folded."""
    blocks = re.sub(r"</?div[^>]*>", " ", entry)
    plain = " ".join(html.unescape(re.sub(r"<[^>]+>", "", blocks)).split())
    return re.sub(r"^\[?\d+[\].]+\s*", "", plain)
