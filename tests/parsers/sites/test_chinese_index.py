"""The Chinese-language index: the two seeds, and a page of the same kind with other contents."""

from __future__ import annotations

from typing import Any

import pytest

from refkit.model import DOI, ArticleNumber, Name, PageRange, PartialDate, Record
from tests.parsers.pages import VARIANTS, Change, changed, check_spans, fixture, page_of, seed, values

ILLNESS, METASYNTHESIS = "chinese-index-severe-mental-illness", "chinese-index-metasynthesis"
ENCODINGS: dict[str, Change] = {
    **VARIANTS,
    "GB18030": lambda data: data.decode().encode("gb18030"),
    "GB18030 and CRLF": lambda data: data.decode().replace("\n", "\r\n").encode("gb18030"),
}
changes = pytest.mark.parametrize("change", ENCODINGS.values(), ids=ENCODINGS.keys())


def related(record: Record) -> tuple[Any, ...]:
    """Title, authors, journal, year, volume, issue, first and last page of a related work; None if absent."""
    found = values(record)
    page = found.get("page")
    assert set(found) <= {"title", "author", "container-title", "issued", "volume", "issue", "page"}
    return (
        found["title"],
        "; ".join(str(name) for name in found["author"]),
        found["container-title"],
        found["issued"].year,
        found.get("volume"),
        found.get("issue"),
        (page.first, page.last) if page else None,
    )


@changes
def test_everything_about_the_severe_mental_illness_review_is_read(change: Change) -> None:
    page, reading = seed(ILLNESS, change)
    check_spans(page, reading)
    assert not reading.problems
    found = values(reading.records[0])
    abstract = found.pop("abstract")
    yale = "Yale Univ, Sch Med, Dept Psychiat, New Haven, CT 06519 USA"
    people = [
        ("Davidson", "L"),
        ("Chinman", "M"),
        ("Kloos", "B"),
        ("Weingarten", "R"),
        ("Stayner", "D"),
        ("Tebes", "JK"),
    ]
    assert found == {
        "title": "Peer support among individuals with severe mental illness: A review of the evidence",
        "times-cited": 353,
        "author": tuple(Name(family=family, given=given, affiliations=(yale,)) for family, given in people),
        "affiliations": (yale,),
        "keyword": (
            "peer support",
            "mutual support",
            "consumer-run services",
            "consumers as providers",
            "effectiveness",
        ),
        "DOI": DOI("10.1093/clipsy/6.2.165"),
        "classifications": ("B849 [应用心理学]",),
        "subject-codes": ("040203",),
        "page": PageRange("165", "187"),
        "number-of-pages": "23",
        "related-count": 50,
    }
    (section,) = abstract.sections
    assert section.text.startswith("This article reviews the history and potential effectiveness")
    assert section.text.endswith("implications for future policy, research, and practice.")
    assert not abstract.cut


@changes
def test_its_ten_related_works_are_mentioned_works(change: Change) -> None:
    _, reading = seed(ILLNESS, change)
    works = reading.records[1:]
    assert {record.role for record in works} == {"mentioned"}
    assert [related(record) for record in works] == [
        ("Self-Initiated Helping Behaviors and Recovery in Severe Mental Illness: Implications for Work, "
         "Volunteerism, and Peer Support",
         "Firmin, Ruth L.; Luther, Lauren; Lysaker, Paul H.; Salyers, Michelle P.",
         "PSYCHIATRIC REHABILITATION JOURNAL", 2015, "38", "4", ("336", "341")),
        ("Longitudinal Impact of Peer Support on Self-Compassion, Self-Stigma, and Mental Health Among Individuals "
         "with Mental Disorders",
         "Chan, Kevin Ka Shing; Tsui, Jack Ka Chun", "Mindfulness", 2025, "16", "5", ("1352", "1363")),
        ("A review of the literature on peer support in mental health services",
         "Repper, Julie; Carter, Tim", "JOURNAL OF MENTAL HEALTH", 2011, "20", "4", ("392", "411")),
        ("Operational Mechanisms of Peer Support Groups and Support for Caregivers of People Living with Serious "
         "Mental Illness",
         "Obegu, Pamela; Nicholls, Kayla; Alberti, Mary",
         "COMMUNITY MENTAL HEALTH JOURNAL", 2025, "61", "1", ("59", "65")),
        ("The Poetry of Recovery in Peer Support Workers with Mental Illness: An Interpretative Phenomenological "
         "Analysis",
         "Kim, Su-Yeon; Kweon, Young-Ran", "HEALTHCARE", 2024, "12", "2", None),
        ("Treatment engagement of individuals experiencing mental illness: review and update",
         "Dixon, Lisa B.; Holoshitz, Yael; Nossel, Ilana", "WORLD PSYCHIATRY", 2016, "15", "1", ("13", "20")),
        ("Can social support be improved in people with a severe mental illness? A systematic review and "
         "meta-analysis",
         "Beckers, Thijs; Maassen, Niek; Koekkoek, Bauke; Tiemens, Bea; Hutschemaekers, Giel",
         "CURRENT PSYCHOLOGY", 2023, "42", "17", ("14689", "14699")),
        ("Psychosocial therapies in severe mental illness: update on evidence and recommendations",
         "Guehne, Uta; Weinmann, Stefan; Riedel-Heller, Steffi G.; Becker, Thomas",
         "CURRENT OPINION IN PSYCHIATRY", 2020, "33", "4", ("414", "421")),
        ("The impact of peer support in the context of perinatal mental illness: A meta-ethnography",
         "Jones, Catriona C. G.; Jomeen, Julie; Hayter, Mark", "MIDWIFERY", 2014, "30", "5", ("491", "498")),
        ("Needs, Perceived Support, and Hospital Readmissions in Patients with Severe Mental Illness",
         "Guzman-Parra, Jose; Moreno-Kustner, Berta; Rivas, Fabio; Alba-Vallejo, Mercedes; "
         "Hernandez-Pedrosa, Javier; Mayoral-Cleries, Fermin",
         "COMMUNITY MENTAL HEALTH JOURNAL", 2018, "54", "2", ("189", "196")),
    ]  # fmt: skip


@changes
def test_everything_about_the_metasynthesis_is_read(change: Change) -> None:
    page, reading = seed(METASYNTHESIS, change)
    check_spans(page, reading)
    assert not reading.problems
    found = values(reading.records[0])
    abstract = found.pop("abstract")
    vancouver = "Adult Community Mental Hlth Serv, N Vancouver, BC V7L 3L4, Canada"
    brunel = "Brunel Univ, Ctr Citizen Participat, Sch Hlth Sci & Social, London, England"
    assert found == {
        "title": "Peer Support in Adult Mental Health Services: A Metasynthesis of Qualitative Findings",
        "times-cited": 202,
        "author": (
            Name(family="Walker", given="Gill", affiliations=(vancouver,)),
            Name(family="Bryant", given="Wendy", affiliations=(brunel,)),
        ),
        "affiliations": (vancouver, brunel),
        "keyword": (
            "peer support", "mental health", "qualitative research", "recovery", "ASSERTIVE COMMUNITY TREATMENT",
            "CONSUMER-PROVIDERS", "CASE-MANAGEMENT", "STAFF", "RECOVERY", "CHALLENGES", "BENEFITS", "ORIENTATION",
            "EXPERIENCE", "ILLNESS",
        ),
        "DOI": DOI("10.1037/h0094744"),
        "classifications": ("R749 [精神病学]",),
        "subject-codes": ("100205",),
        "page": PageRange("28", "34"),
        "number-of-pages": "7",
        "related-count": 50,
    }  # fmt: skip
    (section,) = abstract.sections
    assert section.text.startswith("Objectives: Peer support involves people in recovery")
    assert section.text.endswith("statutory mental health peer support programs.")


@changes
def test_its_nine_related_works_are_mentioned_works_though_a_number_is_skipped(change: Change) -> None:
    _, reading = seed(METASYNTHESIS, change)
    assert [related(record) for record in reading.records[1:]] == [
        ("Training mental health peer support training facilitators: a qualitative, participatory evaluation",
         "Sanchez-Moscona, Cecilia; Eiroa-Orosa, Francisco Jose",
         "INTERNATIONAL JOURNAL OF MENTAL HEALTH NURSING", 2021, "30", "1", ("261", "273")),
        ("Experience of adolescents in mental health inpatient units: A metasynthesis of qualitative evidence",
         "Shin, Soyoung; Ahn, Suyoun",
         "JOURNAL OF PSYCHIATRIC AND MENTAL HEALTH NURSING", 2023, "30", "1", ("8", "20")),
        ("Youth Mental Health Peer Support Work: A Qualitative Study Exploring the Impacts and Challenges of "
         "Operating in a Peer Support Role",
         "Tisdale, Calvert; Snowdon, Nicole; Allan, Julaine; Hides, Leanne; Williams, Philip; "
         "de Andrade, Dominique",
         "ADOLESCENTS", 2021, "1", "4", ("400", "411")),
        ("Experiential knowledge in mental health services: Analysing the enactment of expertise in peer support",
         "Kirkegaard, Sine", "SOCIOLOGY OF HEALTH & ILLNESS", 2022, "44", "2", ("508", "524")),
        ("Peer Support Workers Can Help Increase Access to Mental Health Services",
         "Abalu, Omokhoya; Segura, Luis; Davila, Mila Gonzalez; Abuawad, Ahlam",
         "AMERICAN JOURNAL OF PUBLIC HEALTH", 2020, "110", "8", ("1110", "")),
        ("Peer Support in Coordination of Physical Health and Mental Health Services for People With Lived "
         "Experience of a Serious Mental Illness",
         "Storm, Marianne; Fortuna, Karen L.; Brooks, Jessica M.; Bartels, Stephen J.",
         "FRONTIERS IN PSYCHIATRY", 2020, "11", None, None),
        ("Online peer to peer support: Qualitative analysis of UK and US open mental health Facebook groups",
         "Prescott, Julie; Rathbone, Amy Leigh; Brown, Gill", "DIGITAL HEALTH", 2020, "6", None, None),
        ("Peer Worker Roles and Risk in Mental Health Services: A Qualitative Comparative Case Study",
         "Holley, Jessica; Gillard, Steve; Gibson, Sarah",
         "COMMUNITY MENTAL HEALTH JOURNAL", 2015, "51", "4", ("477", "490")),
        ("Peer support and global mental health", "Puschner, B.",
         "EPIDEMIOLOGY AND PSYCHIATRIC SCIENCES", 2018, "27", "5", ("413", "414")),
    ]  # fmt: skip


def test_what_the_page_lacks_stays_empty() -> None:
    page, reading = fixture("chinese-index/sparse.txt")
    check_spans(page, reading)
    first, *others = reading.records
    found = values(first)
    assert set(found) == {"title", "times-cited", "author", "affiliations", "page"}
    assert found["page"] == ArticleNumber("e20310")
    assert found["times-cited"] == 1204
    assert found["author"] == (
        Name(family="Okonkwo", given="A", affiliations=("Univ Tide, Dept Shore",)),
        Name(family="Li", given="W", affiliations=("Univ Tide, Dept Shore", "Coll Sea")),
        Name(family="Nobody", given="N"),
    )
    assert [tuple(sorted(values(record))) for record in others] == [
        ("author", "container-title", "issued", "title", "volume"),
        ("author", "container-title", "issue", "issued", "page", "title"),
        ("author", "title"),
    ]
    assert values(others[1])["page"] == PageRange("12", "15")
    assert [problem.code for problem in reading.problems] == ["unread_line"]


def test_a_related_work_that_the_end_cuts_off_is_left_out_and_said() -> None:
    page, _ = seed(ILLNESS)
    cut = page.text.index("Kweon, Young")
    _, reading = page_of(page.text[:cut].rstrip())
    assert len(reading.records) == 1 + 4
    assert [problem.code for problem in reading.problems] == ["page_cut"]


# --- what other pages of the kind print, tried on the seeds with one thing changed ---------------------


def test_full_width_punctuation_reads_as_half_width() -> None:
    plain = seed(ILLNESS)[1]
    wide = changed(
        ILLNESS, ("被引:", "被引\uff1a"), ("页码:", "页码\uff1a"), ("页数:", "页数\uff1a"), (";", "\uff1b"),
        (" (04) : ", "\uff0804\uff09\uff1a"), (", 2015, ", "\uff0c2015\uff0c"),
    )  # fmt: skip
    for mine, its in zip(wide.records, plain.records, strict=True):
        assert {f: v for f, v in values(mine).items() if f != "abstract"} == {
            f: v for f, v in values(its).items() if f != "abstract"
        }


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("DIGITAL HEALTH", {}),
        ("JOURNAL OF Y, 35 (4) : 12 - 15",
         {"container-title": "JOURNAL OF Y", "volume": "35", "issue": "4", "page": PageRange("12", "15")}),
        ("TIDES, 2021, 3 (SUPPL 1) : S12 - S19",
         {"container-title": "TIDES", "issued": PartialDate(2021), "volume": "3", "issue": "SUPPL 1",
          "page": PageRange("S12", "S19")}),
        ("SHORE, AND SEA, 2021", {"container-title": "SHORE, AND SEA", "issued": PartialDate(2021)}),
        ("TIDES, 2021, 3 (02) : e12 ",
         {"container-title": "TIDES", "issued": PartialDate(2021), "volume": "3", "issue": "2",
          "page": ArticleNumber("e12")}),
        ("TIDES, 2021, 3 (02) : 100 - +",
         {"container-title": "TIDES", "issued": PartialDate(2021), "volume": "3", "issue": "2",
          "page": PageRange("100")}),
    ],
)  # fmt: skip
def test_lines_that_say_where_a_related_work_appeared(line: str, found: dict[str, Any]) -> None:
    reading = changed(METASYNTHESIS, ("DIGITAL HEALTH, 2020, 6", line))
    work = values(reading.records[7])
    assert [str(name) for name in work.pop("author")] == ["Prescott, Julie", "Rathbone, Amy Leigh", "Brown, Gill"]
    assert work.pop("title").startswith("Online peer to peer support")
    assert work == found


def test_a_wrapped_title_is_one_title_and_no_author() -> None:
    reading = changed(METASYNTHESIS, ("mental health Facebook groups", "mental\n    health lines, over two"))
    work = values(reading.records[7])
    assert work["title"].endswith("UK and US open mental health lines, over two")
    assert len(work["author"]) == 3
    reading = changed(ILLNESS, ("severe mental illness: A review", "severe mental illness:\nA review"))
    assert values(reading.records[0])["title"].endswith("severe mental illness: A review of the evidence")


def test_navigation_above_the_title_is_not_the_title() -> None:
    reading = changed(ILLNESS, ("Peer support among individuals", "首页\n登录\n\nPeer support among individuals"))
    assert values(reading.records[0])["title"].startswith("Peer support among individuals")


def test_other_forms_of_counts_pages_and_affiliations() -> None:
    reading = changed(
        ILLNESS, ("被引:353", "被引: 1,202次"), ("165 / 187", "165 / +"), ("New Haven, CT", "New\nHaven, CT")
    )
    found = values(reading.records[0])
    assert found["times-cited"] == 1202
    assert found["page"] == PageRange("165")
    assert found["affiliations"] == ("Yale Univ, Sch Med, Dept Psychiat, New Haven, CT 06519 USA",)


@pytest.mark.parametrize("mark", ["10.1093/clipsy/6.", "165 / 18", "被引:35", "Tebes"])
def test_a_value_that_the_end_of_the_page_may_have_cut_is_not_claimed(mark: str) -> None:
    text = seed(ILLNESS)[0].text
    whole = values(seed(ILLNESS)[1].records[0])
    _, reading = page_of(text[: text.index(mark) + len(mark)])
    for record in reading.records:
        for field, value in values(record).items():
            assert value == whole[field] or field == "abstract", field


def test_a_last_page_that_was_cut_off_is_not_claimed() -> None:
    text = seed(METASYNTHESIS)[0].text
    assert text.endswith("413 - 414")
    _, reading = page_of(text[:-2])
    assert len(reading.records) == 9
    assert [problem.code for problem in reading.problems] == ["page_cut"]
