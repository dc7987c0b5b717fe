"""One input of a fuzzer: any bytes are read in one of the ways in which refkit reads, and must give an answer.

The first byte chooses the way, so that a fuzzer finds them all. `seeds` gives inputs to begin with.
"""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Callable, Iterator

from refkit.model import Problem, Reading
from refkit.parsers import Page, all_layouts, containers, decode, read
from refkit.parsers.containers import Held
from refkit.pipeline.inputs import STDIN, Input
from refkit.pipeline.opening import open_input
from tests.conftest import FIXTURES, SEEDS
from tests.parsers.containers import archives


class NoAnswer(AssertionError):
    """What a reader must never do: say nothing, fail inside, or point outside the page."""


def one_input(data: bytes) -> None:
    """Reads `data`. Raises `NoAnswer`, or whatever a reader lets out; either is a defect."""
    WAYS[data[0] % len(WAYS)](data[1:]) if data else _page(data)


def check(page: Page, reading: Reading) -> None:
    """Raises `NoAnswer` if `reading` is not a sound one of `page`."""
    if not reading.records and not reading.problems:
        raise NoAnswer("neither a record nor a problem")
    for problem in reading.problems:
        if problem.code == "parser_failed":
            raise NoAnswer(problem.message)
    for record in reading.records:
        for claim in record.claims:
            for span in (claim.span, *claim.parts):
                if span is not None and not 0 <= span.start <= span.end <= len(page.text):
                    raise NoAnswer(f"{claim.field} points outside the page: {span}")


def _page(data: bytes) -> None:
    page = decode(data, "page.txt")
    check(page, read(page))


def _html(data: bytes) -> None:
    page = decode(b"<!doctype html><html>" + data, "page.html")
    check(page, read(page))


def _charset(data: bytes) -> None:
    """The first line is what a transport says that the page is in."""
    label, _, rest = data.partition(b"\n")
    page = decode(rest, "page.html", charset=label.decode("latin-1"))
    check(page, read(page))


def _layout(data: bytes) -> None:
    """A page that is read by a layout whether that knows it or not; the first byte chooses."""
    layouts = all_layouts()[0]
    page = Page(data[1:].decode("utf-8", "replace"), "page.txt")
    layout = layouts[(data[0] if data else 0) % len(layouts)]
    layout.recognise(page)
    for record in layout.read(page).records:
        check(page, Reading((record,), ()))


def _container(kind: str) -> Callable[[bytes], None]:
    def read_all(data: bytes) -> None:
        for found in containers.pages(kind, io.BytesIO(data), "held"):
            _held(found)

    return read_all


def _stream(data: bytes) -> None:
    """What comes on the standard input, of a kind that its first bytes tell; gzip too."""
    for found in open_input(Input(STDIN), io.BytesIO(data), ()):
        _held(found)


def _held(found: Held | Problem) -> None:
    if isinstance(found, Held):
        data = found.data.encode("utf-8", "surrogatepass") if isinstance(found.data, str) else found.data
        page = decode(data, found.ref, found.url, found.charset)
        check(page, read(page))


WAYS: tuple[Callable[[bytes], None], ...] = (
    _page,
    _html,
    _charset,
    _layout,
    _stream,
    *(_container(kind) for kind in ("warc", "mhtml", "zip", "json-lines", "parquet")),
)


def seeds() -> Iterator[bytes]:
    """An input or more for each way: the hand-written pages, alone and in containers."""
    texts = [path.read_bytes() for path in (*sorted(SEEDS.glob("*.txt")), *sorted(FIXTURES.glob("pages/*/*.*")))]
    way = {function: bytes([number]) for number, function in enumerate(WAYS)}
    layouts = [layout.name for layout in all_layouts()[0]]
    for text in texts:
        yield way[_page] + text
    for path in sorted(FIXTURES.glob("pages/*/page.txt")):
        if path.parent.name in layouts:
            yield way[_layout] + bytes([layouts.index(path.parent.name)]) + path.read_bytes()
    for path in sorted(FIXTURES.glob("pages/*/*.html")):
        yield way[_html] + path.read_bytes()
        yield way[_charset] + b"windows-1252\n" + path.read_bytes()
    jsonl = b'{"text": "a", "url": "b"}\n'
    for number, held in enumerate(
        (archives.record(1, archives.html(1)), archives.MHTML, _zipped(texts[:4]), jsonl, b"PAR1")
    ):
        yield bytes([len(WAYS) - 5 + number]) + held
        yield way[_stream] + held
        yield way[_stream] + gzip.compress(held, mtime=0)


def _zipped(texts: list[bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, text in enumerate(texts):
            archive.writestr(zipfile.ZipInfo(f"{number}.txt"), text)
    return packed.getvalue()
