"""Words that tell names of people from other lines: particles, degrees, bodies, names, and what is never a name.

Everything is in lower case. The tables are samples, not censuses: a hit is evidence, a miss says nothing.
"""

from __future__ import annotations

PARTICLES = frozenset(
    """
    abu af al an av ap ben bin bint d' da dal das de del dela della degli dem den der des di do dos du e el het
    ibn in la las le les lo los mac op san santa st st. 't te ten ter tot tu ul van vande vander vanden ver vom
    von y zu zum zur de' dell'
    """.split()
)
# Particles that carry the family name with them in "Given particle Family"; the others may be given names too.
FAMILY_PARTICLES = frozenset(
    """
    af al av bin d' da das de del della den der des di do dos du el la las le los ten ter van vom von zu zum zur
    't degli vande vander vanden ver tot op het te ibn ben
    """.split()
)
# The last words of names that are no person's.
BODIES = frozenset(
    """
    agency alliance association authority board bureau center centre collaboration collaborative collaborators
    college commission committee consortium council department editors foundation group groups initiative
    institute institutes institution investigators laboratory ministry network office organisation organization
    panel partnership program programme project registry service services society study taskforce team trust union
    university consorcio grupo groupe gruppe arbeitsgruppe forschungsgruppe
    """.split()
)
TITLES = frozenset(
    """
    dr dr. drs drs. prof prof. professor doctor mr mr. mrs mrs. ms ms. mx mx. dra dra. sr. sra. dott. dott.ssa ing
    ing. herr frau pd priv.-doz. doz. univ.-prof. rev rev. hon hon. sir dame assoc. associate
    """.split()
)
DEGREES = frozenset(
    """
    md m.d m.d. phd ph.d ph.d. ph.d.; dphil d.phil d.phil. mph m.ph mphil m.phil m.phil. msc m.sc m.sc. m.s m.s.
    ms ma m.a. m.a mba m.b.a. ba b.a. b.a bs b.s. b.s bsc b.sc b.sc. bsn msn rn r.n. rd rdn do d.o. d.o mbbs mbchb
    mbbch mb bch bchir mrcp mrcs frcp frcpc frcs frcsc facs facp faha facc fccp frcpath frcr frca faan dmd dds
    d.d.s. dvm d.v.m. pharmd pharm.d pharm.d. psyd drph dr.ph dsc d.sc d.sc. scd sc.d. sc.m. edd ed.d. ed.d med
    m.ed. jd j.d. llm llb esq mhs mhsc mha mpa mpp msph mspt dpt pt ot otr cnm np crnp cpnp fnp aprn pa-c lcsw msw
    ccfp fcfp fracp franzcp frsc frs facog fasa fache cbe obe mbe kbe habil dr.med dr.rer.nat ccc-slp bpharm
    mpharm bds mds mmed bmed bmedsci mbiochem fesc mrcpsych frcpsych mpt dnp
    """.split()
)
MONTH_WORDS = frozenset(
    """
    january february march april june july august september october november december jan feb mar apr jun jul aug
    sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday spring summer autumn fall winter
    """.split()
)
# Common given names of many countries, where they are not also everyday words of pages.
GIVEN_NAMES = frozenset(
    """
    aaron abdul abdullah abel abigail abraham ada adam adel adele adnan adrian adriana agnes agnieszka ahmad ahmed
    aidan aiko aileen akira alain alan alastair albert alberto aldo aleksandar aleksander aleksandr alena
    alessandra alessandro alessia alex alexander alexandra alexandre alexandros alexei alexey alexis alfonso
    alfred alfredo ali alice alicia alina alison alistair allan allen allison alvaro amanda amelia amin amina amir
    amit amy ana anastasia anders andre andrea andreas andrei andrej andres andrew andrey andrzej andy aneta angel
    angela angelo angus anil anita anja anjali ann anna anne annemarie annette annie anouk antoine anton antonella
    antonia antonina antonio antonis anu anna-lena ariane ariel arjun armin arnaud arne arnold arno arthur artur
    arturo arun aron asa asha ashish ashley astrid atsushi audrey aurelie aurelien axel ayse aya barbara barry
    bart bastian beata beate beatrice beatriz ben benedict benedikt benjamin benoit bernard bernardo bernd
    bernhard bert bertrand beth betty bettina bianca bjarne bjorn bob bogdan boris brad bradley brandon brenda
    brendan brent brian bridget brigitte bruce bruno bryan caitlin camila camille carl carla carlo carlos carmen
    carol carole carolina caroline carolyn carsten caspar catalina catarina catherine cathy cecile cecilia celia
    celine cesar chad chandra charles charlie charlotte chen cheryl chiara chloe chris christa christel christian
    christiane christina christine christoph christophe christopher cindy claire clara claude claudia claudio
    claus clemens clement clifford colette colin colleen connie connor conrad constance constantin corinna corinne
    cornelia cornelis craig cristian cristiana cristina curtis cynthia cyril dag dagmar damian damien dan dana
    daniel daniela daniele danielle danny daphne dario dariusz darren dave david davide dawn dean debbie deborah
    debra deepak delphine denis denise dennis derek diana diane didier diego dieter dietmar dilek dimitri
    dimitrios dimitris dinesh dirk dmitri dmitrii dmitry dominic dominik dominique donald donna dorothea dorothy
    doris douglas duncan dylan eberhard eckhard ed eddie edgar edith edoardo eduard eduardo edward edwin eero
    eileen elaine eleanor elena eleni eleonora elias elie elin elina elisa elisabeth elise eliza elizabeth ella
    elke ellen elsa elvira emanuel emanuela emanuele emil emiliano emilie emilio emily emma emmanuel emmanuelle
    enrica enrico enrique eric erica erich erik erika erin ernest ernesto ernst erwin esther estelle ethan etienne
    eugen eugene eugenia eugenio eva evan evangelos eve evelyn evgeny ewa fabian fabien fabio fabrice fabrizio
    fabiana fanny farid fatemeh fatima fatma federica federico felipe felix fergus ferdinand fernanda fernando
    filip filippo fiona flavia flavio flora florence florent florian frances francesca francesco francine francis
    francisca francisco franck franco francois francoise frank frans franz franziska fred frederic frederick
    frederico frederik freya friedrich friederike fritz fumio gabor gabriel gabriela gabriele gabriella gareth
    gary gavin geert geoff geoffrey georg george georges georgia georgina georgios geraldine gerald gerard gerardo
    gerd gerhard gert gerrit giacomo gilbert gilles gillian gina gino giorgia giorgio giovanna giovanni giulia
    giuliana giuliano giulio giuseppe glen glenn gloria gordon graeme graham grant greg gregor gregory greta
    grzegorz guido guilherme guillaume guillermo gunnar gunter gunther gustav gustavo guy hailin hamid hanna
    hannah hannes hans harald haruki hari harriet harry hasan hassan heather hector heidi heike heiko heinrich
    heinz helen helena helene helga helmut hendrik henk henning henri henriette henrik henrike henry herbert
    hermann herve hideki hideo hilary hilda hildegard hiroki hiroko hiroshi hiroyuki holger horst howard hubert
    hugh hugo hussein ian ibrahim ida ignacio igor ilaria ilona ilse imran ines inga inge ingo ingrid irene irina
    iris isaac isabel isabella isabelle ismail ivan ivana ivo jaan jack jackie jacob jacobus jacqueline jacques
    jaime jakob jakub james jamie jan jana jane janet janice janine janos jared jarek jasmin jason jasper javier
    jay jayne jean jean-claude jean-francois jean-louis jean-luc jean-marc jean-marie jean-michel jean-paul
    jean-philippe jean-pierre jeff jeffery jeffrey jelena jen jennie jennifer jenny jens jeremiah jeremy jeroen
    jerome jerry jesper jesse jessica jesus jill jim jimmy jiri jiro joachim joan joana joanna joanne joao joaquin
    jochen jodi jody joe joel joerg johan johanna johannes john johnny jon jonas jonathan joost jordi jorg jorge
    jorgen jose josef josefina joseph josephine josh joshua josip joyce juan judith judy juha julia julian juliana
    juliane julie julien juliet juliette julio julius jun junko jurgen jussi justin justine justyna kai kamal
    kamila kamil karel karen karim karin karina karl karla karolina kate katarina katarzyna katharina katherine
    kathleen kathrin kathryn kathy katie katja katrin katrina kay kazuhiro kazuki kazuo keiko keith kelly ken
    kenichi kenji kenneth kent kerry kerstin kevin khaled khalid kim kimberly kirk kirsten kirsty kiyoshi kjell
    klaas klaus knut koji konrad konstantin konstantinos kostas kris krishna kristen kristian kristin kristina
    kristine krystyna krzysztof kumar kurt kyle lars larry lasse laszlo laura lauren laurence laurent lea leah lee
    leif leila lena leo leon leonard leonardo leonid leonie leopold leslie leticia lewis liam liana lidia lieven
    lila lilian liliana lillian lina linda lindsay lisa liselotte lise liz lloyd lois lola lorena lorenz lorenzo
    loretta lorraine lothar lotte louis louisa louise luc luca lucas lucia luciana luciano lucie lucien lucy
    ludovic ludwig luigi luis luisa luiz lukas lukasz luke lutz lydia lynn lynne maarten maciej madeleine madeline
    mads magda magdalena magnus mahmoud maja malcolm malgorzata manfred manish manoj manuel manuela mara marc
    marcel marcela marcelo marcia marcin marco marcos marcus marek margaret margarida margarita margherita margot
    marguerite maria marian mariana marianna marianne marie marie-claude marieke marielle marijke marilyn marina
    mario marion marisa marissa marjan mark marko markus marlene marta martha marthe martijn martin martina
    martine marvin mary masahiro masako masashi masato mats matthew matthias matthieu matteo mattias maureen
    maurice mauricio maurizio mauro max maxime maximilian maya megan mehdi mehmet meike melanie melissa mercedes
    meredith mette micaela michael michaela michal michel michele michelle miguel mihai mikael mike mikhail miki
    mikko milan milena milos mirco mireille miriam mirjam miroslav mitchell mitsuru mohamad mohamed mohammad
    mohammed mohan moira molly monica monika monique morten moses muhammad mustafa myriam nabil nadia nadine nancy
    naoki naoko naomi natalia natalie natalya natasha nathalie nathan nathaniel neal neeraj neil nele nelson niall
    nicholas nick nico nicola nicolas nicole niels nigel nikita nikki niklas niko nikola nikolai nikolaos nikolas
    nikos nils nina nicolo noah noam noel noemi nora norbert noriko norma norman octavio oleg olga oliver olivia
    olivier olof omar orla oscar oskar osman otto owen pablo paola paolo pascal pascale patrice patricia patricio
    patrick patrik paul paula paulina pauline paulo pavel pawel pedro peggy penelope per percy pernille petar
    peter petr petra petros phil philip philipp philippa philippe phillip phyllis pia pier pierre piet pieter
    pilar piotr prakash priya radu rachael rachel rafael rafal raffaele rahul rainer raj rajesh ralf ralph ramesh
    ramon randall raphael rashid raul ravi raymond rebecca regina regine reinhard reinhold rekha rene renata
    renate renato ricardo riccardo rita richard rick rikke rob robert roberta roberto robin robyn rodney rodolfo
    rodrigo roger roland rolf roman romain ron ronald ronan ronny rory rosa rosalind rosanna rosario rosemary ross
    rowan roxana roy ruben rudolf rui rupert ruth ryan ryota sabina sabine sabrina sachin salvatore sam samantha
    samir samuel sana sandeep sandra sandrine sandro sandy sanjay santiago sara sarah satoshi scott sean sebastian
    sebastien serge sergei sergey sergio seth shane shannon sharon shaun shawn sheila shelley shigeru shinichi
    shirley siegfried sigrid silke silvana silvia silvio simon simona simone sofia sofie sonia sonja sophia sophie
    soren stacey stacy stanislav stanley stefan stefania stefanie stefano steffen stella stephan stephane
    stephanie stephen steve steven stuart sue sunil suresh susan susana susanna susanne suzanne suzanna svein sven
    svetlana sybille sylvain sylvia sylvie takashi takeshi tamar tamara tania tanja tanya tara taro tatiana
    tatjana tatyana ted terence teresa terry thea theo theodor theodore theresa therese thierry thilo thomas
    thorsten tiago tiffany till tim timo timothy tina tobias todd tom tomas tomasz tommaso tommy tomoko toni tony
    torben tore torsten toshio tove tracey tracy trevor tristan troy tyler udo ulf ulla ulrich ulrike umberto
    ursula uta ute uwe vaclav valentin valentina valentine valeria valerie valerio vanessa vasileios vasily vera
    verena veronica veronika veronique victor victoria vijay viktor vincent vincenzo vinod viola virginie virginia
    vishal vito vittorio vivek vivian vivien vladimir volker wafa walter wanda wayne wei wendy werner wilfried
    wilhelm will willem william wim wojciech wolfgang xavier yael yan yann yannick yasuhiro yasmin yoko yolanda
    yoshiko yosuke yuichi yuji yuki yukio yuko yuri yusuf yusuke yves yvette yvonne zachary zdenek zeynep zoe
    zoltan zsofia зинаида
    """.split()
)
# Common family names, for lines that hold nobody with a given name of the table.
FAMILY_NAMES = frozenset(
    """
    adams ahmed akhtar ali almeida alvarez andersen anderson andersson bailey baker banerjee barbosa barnes bauer
    becker bell bennett berg bernard bianchi brown campbell cao carter carvalho castro chan chang chatterjee
    chaudhary chen cheng choi chowdhury chung clark collins costa cruz das davies davis dias diaz dong du dubois
    edwards evans fernandes fernandez ferrari ferreira fischer flores fu gao garcia ghosh gomes gomez gonzalez
    gupta gutierrez guo hall hansen hao harris hashimoto hassan he hernandez hoffmann hossain hu huang hughes
    hussain ito ivanov jackson jain jansen jensen jia jiang jin johansson johnson jones jorgensen joshi kang kato
    kaur khan kim klein kobayashi kowalski kozlov kumar kuznetsov larsen lee lehmann leroy lewis li liang lim lima
    lin liu lopes lopez lu luo ma mahmoud martin martinez martins meier mendes meyer miller mishra mitchell
    mohammadi moore morales moreau moreno morgan mori morris mukherjee muller murphy nakamura nelson nguyen
    nielsen novak oliveira olsen olsson ortiz ouyang pan papadopoulos park parker patel pedersen peng pereira
    perez petersen petrov pham phillips pinto popov ramirez ramos rao rasmussen reddy ren reyes ribeiro richter
    rivera roberts robinson rodrigues rodriguez rogers romero rossi roy ruiz russo saito sanchez santos sasaki
    sato schmidt schmitt schneider schroder schulz schwarz sharma shen shi shimizu silva singh smith smirnov
    soares song sorensen souza sousa stewart sun suzuki takahashi tanaka tang taylor thomas thompson torres tran
    turner verma wagner walker wang wei weber white williams wilson wolf wong wright wu xiao xie xu yamada
    yamamoto yamaguchi yan yang ye yilmaz yoshida yu yuan zeng zhang zhao zheng zhou zhu zimmermann zhong
    """.split()
)
CHINESE_FAMILY_NAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金"
    "石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂"
    "章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶"
    "解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑"
    "郎甄丛仲虞敖巩明佘池查麻苑迟邝封谈鞠惠莘張劉陳楊黃趙吳孫馬鄭謝許韓馮鄧蕭葉呂盧鐘譚陸賈鄒閻顧龔錢嚴湯齊喬龐"
)
CHINESE_COMPOUND_NAMES = frozenset(
    "欧阳 司马 上官 诸葛 东方 夏侯 皇甫 尉迟 公孙 慕容 司徒 长孙 宇文 令狐 端木 独孤 南宫 歐陽 司馬 諸葛".split()
)
KOREAN_FAMILY_NAMES = frozenset(
    "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진지엄채원천방공"
)
# Words that stand in titles, menus, headings, affiliations and journals, and in hardly any name of a person.
NEVER_NAMES = frozenset(
    """
    about abstract abstracts academic academy accept accepted access account acid acids acknowledgement
    acknowledgements acknowledgments activity acta actions add additional address adhd adult adults advance
    advanced advances advertise advertisement affiliation affiliations africa african after against agency
    agreement aim aims air alert alerts all alliance altmetric altmetrics america american among an analyses
    analysis analytical and animal animals annals annual annotation answers api app appendix application
    applications applied approach apps april aquatic archaeology architecture archive archives are area areas art
    article articles arts as asia asian assessment association associated at atlantic atmospheric attribution
    audio august australia australian author authors authority availability available award awards back background
    bacteria balance based basic basis behavior behaviour behavioral behavioural best between beyond biochemical
    biochemistry bioinformatics biological biology biomed biomedical biophysical biophysics biotechnology birth
    blog blogs blood board body bone book bookmark books both brain brazil breast brief britain british browse
    buffer building bulletin bureau business button buy by california calculation calculations call calls campus
    canada canadian cancer cancel capital cardiac cardiology cardiovascular care careers carbon cart case cases
    catalog catalogue category categories cause causes cell cells cellular center centers central centre centres
    century challenge challenges change changes chapter chapters characteristics charge chart charts check
    chemical chemicals chemistry chemie child childhood children china chinese chip choose chronic circuits
    citation citations cite cited citing city civil class classical clear click climate clinic clinical clinics
    close closed cloud code coding cognitive cohort collaborate collection collections college colleges color
    comment commentary comments commercial commission committee common commons communication communications
    communities community company comparative comparison complete complex compound compounds comprehensive
    computational computer computers computing concept concepts conclusion conclusions condition conditions
    conference conferences confidence conflict conflicts congress conservation consortium contact contacts content
    contents context continue contribution contributions contributor contributors control controlled controls
    cookie cookies copy copyright core corporate correlation correspondence corresponding cost costs council
    countries country course courses cover create creative credit credits criteria critical crossref crystal
    culture cultural current customer cytometry daily dashboard data database databases dataset datasets date
    dates deep definition degree delete delivery dementia denmark density department departments dept dependent
    depression dermatology design designs detail details detection deutschland development developmental device
    devices diabetes diagnosis diagnostic dictionary diet dietary digital direct directory disclaimer disclosure
    disclosures discover discovery discrimination discussion discussions disease diseases disorder disorders
    dispute diversity division dna do docs document documents doi domain download downloads drug drugs during
    dynamic dynamics earth eating ecole ecological ecology economic economics economy edit edition editor
    editorial editorials editors education educational effect effective effectiveness effects efficiency efficient
    elastic electric electrical electron electronic electronics elsevier email emails emergency empirical energy
    engine engineering english enter environment environmental enzyme enzymes epidemiology epub equation equations
    error errors essay essays essential estimate estimates ethical ethics europe european evaluation event events
    every evidence evolution evolutionary example examples exchange exercise exhibit experience experiment
    experimental experiments expert experts explore export expression extended external eye facebook facility
    factor factors faculty failure family faq faqs feature featured features federal feed feedback feeds female
    figshare figure figures file files filter filters final finance financial find findings first fish fisheries
    flow fluid follow food for forest forestry form format formation forms foundation framework free frequency
    frequently from frontiers full function functional functions fund funders funding further future game games
    gene general generic genes genetic genetics genome genomes genomic genomics geology geological geophysical
    geosciences german germany get github global glossary google government graduate graph graphical graphics
    group groups growth guest guidance guide guideline guidelines guides half hardware have head header heading
    health heart heat help hepatitis here herramientas high higher highlights highly history hiv home homepage
    hospital hospitals hot how html http https human humanities humans hybrid hypertension icon id idea
    identification identity illustration image images imaging immune immunity immunology impact implementation
    implications important improved in index india indian indicators individual industrial industry infection
    infections infectious influence info information informatics infrastructure initiative inorganic insights
    instagram institut institute institutes institution institutional institutions instituto institution's
    instructions integrated intelligence interaction interactions interactive interest interests interface
    internal international internet intervention interventions interview introduction introducing inverse
    investigation investigations invited ireland is isbn issn issue issues italy item items its japan japanese
    javascript job jobs join journal journals july june key keyword keywords kingdom knowledge laboratories
    laboratory labs land language languages large laser last latest law learn learning legal less lessons letter
    letters level levels libraries library license licence licenses licences licensing life light like limitations
    line linear linguistics link linkedin links liquid list listing lists literature liver living load loading
    local location log login logout london long low lung machine magazine magnetic main make making male malaria
    management map maps marine market marketing markets mass master material materials mathematical mathematics
    matter measure measurement measurements mechanical mechanism mechanisms media medical medicine medline medizin
    meeting meetings member members memory mendeley mental menu message messages metabolic metabolism metadata
    metal metals method methods methodology metrics mexico mice microbial microbiology microscopy ministry minutes
    mixed mobile model modeling modelling models modern modified molecular more morphology mortality most mouse
    movement multi multimedia multiple muscle museum music my nano nanotechnology national natural nature
    navigation near network networks neural neurology neuron neurons neuroscience neurosciences new news
    newsletter next no non normal north northern not note notes notice notices november novel now nuclear number
    numbers nurse nursing nutrition obesity object objective objectives observational ocean oceanography october
    of offer office official older oncology one online only open operation opinion optical optimal optimization
    options or oral orcid order ordering organic organization organizations original other others our out outcome
    outcomes outline over overview oxide oxygen package page pages panel paper papers parameter parameters
    parasites part participant participants partner partners password past patent patents pathology pathways
    patient patients pattern patterns pdf peer people perception performance permanent permalink permission
    permissions perspective perspectives pharmaceutical pharmacology pharmacy phase philosophy phone photo photos
    physical physicians physics physiology picture pinterest placebo plan plans plant plants plasma platform
    please plos podcast podcasts policies policy polymer population populations portal position post posted
    posters posts potential power practical practice practices precision prediction preface preliminary preprint
    preprints presentation presented press pressure prevalence prevention previous price prices primary principles
    print printing prior privacy private problem problems procedia procedure procedures proceedings process
    processes processing product production products professional profile profiles program programme programmes
    programming programs progress project projects properties property proposal protection protein proteins
    protocol protocols provider psychiatric psychiatry psychological psychology public publication publications
    publicationes publish published publisher publishers publishing pubmed purchase purpose qualitative quality
    quantitative quantum query question questionnaire questions quick radiation radiology random randomised
    randomized rapid rate rates ratio read reader readers reading real received recent receptor receptors
    recommended record records recovery reduction reference references refine register registered registration
    registry regression regular regulation related relation relations relationship relationships release
    reliability remote renewable repeat reply report reports repository reprint reprints request requirements
    research researcher researchers researchgate resolution resource resources response responses responsibility
    restricted result results retrieved review reviewed reviewer reviewers reviews revised revision revue rights
    risk risks role root royal rss rules safety sample samples sampling save scale scheme schizophrenia scholar
    scholarship school schools science sciences scientific scopus score scores screen screening search seasonal
    secondary section sections security select selected selection self send senior sequence sequences sequencing
    series service services session set sets setting settings sex sexual share shared shop short show sign signal
    signup similar simple simulation simulations single site sites sitemap size skill skip sleep small social
    society software soil solar solid solution solutions some source sources south southern space special species
    spectral spectroscopy speech sponsor sponsors sport sports staff standard standards start state statement
    statements states statistical statistics status stay step steps stochastic storage store stories story
    strategic strategies strategy strength stress stroke structural structure structures student students studies
    study style subject subjects submission submissions submit submitted subscribe subscriber subscribers
    subscription subscriptions suggested summary supplement supplementary supplemental support supported
    supporting surface surgery surgical survey surveys sustainability sustainable switch switzerland symptoms
    syndrome synthesis synthetic system systematic systems table tables tag tags target task taxonomy teaching
    team technical technique techniques technologies technology template term terms test testing tests text texts
    the theme themes theoretical theory therapy thermal thesis this thoracic time times tips tissue title to today
    tool tools toolbox top topic topics total toward towards toxicology track tracking trade traffic training
    transfer transition translation translational transport transportation travel treatment treatments tree trends
    trial trials tropical trust tumor tumour turkey tutorial tweet tweets twitter two type types ultrasound under
    understanding undergraduate unit united units universal universidad universidade universitaire universitat
    universitaet universität universite université universitet universities university unknown update updated
    updates upload url urban usa usage use used useful user users using utility vaccine vaccines validation
    validity value values variable variables variation vector vectors version versions veterinary via video videos
    view viewed views viral virology virus visit visual vol volume volumes volunteers was water we web website
    week weekly weeks weight welcome what when where which who why wide wiki wikipedia wild with within without
    women work working works workshop workshops world writing www xml year yearbook years yes you young's your
    youtube zotero zoology phys chem biol med zool mater sci proc natl acad rev lett opt int eds angew quant theor
    eng math soc adv appl annu bull amer arch ecol evol genet mol neurosci pharmacol physiol psychol clin surg
    biochem microbiol immunol toxicol nutr hum res exp dis rep mod funct photonics express env environ geol
    geophys astron astrophys commun comput syst anal instrum meth opin curr trans ieee acm supp suppl fig figs eq
    eqs manuscript manuscripts preparing lookup al-based et pre post-print nuovo cimento supervision visualization
    visualisation curation bibtex ris endnote refworks corrigendum erratum retraction pp einleitung
    zusammenfassung verlag zeitschrift institutionen abteilung klinik hochschule fakultät fakultat startseite
    impressum datenschutz kontakt suche anmelden résumé bibliographie accueil faculté laboratoire recherche
    societe société département resumen resumo introducción introdução metodología metodologia resultados
    discusión discussão conclusiones conclusões referencias referências bibliografía facultad faculdade
    departamento revista inicio buscar artículo artículos artigo artigos palabras palavras volumen número año
    dipartimento università istituto rivista университет институт кафедра журнал аннотация введение литература
    выводы академия факультет центр россия москва
    """.split()
)
# Those of them that are family names too: beside a given name or an initial they do no harm.
FAMILY_NAMES_TOO = frozenset(
    """
    an are art back banks best board bone book brief call case challenge chart child china class close cloud
    common cook core cost cover credit day do drug eye field find first fish flow food forest free fund game get
    gold good graph head heart here high home how ideas in index ireland key land last law letter life light like
    list load long low main male march mark mass media mexico model money moss most muscle music nature next noble
    no north note object order over page park past patent pattern peer photo plant post power price prior quick
    rate read reader real record register rich risk role root royal rules sample scale score screen see self
    senior set short sign simple skill sleep small so solar south space speech staff stage standard state step
    still store story stress strength stroke student survey switch tag task team test text the time tip tissue to
    track trade travel tree type view visit was wave web week weight welcome west wild with work world year young
    """.split()
)
# Places that stand alone beside others, where a family name could: "Boston, MA", "Paris, France".
PLACES = frozenset(
    """
    amsterdam arizona athens atlanta austin baltimore bangkok barcelona basel beijing belgium berkeley berlin bern
    bethesda birmingham bologna boston boulder bristol brussels budapest cambridge carolina chicago cleveland
    colorado columbia copenhagen dallas davis delhi denver detroit dublin durham edinburgh egypt england ethiopia
    finland florida france frankfurt geneva ghent glasgow greece hamburg heidelberg helsinki houston hungary
    illinois india indiana iowa iran israel istanbul kansas kenya korea kyoto leeds leiden leipzig lisbon
    liverpool london louisiana lyon madrid manchester maryland massachusetts melbourne michigan milan milano
    minneapolis minnesota missouri montreal moscow munich münchen netherlands nevada nigeria norway ohio ontario
    oregon orlando osaka oslo ottawa oxford pakistan paris pennsylvania philadelphia pittsburgh poland portland
    portugal prague quebec queensland rockville rome roma rotterdam russia scotland seattle seoul shanghai
    sheffield singapore spain stanford stockholm sweden sydney taipei taiwan tennessee texas thailand tokyo
    toronto uganda uk ukraine uppsala us usa utah utrecht vancouver venezuela vienna vietnam virginia wales warsaw
    washington wien wisconsin zurich zürich
    """.split()
)
US_STATES = frozenset(
    """
    AL AK AZ AR CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM NV NY OH OK
    OR PA RI SC SD TN TX UT VA VT WA WI WV WY UK US BC QC NSW
    """.split()
)
