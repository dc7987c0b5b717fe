"""The words that titles of scholarly works have most often, the most frequent first.

Counted in some 44,000 titles and references of all fields; English, with the small words of other languages.
They say the least about which work it is, so `refkit.enrich.local.keys` prefers other words.
"""

from __future__ import annotations

WORDS = tuple(
    """
    of and in the for with on to by from an based analysis study using as review effects cell patients cancer
    disease human high cells effect is model new development treatment role during performance between risk
    protein system properties after data at health carbon induced energy structure water use associated activity
    expression gene clinical production novel acid synthesis its evidence la le les des du et der die und das im
    en el los las del un une dans sur para por con al da do na em von zur mit response control brain growth
    management non characterization approach evaluation stress molecular two method systems time are impact
    function or phase studies models factors potential functional comparison assessment related low learning
    type species structural their applications long application organic changes therapy china through
    experimental factor among influence acute case receptor research children surface design evolution early
    detection care quality single different social methods term modeling resistance reduction under via global
    implications behavior dependent trial meta systematic materials how specific mice multiple imaging liver
    metal dna plant mass mechanisms drug population gas over characteristics carcinoma self dynamics multi
    derived identification network life chronic regulation enhanced distribution temperature syndrome neural
    chemical formation efficient three change environmental process hybrid into ii tissue large genetic thermal
    polymer association results deep size magnetic optimization controlled rat hydrogen oxide networks natural
    flow responses state scale dynamic plasma ecology activation fish outcomes future selection information
    stability co breast free complex field primary food membrane randomized genome oxygen soil tumor proteins
    ion mechanism bone women delivery not age surgery prediction interactions current climate vitro biological
    medical patterns selective investigation framework adult diagnosis green adults theory genes community that
    mediated infection highly relationship versus level cognitive injury metabolic composition anti memory
    inflammatory power muscle mortality microbial comparative recent vivo diversity against mouse blood
    following fatty cross spatial family liquid patient heart stem small strategies levels structures challenges
    light generation monitoring methane simulation degradation what removal disorders physical conditions body
    pressure solar like mechanical pain reaction disorder storage inhibition dimensional status diabetes
    engineering rate differences survival marine direct first central beta active interaction year immune can
    particle metabolism group italic short variation advanced signaling report preparation binding biomass
    resolution literature one catalytic neurons technology activated pathway oxidation testing colorectal
    density real bacterial processing loss driven sensing fuel digital matrix estimation survey nitrogen
    cardiovascular critical compounds efficiency does up poly oil visual double environment resonance coronary
    decision practice ecological improved alzheimer outcome composite heat electrochemical modified integrated
    measurement transfer machine prevalence calcium wave chain states efficacy rats repair bacteria air virus
    thyroid insulin catalysts quantitative cohort national post years plants solid combined determination
    transport behaviour perspective functions catalyst rna optimal advances de oxidative solution depression
    index acids optical towards local extraction transition consumption renal exposure numerical cardiac stable
    rapid reconstruction prospective value screening classification test ultrasound experience work iron some
    forest diseases economic combustion sequence ni mixed lipid inflammation part membranes cortex support
    modelling understanding release open assessing normal shape mitochondrial other market failure sensor major
    should increased iii products within animal cellular trends spectrometry overview processes hiv toward situ
    tool differentiation mapping cycle across damage therapeutic containing alpha science river serum assisted
    european photocatalytic urban aortic activities developing techniques be guidelines kinase international
    reactive differential temporal making artificial cost insights action antioxidant effective spectroscopy
    sensitivity composites approaches reveals stage safety coli united algorithm healthy south matter image
    electron sea rates dietary nuclear myocardial surgical secondary site pathways invasive general toxicity gut
    receptors individual history transcription wastewater reduced lung biology emerging adaptive smart thin
    material flame sustainable heavy wide porous american exchange relation source microbiota glucose young
    aqueous manufacturing obesity features populations us but kinetics statistical technique films alcohol area
    parameters validation waves public hepatic death transplantation no negative land communities diet
    regulatory lithium pulmonary relationships tomography domain capacity measurements recovery content
    recognition exercise nonlinear derivatives weight apoptosis sites industry nano near update maternal target
    men impacts dual vascular quantum evolutionary total roles arthritis morphology diagnostic prevention
    inhibitors chemistry particles frequency all polymers resistant industrial stimulation male more fluid
    empirical older policy ionic separation escherichia technologies solutions importance strategy conservation
    north behavioral common hepatocellular pregnancy steam sexual sex consequences strain without supply
    supported adsorption stroke mental when series why gastric sensitive hypertension transformation
    osteoarthritis sequencing fluorescence analyses core humans program metastatic adaptation perspectives
    positive world assembly pattern coastal comprehensive skin targeted significance artery kidney problem red
    conversion micro electronic criteria immunity aging chinese countries batteries medicine metals zebrafish
    vaccine volume dots knowledge evaluating crystal anxiety mammalian progress dysfunction integration syngas
    black white landscape service about layer chemotherapy combination linked product hippocampal cortical soft
    sources deposition random targeting wall pediatric than independent dust longitudinal inhibitor
    communication electrode childhood effectiveness alternative fabrication wind plasticity female resource
    tolerance host severe modulation education mutations laser origin we it physiological regulates beyond
    linear agents nanotubes neuronal concentration simple force promotes developmental nanocomposites india
    financial sediments isolation utilization flexible motor adiponectin working problems cerebral reactions
    adolescents channels genomic migration prostate rheumatoid oral incidence cloud modification region
    reliability randomised enzyme sediment culture required groups increase sensors services mixtures
    environments phosphate cases hormone lead induction intestinal uptake increases computer estimating concrete
    biodiversity resources trials induces determinants localization substrate fuzzy space atmospheric channel
    line infrared fat choice influenza possible spinal pancreatic have habitat organization ocean variability
    lower feeding spectrum dose markers regional sodium complications birth predicting robust coupled methyl
    protection
    """.split()
)

# Word → its place in the list: 0 is the most frequent.
RANK = {word: rank for rank, word in enumerate(WORDS)}
