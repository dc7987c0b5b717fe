"""What an input is taken for, how much of it is read, and what a library says of it."""

from __future__ import annotations

import io
import json
import os
import threading
from pathlib import Path

import pytest

from refkit import formats
from refkit.model import Library, Reading
from refkit.pipeline import STDIN, Input, build, expand, library, opening, read, sniffing
from tests.conftest import SEEDS

GOOD = SEEDS / "scite-mechanisms-of-peer-support.txt"


@pytest.fixture(scope="module")
def made() -> Library:
    return library([SEEDS])


def written(made: Library, name: str) -> str:
    write = formats.get(name).write
    assert write
    return "".join(write(made))


def from_stdin(data: bytes) -> Reading:
    ((_, reading),) = read([Input(STDIN)], io.BytesIO(data))
    return reading


@pytest.mark.parametrize("name", ["bibtex", "biblatex", "ris", "csl-json", "records"])
@pytest.mark.parametrize("above", ["", "\n \n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_reference_file_is_known_by_how_it_begins(
    name: str, above: str, encoding: str, made: Library, tmp_path: Path
) -> None:
    data = (above + written(made, name)).encode(encoding)
    path = tmp_path / "page.txt"
    path.write_bytes(data)
    ((_, named),) = read([Input(str(path))])
    for reading in (from_stdin(data), named):
        assert len(reading.records) == 5
        assert not any(problem.severity == "error" for problem in reading.problems)


BEGINNINGS = {
    "% Encoding: UTF-8\n\n% by hand\n@Article{Key:1, title={A}}": "bibtex",
    "@string{a = {b}}\n@book{x, title=a}": "bibtex",
    "@comment(x)": "bibtex",
    "@article (key1, title={A})": "bibtex",
    "Provider: A\nContent: text/plain\n\nTY  - JOUR\nER  - ": "ris",
    '[\n  {\n    "id": "a",\n    "type": "book"\n  }\n]': "csl-json",
    '{"type": "article-journal", "title": "A"}': "csl-json",
    '{"id": "a", "title": "A"}': "csl-json",
    '{"items": [{"id": "a", "type": "book"}]}': "csl-json",
    '[{"id": "a", "type": "book", "title": "cut o': "csl-json",
    '{ "schema": 1}': "records",
    "PMID- 9\nOWN - NLM\nTI  - Grip": "nbib",
    "FN Clarivate Analytics Web of Science\nVR 1.0\nPT J": "wos",
    "\ufeffPT J\nAU Rock, A": "wos",
    "%0 Journal Article\n%A Rock, Ada": "enw",
    "---\nreferences:\n- id: rock2020\n  type: book": "csl-yaml",
    '---\ncitation-key: "rock2020"\ntitle: "Grip"\n---': "literature-notes",
    '<?xml version="1.0"?><xml><records><record><source-app name="EndNote"/>': "endnote-xml",
    '<?xml version="1.0"?>\n<!DOCTYPE PubmedArticleSet PUBLIC "a" "b">\n<PubmedArticleSet>': "pubmed-xml",
    '<?xml version="1.0"?><modsCollection xmlns="http://www.loc.gov/mods/v3">': "mods",
    '<rdf:RDF xmlns:rdf="x" xmlns:bib="http://purl.org/net/biblio#">': "zotero-rdf",
    '{"results": [{"id": "https://openalex.org/W1", "title": "A"}]}': "openalex",
    '{"data": [{"id": "10.1/x", "type": "dois", "attributes": {}}]}': "datacite",
    "": "",
    '{"id": "https://openalex.org/W1", "title": "A", "type": "article", "authorships": []}': "",
    "<html><body>x</body></html>": "",
    "<article><front><article-meta/></front></article>": "",
    "%PDF-1.4\n%abc": "",
    "PMID- 9": "",
    "PT of the day": "",
    "---\ntitle: A page\n---\nreferences:\n- id: a": "",
    "% only a comment": "",
    "@smith (Leeds, UK) writes": "",
    "@smith {laughs} and, well": "",
    "TY for reading": "",
    "[1] A reference, 10.1000/1": "",
    "[{broken": "",
    '{"@context": "https://schema.org", "@type": "Article", "name": "A"}': "",
    '{"status": "ok", "message": {"type": "book", "title": "A"}}': "",
    '[["id", 1]]': "",
    '{"id": 7, "text": "a message"}': "",
}


@pytest.mark.parametrize(("text", "name"), BEGINNINGS.items(), ids=[repr(text)[:40] for text in BEGINNINGS])
def test_what_plainly_begins_as_a_reference_file(text: str, name: str) -> None:
    found = sniffing.format_of(text, "")
    assert (found.name if found else "") == name


@pytest.mark.parametrize(
    "text",
    [
        " ",
        "% a\n",
        '{"items":' + " ",
        "[" * 5,
        "<!-- x --> ",
        "<?x?>",
        "<a",
        "%A b",
        "---\na:\n",
        "Database:\n",
        "@a{",
        '[{"a":',
    ],
)
def test_looking_at_the_beginning_takes_no_time(text: str) -> None:
    assert sniffing.format_of(text * 200_000, "") is None


@pytest.mark.parametrize(("suffix", "text", "name"), [
    (".json", '{"id": "https://openalex.org/W1", "title": "A", "type": "article", "authorships": []}', "openalex"),
    (".json", '{"id": "https://doi.org/10.5555/x", "publisher": "B", "titles": [], "creators": []}', "datacite"),
    (".json", "[", "csl-json"),
    (".xml", "<PubmedArticleSet><PubmedArticle/></PubmedArticleSet>", "pubmed-xml"),
    (".xml", "<article><front/></article>", ""),
    (".bib", "TY  - JOUR", "bibtex"),
    (".nbib", "nothing", "nbib"),
])  # fmt: skip
def test_an_ending_decides_among_its_own_formats(suffix: str, text: str, name: str) -> None:
    found = sniffing.format_of(text, suffix)
    assert (found.name if found else "") == name


def test_a_table_with_titles_is_a_library_and_one_without_a_list_of_dois(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('Title,Authors,DOI\nGrip,"Rock, Ada",10.5555/limpet.1\n')
    (tmp_path / "b.csv").write_text("Remark,DOI\nread,10.5555/limpet.1\n")
    readings = [reading for _, reading in read([Input(str(tmp_path / name)) for name in ("a.csv", "b.csv")])]
    fields = [{claim.field for claim in reading.records[0].claims} for reading in readings]
    assert fields == [{"title", "author", "DOI"}, {"DOI"}]


@pytest.mark.parametrize("suffix", ["ris", "txt"])
def test_lines_of_another_encoding_are_read_and_told(suffix: str, tmp_path: Path) -> None:
    one, two = "TY  - JOUR\nTI  - Über\nER  - \n", "TY  - JOUR\nTI  - François\nER  - \n"
    path = tmp_path / f"x.{suffix}"
    path.write_bytes(one.encode() + two.encode("cp1252"))
    ((_, reading),) = read([Input(str(path))])
    titles = [claim.value for record in reading.records for claim in record.claims if claim.field == "title"]
    assert titles == ["Über", "François"]
    assert [(problem.code, problem.line) for problem in reading.problems] == [("mixed_encodings", 5)]


def test_too_much_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "LARGEST", 1000)
    path = tmp_path / "x.txt"
    path.write_text("x" * 1001)
    stdin = io.BytesIO(b"x" * 5000)
    found = list(read([Input(str(path)), Input(STDIN)], stdin))
    assert [reading.problems[0].code for _, reading in found] == ["too_large", "too_large"]
    assert stdin.tell() == 1001
    bib = tmp_path / "x.bib"  # a library may be as large as it is
    bib.write_text("@book{a, title={" + "x" * 1000 + "}}")
    assert [len(reading.records) for _, reading in read([Input(str(bib))])] == [1]


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="needs a device without end")
def test_a_device_without_end_is_read_to_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "LARGEST", 1 << 20)
    ((_, reading),) = read([Input("/dev/zero")])
    assert [problem.code for problem in reading.problems] == ["too_large"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_in_a_folder_is_left_out_and_one_that_is_named_is_read(tmp_path: Path) -> None:
    pipe = tmp_path / "a.txt"
    os.mkfifo(pipe)
    (tmp_path / "b.txt").write_text("x")
    (tmp_path / "c.txt").symlink_to("nowhere")
    for name in (str(tmp_path), str(tmp_path / "*.txt")):
        inputs, problems = expand([name])
        assert [os.path.basename(found.ref) for found in inputs] == ["b.txt", "c.txt"]
        assert all("a.txt (a pipe or device) 1" in problem.message for problem in problems)
    inputs, _ = expand([str(pipe)])
    writer = threading.Thread(target=pipe.write_bytes, args=(GOOD.read_bytes(),), daemon=True)
    writer.start()
    ((_, reading),) = read(inputs)
    writer.join()
    assert len([record for record in reading.records if record.role == "primary"]) == 1


def test_a_key_that_is_twice_in_a_file_is_told_once(tmp_path: Path) -> None:
    path = tmp_path / "x.bib"
    path.write_text(
        "@article{a, title={One thing}, year=2001}\n@article{a, title={Quite another}, year=2002}\n"
        "@article{b, title={Same}, doi={10.1000/b}}\n@article{b, title={Same}, doi={10.1000/b}}\n"
    )
    found = build(read([Input(str(path))]))
    assert len(found.records) == 3
    told = [problem.message for problem in found.problems if "'a'" in problem.message]
    assert len(told) == 1
    assert "became" in told[0]
    assert len([problem for problem in found.problems if "'b'" in problem.message]) == 1


def test_broken_json_is_told_and_not_read_as_a_page() -> None:
    data = json.dumps([{"id": "a", "type": "book", "title": "A", "DOI": "10.1000/a"}])[:-10].encode()
    assert [problem.code for problem in from_stdin(data).problems] == ["not_json"]


_WITH_REFERENCES = (
    "How limpets find home\n\nAda Okonkwo, Wei Li\n\nAnnals of Tidal Research 2016, 12:301-318\n"
    "https://doi.org/10.5555/tide.2016.12\n\nAbstract\n\nLimpets return to one scar after each tide, which earlier "
    "work of ours had put down to trails of mucus; here most of them did so without any.\n\nReferences\n\n"
    "1. Smith J, Roe P. Scars of limpets. Marine Notes 2009;3:12-19. doi:10.5555/scars.2009\n"
    "2. Roe P, Smith J. Trails of mucus. Marine Notes 2010;4:22-29. doi:10.5555/trails.2010\n"
)
_TAGS = (
    '<html><head><meta name="citation_title" content="How limpets find home"><meta name="citation_author" '
    'content="Okonkwo, Ada"><meta name="citation_doi" content="10.5555/tide.2016.12"><meta '
    'name="citation_reference" content="citation_title=Scars of limpets; citation_doi=10.5555/scars.2009">'
    "</head><body><p>Text</p></body></html>"
)


@pytest.mark.parametrize("text", [_WITH_REFERENCES, _TAGS])
def test_without_their_references_pages_give_the_same_works_of_their_own(tmp_path: Path, text: str) -> None:
    (tmp_path / "page.txt").write_text(text)
    inputs, _ = expand([str(tmp_path / "page.txt")])
    ((_, whole),) = read(inputs)
    ((_, own),) = read(inputs, references=False)
    assert any(record.role == "mentioned" for record in whole.records)
    assert own.records == tuple(record for record in whole.records if record.role == "primary") != ()
    assert own.problems == whole.problems


def test_json_whose_type_is_a_list_is_no_library() -> None:
    assert sniffing.format_of('{"type": ["Article"], "name": "x"}', "") is None
