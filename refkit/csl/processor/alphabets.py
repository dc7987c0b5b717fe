"""Where letters stand in the alphabets of languages, apart from a to z: data for `collation`.

`z<å<ä=æ` says: å comes after z and all that begins with z, ä after å, and æ counts as ä. A letter that no line
names counts as the one without its marks. Letters that are one in an alphabet (ch, dž) are written together.
Source: the root and the "standard" collation of each language in Unicode CLDR.
"""

from __future__ import annotations

# For all languages: letters that no decomposition leads to another one.
EVERYWHERE = "d<ð i<ı n<ŋ z<þ о<ө е<є г<ґ и<і<ї<й у<ў к<ќ"

LANGUAGES: dict[str, str] = {
    "az": "c<ç e<ə g<ğ h<x<ı k<q o<ö s<ş u<ü",
    "bs": "c<č<ć d<dž<đ l<lj n<nj s<š z<ž",
    "cs": "c<č h<ch r<ř s<š z<ž",
    "da": "y=ü z<æ=ä<ø=ö=œ<å=aa",
    "es": "n<ñ",
    "et": "s<š<z<ž w<õ<ä<ö<ü",
    "eu": "n<ñ",
    "fi": "y=ü z<å<ä=æ<ö=ø",
    "fo": "a<á d<ð i<í o<ó u<ú y<ý=ü z<æ=ä<ø=ö<å=aa",
    "gl": "n<ñ",
    "hr": "c<č<ć d<dž<đ l<lj n<nj s<š z<ž",
    "hu": "c<cs d<dz<dzs g<gy l<ly n<ny o<ö=ő s<sz t<ty u<ü=ű z<zs",
    "is": "a<á d<ð e<é i<í o<ó u<ú y<ý z<þ<æ=ä<ö=ø<å",
    "lt": "i=y c<č s<š z<ž",
    "lv": "c<č g<ģ i=y k<ķ l<ļ n<ņ r<ŗ s<š z<ž",
    "nb": "y=ü z<æ=ä<ø=ö<å=aa",
    "nn": "y=ü z<æ=ä<ø=ö<å=aa",
    "no": "y=ü z<æ=ä<ø=ö<å=aa",
    "pl": "a<ą c<ć e<ę l<ł n<ń o<ó s<ś z<ź<ż",
    "ro": "a<ă<â i<î s<ș=ş t<ț=ţ",
    "sk": "a<ä c<č h<ch o<ô s<š z<ž",
    "sl": "c<č<ć d<đ s<š z<ž",
    "sq": "c<ç d<dh e<ë g<gj l<ll n<nj r<rr s<sh t<th x<xh z<zh",
    "sv": "y=ü z<å<ä=æ<ö=ø",
    "tr": "c<ç g<ğ h<ı o<ö s<ş u<ü",
    "cy": "c<ch d<dd f<ff g<ng l<ll p<ph r<rh t<th",
}

# Letters that count as others together, unless a language has a place for them.
EXPANSIONS = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ħ": "h", "ŧ": "t", "ĳ": "ij"}

UPPER_FIRST = frozenset({"da"})  # where capitals come before small letters that are else the same
DOTLESS = frozenset({"az", "tr"})  # where I is the capital of ı
