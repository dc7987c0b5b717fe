"""Which words before the numbers are the journal's name."""

from __future__ import annotations

import re

from refkit.text.abbreviations import BEFORE_NAMES
from refkit.text.citations.labels import LABELS, MONTHS

_SMALL = frozenset(
    """
    of the and in for on & to de la le les des du der die das und et für y e del della di da do dos van voor en
    an a el los las at zur zum im i w og och og with from und dell' d' al per sur sous von vom ve и в
    """.split()
)
# Abbreviated words of journal titles (ISO 4, the LTWA's frequent ones), without their stop.
STEMS = BEFORE_NAMES | frozenset(
    """
    a abh abstr accel account adm admin adolesc aeronaut aerosp aesthet afr ag agric agron algebr algorithm alg
    altern amer anal anat anaesth anesth anesthesiol anim annals anthropol antimicrob antonie appl aquac aquat
    archaeol archit artif asian asiat assist asthma astron astronaut astrophys atmos aust austr austral autom
    automat bacteriol behav beitr belg ber bioanal biochim biodivers bioeng bioethics biogeosci bioinf bioinform
    biomater biomech biomed biomol bioorg biophysics biopolym bioresour biosci biosens biostat biotech
    biotechnol blood bmc boll bot br brit bulg bus can cancer capit carbohydr cardiol cardiovasc catal cell
    cells cem centralbl ceram cereb chaos child cir circ circuits civ climat clim cogn coll collect colloid
    colloids combin combust commer communs comm commu comp compos compr compt comptes conc condens conf congr
    conserv constr consult contam contemp contin contraception control contrib coord corp corros cosmochim
    cosmol coun couns counsel creat crim crit cryst crystallogr cult cybern cytogenet cytol data decis deliv
    demogr dent dermatol des dev deut dev develop diabet diabetes diagn diab differ dig digit disabil disc
    discov discrete discuss dis disord distrib doc dokl drug dtsch dyn earth ec ecol ecography ecosyst
    ecotoxicol ed educ elect electr electrochem electroanal electron emerg emot endocr endocrinol endosc energ
    engl engin enter entomol entrep environ enzym epid epilepsia equine erg ergon essent ess estuar ethn
    ethnobiol ethol eth euro eval evid evol expert explor expr extr fac fam feder fed fertil fibre finan financ
    fish fisch flav fluid fluids folia food for forens forsch found fr front fuel func funct fungal fund fut
    gastroenterol gastrointest gaz gend genom geochem geochim geodyn geogr geomorphol geophysics geosci geotech
    geriatr ger gerontol gesch glob gov graph gynaecol gynecol haematol head health heart heat helv hematol
    hepatol herpetol high histochem histol histopathol homosex horm hortic hosp hum hydr hydraul hydrobiol
    hydrogeol hydrol hyg ichthyol ieee imaging image imag immun immuno improv indian indones ind indust infect
    inflamm inf infor inform inhal inj inorg inst instrum insur integr intell intens interact interdiscip intern
    interpret interv invert invest investig investigat iran irrig isl isr issues ital jahrb jap japan joint jt
    just kardiol kidney klin knowl korean lab lang laryngol larynx laser lat law lead learn leg leukoc lett leuk
    lib libr life limnol lipid liq lit liv london lond mac mach macromol magn magnet mag manag manage manuf mar
    market mass mat matem mater matern measure mech medica medit mem membr ment mercury metab metabol metal
    metall meteor meteorol meth methods metrol mex microb microbiol microchem microelectron microsc mineral
    miner minim mitt mitteil mo mod model modell molec monatsh monogr morph morphol mot mult multivar mus mutat
    mycol nachr nanotechnol nano nanosci narr nat nation natl nav negot neph nephrol netw neth neural neurobiol
    neurochem neuroendocrinol neuroimaging neuropathol neuropharmacol neurophysiol neuropsychol neuropsychiatr
    neuropsychopharmacol neurosurg new newsl nonlinear nonlin nord norm not nouv nucleic numer nutr obes obs
    obst occup ocean oceanogr oncol oper ophthalmol opin opt optim oral org organ organomet orient ornithol
    orthod orthop osteopath otol otolaryngol otorhinolaryngol ov paed paediatr palaeogeogr palaeoclimatol
    palaeoecol paleontol palliat pap parasit parasitol part path patol pat peace ped pediatr percept perform
    perinat period periodont perit pers persp perspect pest petrol petroleum pfl pflanz pharmac pharmaceut
    pharmacoepidemiol pharmacokinet pharmazie philol photochem photogr photon physic physica physik physics
    phytochem phytopathol planet plann plan plasma plast pneumol policy polit pol pollut polym pop popul
    postgrad poult power pract practition precis pregnancy preg presse prev prim primatol prob probab probl proc
    proceed process prod prof program prosthet prot protein protist proteom psych psychiat psychoanal
    psychoanalyt psychol psychopathol psychopharmacol psychosoc psychosom psychother pub publ pulm pulmon pure
    qual quantum quat quaternary query radiat radiobiol radiochem radioact radiol rapid rat rdsch react real rec
    recept rech recl refract reg regul rehabil relat relig remote ren renal rend rep reprod republ res resour
    respir resp respirat restor rev revista rheumatol rheum rhinol river robot roy ross roum rozhl rural s saf
    sample sanit saudi sb scand scan schizophr sch school schweiz schmerz sci scient scientometr sea secur
    sediment seism seismol sel semin sem sens ser serv sex sexual ship sib signal simul sin singap sitzungsber
    skelet skin sleep slov smoking soc sociol sociolinguist softw soil sol solut som sp space spat spec
    spectrochim spectrom spectrosc speech spinal sport sports st stand stat statist steel stem stereotact
    stomatol strahlenther strat stroke struc struct stud subst suppl support surf surg surv sust sustain symp
    synth syst tech technol technometrics teach telecommun telemed ter terr test tex text theol theor
    theriogenology therm thorac thorax thromb thyroid tidskr tids tijdschr tissue tob topol tour tox toxicol
    trace traffic train trans transfus transl translat transpl transplant transp transport trauma traumatol
    treat trend trends trib trop tuberc tumor turk ultrason ultramicrosc ultrastruct um u.s.a un univ unters
    update urban urol use utilit vaccin vac vas vasc veg ven ver verh vet vib viral virol virusforsch vis vitam
    voice volcanol wash waste water weed welf west wildl wkly wood work world wound xenobiot yb yearb young
    youth z zb zbl zealand zentralbl zh zool zhongguo zhonghua zhurnal
    """.split()
)
_EDGE = " \t\n\r,.;:()[]|–—-·•\u00a0\"“”'«»/"
_MOST_WORDS = 16
_MOST_LETTERS = 140
# What stands before the name and is no part of it.
_LEAD = re.compile(
    r"(?i)(?:citation|cite (?:this(?: article)?(?: as)?|as)|to cite this article|how to cite|published in(?: final "
    r"edited form as)?|journal(?: name)?|source|appears in|in|publication|reference|citation information|"
    r"original article|from|revue|revista|zeitschrift)\s?:\s*"
)
_NOT_NAMES = frozenset(
    """
    available published received accepted revised online article articles doi volume issue pages page abstract
    copyright cited downloaded date download retrieved accessed copy section table figure fig figures tables
    chapter eq equation this these our we in on at from between since until during after before by about for
    dated isbn issn no vol pp pmid pmcid version tel phone fax room day time study aged years grant award
    project patients participants monday tuesday wednesday thursday friday saturday sunday posted updated
    submitted edition first print ref refs reference references step level group score supplementary appendix
    chapter verse total contract see updated
    """.split()
)


def journal_before(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The place of the journal's name that ends right before `end`, not before `start`; None if there is none.

    It begins with a capital, has at most 16 words, all of them capitalised or small joining words, and is no
    sentence. From "Authors. Title. Journal" only the last part is taken: a full stop ends what comes before
    unless its word is one that journals abbreviate ("J. Org. Chem.").
    """
    low = max(start, end - _MOST_LETTERS)
    piece = text[low:end]
    stripped = piece.rstrip(_EDGE)
    if not stripped:
        return None
    begin = _begin(stripped, low == start)
    if begin is None:
        return None
    name = stripped[begin:]
    lead = _LEAD.match(name)
    if lead:
        begin += lead.end()
        name = stripped[begin:]
    if not is_journal(name):
        return None
    stop = len(stripped)
    if piece[stop : stop + 1] == "." and _dotted(name):
        stop += 1
    if piece[stop : stop + 1] == ")" and "(" in name:
        stop += 1
    return low + begin, low + stop


def _dotted(name: str) -> bool:
    """Whether the stop behind the name belongs to it: "J. Org. Chem." """
    words = name.split()
    return (len(words) > 1 and any(word.endswith(".") for word in words)) or (
        words[-1].lower() in STEMS and words[-1].lower() not in _WHOLE and len(words[-1]) < 8 and len(words) > 1
    )


_WHOLE = frozenset("cell blood cancer food health heart life soil water space earth sea test work world".split())


def is_journal(name: str) -> bool:
    """Whether `name` can be a journal's: capitals, no verbs of a page's furniture, not too long."""
    words = name.split()
    capital = name[:1].isalpha() and (name[0].isupper() or not name[0].isascii())
    odd = name[:1] in ("e", "i", "m", "b") and name[1:2].isupper() and len(name) > 2  # eLife, iScience, mBio
    if not 0 < len(words) <= _MOST_WORDS or not (capital or odd):
        return False
    first = words[0].lower().rstrip(".,:;")
    if first in _NOT_NAMES or (first in LABELS and len(words) == 1) or (first in MONTHS and len(words) == 1):
        return False
    if len(name) < 2 or not any(c.isalpha() for c in name):
        return False
    if words[-1].lower().rstrip(".,:;") in _NOT_NAMES:
        return False
    if len(words) == 1 and len(name) < 3 and name not in ("Z", "EJ"):
        return False
    return not ("http" in name or "@" in name)


def _begin(piece: str, whole: bool) -> int | None:
    """Where in `piece` the name that ends it begins."""
    begin: int | None = None
    following = ""
    small = 0
    a = len(piece)
    for word in reversed(piece.rsplit(None, _MOST_WORDS + 1)[-_MOST_WORDS - 1 :]):
        a = piece.rindex(word, 0, a)
        last = word[-1]
        if begin is not None:
            if (
                last in ".?!…"
                and not (word == "J." and whole and not piece[:a].strip())
                and not _abbreviated(word, following)
            ):
                break
            if last in ';|”"’»。':
                break
            if last == ":" and not word[0].isupper():
                break
            if last == ",":
                core = word[:-1]
                if not core[:1].isupper() or len(core) < 4 or core.isupper():
                    break
                if not _only_names(piece[: a + len(word)]):
                    break
        if word in ("|", "·", "•", "/", "—", "»", "›", ">"):
            break
        if (word.lower() in _SMALL and word.lower() not in ("a", "i")) or (word == "a" and begin is not None):
            small += 1
            if small > 3:
                break
            following = word
            continue
        head = word.lstrip("(“\"'«‘[")
        if not head or not (head[0].isupper() or (not head[0].isascii() and head[0].isalpha()) or _odd(head)):
            break
        begin, following = a + len(word) - len(head), word
        small = 0
        if head != word:
            if word[0] != "(":
                break
            begin = a
        if "[J]" in word or "．" in word:
            begin = a + max(word.rfind("]"), word.rfind("．")) + 1
            break
    return begin


def _odd(word: str) -> bool:
    return len(word) > 2 and word[0] in "eimnp" and word[1].isupper()


def _abbreviated(word: str, following: str) -> bool:
    """Whether the stop of `word` is that of an abbreviation in a journal's name, seen what follows."""
    core = word[:-1]
    if len(core) == 1:
        return core in "JAZBCDERSTUPQMKNGEFHI" and (following.endswith(".") or following.lower() in _SMALL | STEMS)
    low = core.lower().lstrip("(")
    if low in STEMS and low not in _WHOLE:
        return core[0].isupper() or core[0] == "("
    return "." in core and core[0].isupper() and len(core) <= 6 and core.replace(".", "").isupper()


def _only_names(piece: str) -> bool:
    """Whether everything before a comma could be part of one title-cased name."""
    words = piece.split()
    return (
        len(words) <= 6
        and all(w[0].isupper() or w.lower().strip(",") in _SMALL for w in words)
        and not any(len(w.rstrip(".,")) <= 2 and w[0].isupper() for w in words)
    )
