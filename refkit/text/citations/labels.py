"""Words that introduce a volume, an issue, a page or an article number, in the languages of the journals."""

from __future__ import annotations


def _words(kind: str, table: str) -> dict[str, str]:
    return dict.fromkeys(table.split(), kind)


# Word, folded to lower case and without its stop → V volume, S issue, P page, A article number.
LABELS: dict[str, str] = {
    **_words("V", "vol vols volume v band bd jg jahrgang tome tom tomo t т том volumen año anno årg 第 卷 volym"),
    **_words("S", "issue iss no nos nr num núm number numéro numero número n n° nº no° heft hft h is № вып issues "
                  "fasc fascicule fascicolo nummer ausgabe n.º cilt sayı"),
    **_words("P", "pp p page pages pgs pg s seite seiten с стр págs pág páginas pagine pag σ str"),
    **_words("A", "article art artikel id articleid e-pub artigo artículo"),
}  # fmt: skip

# Single letters are labels only with a stop behind them: "v. 12", "S. 45", "т. 12"; else they are words.
LETTERS = frozenset("v t n h s p т с is".split())

# Counters that stand behind the number in Chinese, Japanese and Korean: 第12卷 第3期 45-67页.
COUNTERS = {
    "卷": "V", "巻": "V", "期": "S", "号": "S", "號": "S", "页": "P", "頁": "P", "권": "V", "호": "S", "쪽": "P",
}  # fmt: skip

MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier enero ene janeiro jän jan",
            "february feb februar février févr fevereiro fev febrero",
            "march mar märz mars marzo março",
            "april apr avril avr abril abr",
            "may mai mayo maio",
            "june jun juni juin junio junho",
            "july jul juli juil juillet julio julho",
            "august aug août agosto ago",
            "september sep sept septembre septiembre setembro set",
            "october oct oktober okt octobre octubre outubro out",
            "november nov novembre noviembre novembro",
            "december dec dezember dez décembre diciembre dic dezembro déc",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip

SEASONS: dict[str, int] = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
