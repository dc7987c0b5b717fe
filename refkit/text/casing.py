"""Capitals: telling a text that is all in capitals, and writing it as one would."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")

# Words that stay small inside a title, in the languages in which titles are set in capitals.
_SMALL = frozenset(
    """
    a an and as at but by for from in into nor of on or per so the to up upon via vs with
    de del des di do dos du e el en et la las le les los und der die das den für im von zu zur
    """.split()
)

# Words that are written in capitals: initials of societies, journals, countries, methods, and numerals.
_ACRONYMS = frozenset(
    """
    AACN AAPS ACI ACM ACS ADHD AIAA AIDS AIP AJR ANZ APA APL ASAIO ASCE ASHRAE ASME AWWA BBA BJOG BJU BMC BMJ CA
    CBE CIRP CMAJ CNS COPD COVID CPT DICP DNA EC ECG EEG EMBO ENT ESC ESMO EU EURASIP FASEB FEBS FEMS GCB GE GIS
    GPS HAU HIV HNO IBM ICES IEE IEEE IET IFAC IIE II III INFORMS IOP IRAL ISA ISIJ ISME ISPRS ISRN IT IUBMB IV
    IX JACC JAMA JARO JASA JAVMA JBIS JBJS JBMR JCI JCO JCPSP JETP JMIR JOM JPC JPEN JSLS LGBT LGBTQ MHS MIS MIT
    MRI MRS MSW NDT NHS NIPS NMR NWIG OECD ORL PALAIOS PCR PET PLOS PMLA PNAS PS PTSD QJM RAE RAND RBMO RELC RFID
    RIS RNA RSC SAGE SIAM SIGMOD SLAS SPE SUT TESOL UK UN UNESCO US USA VII VIII VLDB WHO XI XII ZDM 2D 3D
    """.split()
)


def is_capitals(text: str) -> bool:
    """Whether more than nine letters in ten are capitals, in a text of more than one acronym's length."""
    small = sum(map(str.islower, text))
    if small * 10 > len(text):  # as nearly always; the rest need not be counted
        return False
    large = sum(map(str.isupper, text))
    return large + small > 6 and large > 9 * small


def title_case(text: str) -> str:
    """A text in capitals with only the first letters of its words large: "JOURNAL OF MENTAL HEALTH" →
    "Journal of Mental Health". Known acronyms and words with digits stay as they are.

    Title case and not sentence case: what is a name cannot be told from capitals, and names keep theirs.
    """
    first = True

    def recased(match: re.Match[str]) -> str:
        nonlocal first
        word = match[0]
        opening = first or text[: match.start()].rstrip().endswith((":", "?", "!", "–", "—"))
        first = False
        if word in _ACRONYMS or any(char.isdigit() for char in word):
            return word
        low = word.lower()
        if low in _SMALL and not opening:
            return low
        return low[0].upper() + low[1:]

    return _WORD.sub(recased, text)


def name_case(name: str) -> str:
    """A family or given name in capitals as it is usually written: "O'BRIEN-SMITH" → "O'Brien-Smith".

    Only the first letter of each part is known to be large: "MCDONALD" becomes "Mcdonald".
    """
    return re.sub(r"[^\W\d_]+", lambda m: m[0][0] + m[0][1:].lower(), name)
