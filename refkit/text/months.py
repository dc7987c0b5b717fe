"""Names of months and seasons, in lower case, as pages of many languages print them."""

from __future__ import annotations

# One line a month: English; German; French; Spanish; Portuguese; Italian; Dutch; Russian (both cases).
# Left out are short forms that are words of other languages ("set", "out", "ago", "mag").
_MONTHS = """
january jan januar jän jänner janvier janv enero ene janeiro gennaio gen januari январь января янв
february feb februar févr février fevrier fév febrero fevereiro fev febbraio febbr februari февраль февраля февр
march mar märz maerz mrz mars marzo março marco maart март марта
april apr avril avr abril abr aprile апрель апреля апр
may mai mayo maio maggio mei май мая
june jun juni juin junio junho giugno giu июнь июня
july jul juli juillet juil julio julho luglio lug июль июля
august aug août aout agosto augustus август августа авг
september sep sept septembre septiembre setiembre setembro settembre сентябрь сентября сент
october oct oktober okt octobre octubre outubro ottobre ott октябрь октября окт
november nov novembre noviembre novembro ноябрь ноября нояб
december dec dezember dez décembre decembre déc diciembre dic dezembro dicembre декабрь декабря дек
"""
MONTHS = {
    name: number for number, names in enumerate(_MONTHS.strip().splitlines(), start=1) for name in names.split()
}  # fmt: skip
# As CSL numbers them: spring is the first.
SEASONS = {
    name: number
    for number, names in enumerate(
        (
            "spring frühjahr frühling printemps primavera весна",
            "summer sommer été verano verão estate лето",
            "autumn fall herbst automne otoño outono autunno осень",
            "winter hiver invierno inverno зима",
        ),
        start=1,
    )
    for name in names.split()
}
LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
