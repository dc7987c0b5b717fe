"""The words that tell a sentence's part in an abstract. Data: each line is a weight and the phrases that bear it.

A phrase is matched on whole words, in lower case, without punctuation ("p < .05" is read as "p < 05"). The
weights are coarse on purpose: 3 nearly settles it, 1 leans, a minus speaks against.
"""

from __future__ import annotations

# Speaks for a sentence that says what was found.
RESULT = """
 3   we found; we find; was found to; were found to; were found; results showed; results show;
     results revealed; results reveal; results indicated; our results show; findings showed;
     findings revealed; analysis revealed; analysis showed; analyses revealed; analyses showed; we observed;
     we identified; was observed; were observed; there was no; there were no; there was a significant;
     there were significant; no significant; no statistically significant; not significantly;
     did not differ; significantly; was associated with; were associated with; was significantly;
     were significantly; experiments show; experimental results; outperforms; outperform; outperformed;
     odds ratio; hazard ratio; relative risk; confidence interval; 95 % ci; 95 % confidence; p < 0; p = 0;
     p > 0; p < 05; p < 01; p < 001; p ≤ 0; were reported; was reported; themes emerged;
     themes were identified; emerged from
 2   increased; decreased; reduced; improved; declined; greater than; higher than; lower than; more than;
     less than; fewer; higher in; lower in; greater in; compared with; compared to; than in; than those;
     did not; reported; experienced; showed; showed that; revealed; revealed that; indicated that;
     demonstrated; demonstrated that; correlated; correlated with; predicted; predictor of; predictors of;
     difference between; differences between; difference in; differences in; similar between; similar in;
     respectively; were more likely; were less likely; more likely to; less likely to; have been reported;
     have been described; has been shown; have been shown; was effective; were effective; was superior;
     was noninferior; was noted; were noted; occurred in; occurred; remained; achieved; achieves;
     resulted in; led to; lead to; prevalence of; effects of; mean difference; was similar; were similar;
     was seen; were seen; there were; there was; state of the art; state-of-the-art; accuracy of;
     we show that; we show; we demonstrate that; we demonstrate; performs better; better than; faster than;
     superior to
 1   higher; lower; greater; significant; most; majority; percent; versus; vs; improvement; reduction;
     increase; decrease; mean; median; ci; %; ±; suggest; suggested; had; was no; only; outcomes; rates;
     rate; found; abundant; extensive; associated; differences; difference; themes; dependent on; show;
     shows; better; worse; improve; improves; reduce; reduces; enhance; enhances
-2   may; should; could; might; can be; in conclusion; we conclude; aim; aims; we propose; we present
"""

# The same said of other people's work, with some words between: "Existing studies of groups suggest".
REPORTED_BY = "studies; research; literature; evidence; trials; reviews; articles; surveys; investigations"
REPORTING = """
 suggest; suggests; suggested; show; shows; showed; shown; indicate; indicates; indicated; demonstrate;
 demonstrates; demonstrated; find; finds; found; reported; reveal; reveals; revealed
"""

# Speaks for a sentence that says what follows from it.
CONCLUSION = """
 4   in conclusion; we conclude; we concluded; it is concluded; it was concluded; to conclude; in summary;
     in sum; these findings suggest; these results suggest; our findings suggest; our results suggest;
     the findings suggest; the results suggest; these data suggest; our data suggest; findings indicate;
     results indicate; these findings indicate; these results indicate; taken together;
     these findings support; our findings support; these results support; study suggests;
     study suggests that; these findings highlight; findings highlight; study shows that;
     study demonstrates; study showed that; this study provides; study provides evidence; results support;
     findings support; results demonstrate; findings demonstrate
 3   suggests that; suggest that; suggesting that; conclude that; concluded that; overall; thus; therefore;
     findings suggest; results suggest; data suggest; may be useful; may be an; may be a; may be effective;
     could be used; can be used; should be considered; should be; is needed to; has the potential;
     have the potential; potential to; promise to; promising; appears to; appear to; seems to; seem to;
     is effective; are effective; is safe; is feasible; was feasible; is not; does not; do not;
     is associated with; are associated with; is superior; is recommended; are required; is required;
     provides evidence; evidence that; support the; supports the; confirm; confirms; confirmed that;
     indicate that; indicates that; implies that; imply that; can lead to; demonstrates that;
     demonstrate that; this confirms; points to; offers; underpin; underscore; underscores; highlight;
     highlights; emphasize; emphasise; encourage
 2   may; might; could; can; effective; safe; useful; beneficial; benefit; benefits; important; importance;
     findings; alternative; strategy; option; clinicians; practitioners; policy; in practice; implications;
     need; needs; need to; well tolerated; well-tolerated; reduces; improves; increases; appears; appear;
     seems; will; would; can be; is called for; are called for; feasible; role; contribute;
     contributes; enhance; value; efficacy; crucial; essential; key; trend; feasibility; suitable; valuable;
     potentially; superior; no evidence; evidence
 1   treatment; is; are; these; this; our; the use of; results; future; provide; provides; improve; reduce;
     approach; has; have; help; helps; benefit from; effectively; as effective; safely; considered; better
-2   respectively; p < 0; p = 0; p > 0; p < 05; p < 01; p < 001; %; ±; ci; were randomized; mean; median;
     reported; was higher; was lower; were higher; were lower; compared with
"""

# These weigh nothing, but where the place of a sentence speaks for a conclusion they are reason enough to take it.
LEANING = """
 likely; unlikely; should; necessary; unnecessary; needed; adequate; inadequate; ineffective; comparable;
 consistent; similar; support; success; successful; successfully; improvements; improving; raises; lowers;
 attenuates; reverses; reversed; alters; altered; worsen; worsens; disappeared; demonstrate; ideal; optimal;
 of choice; favor; favour; limited; appeared; result in; results in; leads to; preventing; inhibits; inhibited;
 potential; cost-effective; cost effective; cannot; not; no; neither; effect; effects; impact; advantage;
 advantages; possible; impossible; advisable; recommend; recommends; recommended; prefer; preferred; prolonged;
 prolongs; cheaper; cause; causes; caused; produces; produced; decreases; sustained; maintained; favorable;
 favourable; affect; affects; affected; influence; influences; influenced; acceptable; than; suggesting;
 confirmed; supported; tolerated; challenge; challenging; able; unable; reliable; unreliable; appropriate;
 inappropriate; satisfactory; excellent; comply; allows; enables; promotes; facilitates; prevents; protects;
 depends; depend; related; unrelated; linked; independent; risk factor; risk factors; viable; warranted;
 advocate; propose; require; requires; argue; argues
"""

# Too common to make a sentence a conclusion without another cue: these count, and prove nothing by themselves.
PLAIN = """
 is; are; has; have; this; these; our; treatment; approach; results; the use of; considered; had; only; most;
 mean; median; rate; rates; outcomes; percent; %; ±; ci
"""

# A sentence that says what a word means: one of the first, an adverb of the second or none, one of the third.
DEFINED = "is; are; was; were; be; been"
DEFINED_HOW = "also; often; commonly; sometimes; usually; generally; widely; frequently; now; here"
DEFINING = "defined as; referred to as; known as; called; termed"

# Speaks for what was done, asked or known before: against both.
NEITHER = """
 6   refers to
 4   were randomized; were randomised; was randomized; was randomised; randomized to; randomised to;
     randomly assigned; randomly allocated; were assigned; were allocated; were recruited; was recruited;
     were enrolled; were invited; was conducted; were conducted; was performed; were performed;
     was carried out; were carried out; was undertaken; were undertaken; was measured; were measured;
     were assessed; was assessed; were evaluated; was evaluated; were collected; was collected;
     were analysed; were analyzed; was analysed; was analyzed; were interviewed; was used to; were used to;
     primary outcome was; primary endpoint was; primary end point was; outcomes were; outcome measures;
     secondary outcomes included; secondary outcomes; outcome was; endpoint was; endpoints were;
     were searched; was searched; we searched; we conducted; we performed; we carried out; we recruited;
     we enrolled; we randomized; we randomised; we randomly; we used; we measured; we assessed;
     we evaluated; we compared; we analysed; we analyzed; we interviewed; we collected; we included;
     were included; were eligible; were compared; were determined; were obtained; were treated;
     were followed; were selected; was obtained; double-blind; double blind; placebo-controlled;
     we investigated; we examined; was designed; were asked; completed the study; we tested;
     was administered; were administered; search terms; were investigated; were examined;
     inclusion criteria; to determine; to evaluate; to assess; to compare; to investigate; to examine;
     to explore; to test whether; we hypothesized; we hypothesised; we sought; hypothesized that;
     hypothesised that; aimed at; is unknown; is not known; is unclear; not been; few studies;
     research question; is a common; is one of; were summarised; were summarized; findings analysed;
     findings analyzed; questionnaire was; data were
 2   we propose; we present; we introduce; we describe; we develop; we developed; we study; we consider;
     using; is a; are a; were given; received; patients with; participants; trial; randomized; randomised;
     crossover; followed by; this study; in this study; in this paper; in this article; consecutive; aged;
     weeks of; study design; questionnaire; questionnaires; survey; interviews; baseline; years ago;
     recently; recent; in recent years; in the past; increasingly; traditionally; has become; have become;
     widely; commonly; many; often; based on; participated; assigned; we offer; perspective; however
"""

# Sentences that announce instead of saying. Never a finding, under whatever heading, if one of these stands in
# the first clause; in a later clause it only speaks against.
ANNOUNCEMENTS = """
 we offer a perspective; we offer an overview; we provide an overview; we give an overview; we summarize;
 we summarise; this perspective; we discuss; we then discuss; we also discuss; we will discuss; we review;
 we reviewed; we describe;
 we outline; we close with; this article discusses; this paper discusses; further research; future research;
 further study; more research; additional research; future studies; further studies; more studies;
 additional studies; larger studies; larger trials; further trials; future trials; future work;
 further work; further investigation; further investigations; further evaluation; future investigations;
 further clinical trials; further randomized; further randomised; research is needed; studies are needed;
 research is required; studies are required; studies are warranted; trials are needed; trials are warranted;
 research is warranted; work is needed; research should; studies should; remains unclear; remain unclear;
 remains unknown; remains to be; remain to be; little is known; not well understood; poorly understood;
 is largely unknown; are largely unknown; the purpose of; the purposes of; the aim of; the aims of;
 the objective of; the objectives of; the goal of; the goals of; our aim; our aims; our objective; our goal;
 our purpose; we aim; we aimed; study aimed; study aims; paper aims; article aims; review aims;
 review aimed; article aimed; paper aimed; aim is to; aim was to; aims were to; objective was to;
 objective is to; purpose was to; purpose is to; goal was to; goal is to;
 this article reviews;
 this paper reviews; this review examines; this article examines; this paper examines;
 this article describes; this paper describes; this study describes; this article presents;
 this paper presents; this article explores; this paper explores; this review explores;
 this article outlines; this paper outlines; this study examined; this study examines;
 this study investigated; this study investigates; this study explored; this study explores;
 this study evaluated; this study assessed; this study compared; this review describes;
 this review summarizes; this review summarises; this article provides; this paper provides;
 this review provides; this review discusses; this article considers; this paper considers; this chapter;
 this editorial; this survey; will be discussed; will be presented; will be described; will need to be;
 will be disseminated; will be published; will be submitted; will be reported; will be shared;
 will be made available; will be made publicly available; will be made freely available; will be written up;
 will also be presented; will also be disseminated; will also be published; will also be submitted;
 will then be presented; will then be disseminated; will then be published; will then be submitted;
 we will present; we will publish; we will submit; we will disseminate; we will report;
 is publicly available at; are publicly available at; is available at http; are available at http;
 all rights reserved; trial registration; clinicaltrials.gov; registered at; was registered;
 registered with; registered in; conflict of interest; keywords; results are discussed; findings are discussed;
 results were discussed; findings were discussed; implications are discussed; we suggest ways;
 this protocol describes; this protocol outlines; this protocol presents; we thank; would like to thank
"""

# The same in the passive, at the end of a sentence: "Implications are discussed." Numbers before it redeem it.
ANNOUNCED = """
 is discussed; are discussed; is described; are described; is presented; are presented; is outlined;
 are outlined; is reviewed; are reviewed; is provided; are provided; are considered; is given; are given;
 are proposed; were discussed; was discussed; are summarized; are summarised; are explored; are examined;
 are offered; are highlighted; is introduced; are introduced; are illustrated
"""

# What opens a sentence that leans on the one before it, and is not understood without it.
LEANING_OPENERS = """
 moreover; furthermore; additionally; again; besides; similarly; likewise; conversely; also; secondly; thirdly;
 lastly; in addition; in contrast; by contrast; on the other hand; they; this was; these were
"""

# What was counted in, at the end of a sentence: the way to a finding, and none itself.
COUNTED = """
 met the inclusion criteria; met inclusion criteria; met our inclusion criteria; met all inclusion criteria;
 met the eligibility criteria; met eligibility criteria; met the selection criteria; met the criteria;
 were included in the review; were included in this review; were included in the analysis;
 were included in the study; were included in this study; were included in the meta-analysis;
 were included in the synthesis; fulfilled the inclusion criteria; completed the study; completed the trial
"""
