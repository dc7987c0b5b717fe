"""Words whose full stop seldom ends a sentence, folded to lower case and without that stop."""

from __future__ import annotations


def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


# Something always follows.
NEVER_END = _words(
    """
    e.g eg i.e ie cf vs v viz ca circa approx resp incl esp aka a.k.a
    dr drs mr mrs ms prof st fr hon gen col lt sgt rev sr messrs
    fig figs eq eqs eqn eqns ref refs tab tabs suppl supp app ch chap sect secs
    pp p vol vols ed eds edn nos var subsp ssp cv aff et
    """
)

# Before a number an abbreviation, else a word: "No. 5", "so we said no. Then".
BEFORE_NUMBERS = _words("no nr sec par para fig figs eq eqs ref refs table tables ver")

# A sentence may end with these; only a word that usually opens one tells.
MAY_END = _words(
    """
    al etc spp sp inc ltd co corp llc plc gmbh jr ph.d m.d b.sc m.sc phd dept univ inst
    a.m p.m u.s u.k u.s.a e.u u.n d.c b.c a.d min max avg est hr hrs h sec wk wks mo yr yrs i.v i.p i.m s.c
    """
)

# Abbreviations, unless a number stands before them: "for 48 h. Thirty others".
UNITS = _words("h hr hrs min s sec wk wks mo mos yr yrs mg kg g ml l mm cm m km ms")

# Parts of abbreviated journal titles, months and days: "J. Am. Chem. Soc. 2010".
BEFORE_NAMES = _words(
    """
    am ann annu arch acad acta adv appl assoc biochem biol biophys br bull chem chin clin commun comput
    curr ecol econ educ eng environ epidemiol eur exp gen genet geol geophys hist immunol
    int intern j jpn lett linguist mater math mech med microbiol mol nat natl neurol neurosci nucl
    nurs nutr obstet organ pathol pediatr pharm pharmacol philos phys physiol pol proc prog psychiat
    psychiatr psychol publ q quant quart rehabil sci soc sociol stat struct surg
    technol theor ther transl trop univ virol zool
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri
    """
)

# What a single capital belongs to that is not the initial of a name: "vitamin D.", "group B."
DESIGNATED = _words(
    """
    vitamin vitamins hepatitis influenza group groups type types class grade phase stage factor arm cohort
    condition category level site study experiment model case appendix panel and or versus protein
    immunoglobulin interleukin cyclosporin cyclosporine complement child-pugh score plan part section version
    """
)

# Words that open sentences far more often than they go on after an abbreviation.
OPENERS = _words(
    """
    the this these those that we our they their it its he she there here in on at by for from with to of as if
    after although among an and another because before between both but compared conversely despite during each
    finally first further furthermore given however hence i indeed instead many moreover more most
    nevertheless no none nonetheless not one only other others overall patients participants people previous
    results second several similarly since some specifically still studies such then therefore third thus
    to two three under unlike until using what when where whereas whether which while who why within
    without yet you your additionally consequently also
    background objective objectives methods conclusions conclusion
    """
)

ABBREVIATIONS = NEVER_END | BEFORE_NUMBERS | MAY_END | BEFORE_NAMES | UNITS
