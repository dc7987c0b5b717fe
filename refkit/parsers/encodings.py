"""Which encoding bytes are in that are not UTF-8: what is declared, what they look like.

The names are those of Python's codecs. Labels are read as browsers read them (WHATWG Encoding Standard, 4.2).
Why there is a rule of our own: docs/decisions/0007.
"""

from __future__ import annotations

import codecs
import re

_SAMPLE = 1 << 16
# What a page may declare. Python knows codecs that are no charsets (hex, idna, unicode_escape); they are not asked.
_KNOWN = frozenset(
    """big5 big5hkscs cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp866 cp874 cp932 cp949 euc_jp
    euc_kr gb18030 gb2312 gbk iso2022_jp iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8
    iso8859-10 iso8859-13 iso8859-14 iso8859-15 iso8859-16 koi8-r koi8-u mac-cyrillic mac-roman shift_jis tis-620
    utf-8""".split()
)
_AS_BROWSERS_DO = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "gb2312": "gb18030",
    "gbk": "gb18030",
}  # fmt: skip
# What is declared by the name of the narrower standard and holds characters of the wider one.
WIDER = {"shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs", "iso8859-15": "cp1252", "tis-620": "cp874"}
# A single-byte encoding reads any bytes: that it can be decoded does not speak for it.
SINGLE_BYTE = frozenset(name for name in _KNOWN if name.startswith(("cp12", "iso8859", "koi8", "mac")))

_META = re.compile(rb"(?i)<meta[^<>]{0,200}charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{2,40})")
_XML = re.compile(rb"<\?xml[^<>]{0,100}\bencoding\s{0,9}=\s{0,9}[\"']([\w.:-]{2,40})")


def known(label: str) -> str:
    """The codec of the charset that is called `label`; "" if there is none."""
    try:
        name = codecs.lookup(label.strip(" \t\"'")).name
    except (LookupError, ValueError):
        return ""
    name = _AS_BROWSERS_DO.get(name, name)
    return name if name in _KNOWN else ""


def declared(data: bytes) -> str:
    """The codec that a page says it is in, in a `<meta>` or the XML declaration; "" if it says none."""
    start = data[:4096]
    match = _XML.match(start) or (_META.search(start) if b"charset" in start or b"CHARSET" in start else None)
    return known(match[1].decode("ascii", "replace")) if match else ""


_HIGH = re.compile(rb"[\x80-\xff]")
# Two high bytes of which both lie in the 94 × 94 plane of GB 2312, or four bytes of GB 18030, two of them high.
_GB = re.compile(rb"[\xa1-\xf7][\xa1-\xfe]|[\x81-\xfe][0-9][\x81-\xfe][0-9]")
_PAIR = re.compile(rb"[\xa1-\xfe][\xa1-\xfe]")
_RUN = re.compile(rb"[\x80-\xff]{3,}")
_LETTER_RUN = re.compile(rb"(?<=[A-Za-z])[\xc0-\xff](?=[a-z])")
_SJIS = re.compile(rb"[\x81-\x9f\xe0-\xfc][\x40-\x7e\x80-\xfc]|[\xa1-\xdf]")
_SJIS_KANA = re.compile(rb"\x82[\x9f-\xf1]|\x83[\x40-\x96]")
_BIG5 = re.compile(rb"[\xa1-\xf9][\x40-\x7e\xa1-\xfe]")


def guess(data: bytes) -> str:
    """The codec that bytes which are not UTF-8 look like: "utf-8" if they are that, damaged; "" if none fits.

    Found are GB 18030, Shift_JIS, EUC-JP, EUC-KR, Big5, windows-1251, KOI8-R and windows-1252, the last for
    whatever has letters with single high bytes among them.
    """
    sample = _where_it_matters(data)
    high = len(_HIGH.findall(sample))
    if not high:
        return ""
    text = sample.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    if sum(c > "\x7f" for c in text) - wrong >= 2 * wrong:
        return "utf-8"
    if (name := _cyrillic(sample, high)) or (name := _double(sample, high)):
        return name
    return "cp1252" if _western(sample, high) else ""


def _where_it_matters(data: bytes) -> bytes:
    """A sample from the first high byte on: the head of a page can be long and all ASCII."""
    if len(data) <= _SAMPLE:
        return data
    first = _HIGH.search(data)
    return data[max(0, first.start() - 100) : first.start() + _SAMPLE] if first else b""


def _share(sample: bytes, first: int, last: int, high: int) -> float:
    return len(re.findall(rb"[\x%02x-\x%02x]" % (first, last), sample)) / high


def _cyrillic(sample: bytes, high: int) -> str:
    """Words of Russian are runs of high bytes, nearly all lower case, which each encoding has elsewhere."""
    if sum(map(len, _RUN.findall(sample))) < 0.6 * high:
        return ""
    if _share(sample, 0xE0, 0xFF, high) >= 0.65 and _share(sample, 0xC0, 0xFF, high) >= 0.8:
        return "cp1251"
    if _share(sample, 0xC0, 0xDF, high) >= 0.7 and _share(sample, 0xC0, 0xFF, high) >= 0.85:
        return "koi8-r"
    return ""


def _double(sample: bytes, high: int) -> str:
    """The encodings with two bytes a character, told by the rows in which their common characters stand."""
    pairs = _PAIR.findall(sample)
    if 2 * len(pairs) >= 0.9 * high and _fits(sample, "gb18030"):
        rows = bytes(pair[0] for pair in pairs)
        if (rows.count(0xA4) + rows.count(0xA5)) * 5 >= len(rows) and _fits(sample, "euc_jp"):  # kana
            return "euc_jp"
        hangul = sum(0xB0 <= row <= 0xC8 for row in rows)
        letters = sum(row >= 0xB0 for row in rows)
        # In Chinese text half of the characters stand in these rows, in Korean nearly all.
        if len(rows) >= 6 and hangul >= 0.93 * letters and hangul * 2 > len(rows) and _fits(sample, "cp949"):
            return "cp949"
    if 2 * len(_GB.findall(sample)) >= 0.9 * high:
        return "gb18030"
    kana = len(_SJIS_KANA.findall(sample))
    if kana and 5 * kana >= len(_SJIS.findall(sample)) and _fits(sample, "cp932"):
        return "cp932"
    big = _BIG5.findall(sample)
    common = sum(0xA4 <= pair[0] <= 0xC6 or pair[0] == 0xA1 for pair in big)
    if len(big) >= 4 and common >= 0.85 * len(big) and _fits(sample, "big5hkscs"):
        accents = len(_LETTER_RUN.findall(sample))  # "Müller": a high byte between small letters, as in no Big5
        if 4 * accents < len(big):
            return "big5hkscs"
    return ""


def _fits(sample: bytes, name: str) -> bool:
    """Whether `sample`, which may break off inside a character, can be read as `name` but for some damage."""
    text = sample.decode(name, "replace")
    return text.count("\ufffd") <= 1 + sum(c > "\x7f" for c in text) // 50


def _western(sample: bytes, high: int) -> bool:
    """Whether high bytes stand alone or in twos among other text; bytes of no text come in heaps."""
    return 2 * high <= len(sample) and sum(map(len, _RUN.findall(sample))) <= 0.3 * high
