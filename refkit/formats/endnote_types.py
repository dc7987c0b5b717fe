"""EndNote's reference types, which its XML and its Refer export share ⇄ CSL types."""

from __future__ import annotations

# (CSL type, name, number): where a CSL type or a name stands twice, its first line is the answer.
TYPES: tuple[tuple[str, str, int], ...] = (
    ("article-journal", "Journal Article", 17),
    ("article-journal", "Electronic Article", 43),
    ("article-magazine", "Magazine Article", 19),
    ("article-newspaper", "Newspaper Article", 23),
    # EndNote has no type for a preprint.
    ("article", "Unpublished Work", 34),
    ("bill", "Bill", 4),
    ("book", "Book", 6),
    ("book", "Edited Book", 28),
    ("book", "Electronic Book", 44),
    ("broadcast", "Audiovisual Material", 3),
    ("broadcast", "Online Multimedia", 48),
    ("chapter", "Book Section", 5),
    ("chapter", "Electronic Book Section", 60),
    ("classic", "Classical Work", 49),
    ("classic", "Ancient Text", 51),
    ("collection", "Aggregated Database", 55),
    ("dataset", "Dataset", 59),
    ("dataset", "Online Database", 45),
    ("document", "Generic", 13),
    ("entry", "Book Section", 5),
    ("entry-dictionary", "Dictionary", 52),
    ("entry-encyclopedia", "Encyclopedia", 53),
    ("figure", "Figure", 37),
    ("graphic", "Artwork", 2),
    ("graphic", "Chart or Table", 38),
    ("hearing", "Hearing", 14),
    ("interview", "Interview", 64),
    ("legal_case", "Case", 7),
    ("legislation", "Statute", 31),
    ("manuscript", "Manuscript", 36),
    ("map", "Map", 20),
    ("motion_picture", "Film or Broadcast", 21),
    ("musical_score", "Music", 61),
    ("pamphlet", "Pamphlet", 24),
    ("paper-conference", "Conference Paper", 47),
    ("paper-conference", "Conference Proceedings", 10),
    ("patent", "Patent", 25),
    ("periodical", "Serial", 57),
    ("personal_communication", "Personal Communication", 26),
    ("post-weblog", "Blog", 56),
    ("regulation", "Legal Rule or Regulation", 50),
    ("report", "Report", 27),
    ("report", "Government Document", 46),
    ("review", "Journal Article", 17),
    ("review-book", "Journal Article", 17),
    ("software", "Computer Program", 9),
    ("standard", "Standard", 58),
    ("thesis", "Thesis", 32),
    ("webpage", "Web Page", 12),
    ("post", "Web Page", 12),
    # Written by other programs.
    ("song", "Audio", 0),
    ("article-journal", "Article", 0),
    ("software", "Software", 0),
    ("webpage", "Website", 0),
    ("thesis", "Dissertation", 0),
)

UNKNOWN = ("Generic", 13)
NAME_OF: dict[str, tuple[str, int]] = {}
CSL_OF_NAME: dict[str, str] = {}
CSL_OF_NUMBER: dict[int, str] = {}
for _csl, _name, _number in TYPES:
    NAME_OF.setdefault(_csl, (_name, _number) if _number else UNKNOWN)
    CSL_OF_NAME.setdefault(_name.lower(), _csl)
    if _number:
        CSL_OF_NUMBER.setdefault(_number, _csl)
