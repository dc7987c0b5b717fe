"""Headings that authors give to the sections of an abstract, folded to lower case.

The frequent ones among the structured abstracts of the medical, social and engineering literature
(NLM's list of structured-abstract labels), and those of other languages, grouped by the role of the section.
"""

from __future__ import annotations

_BY_ROLE: dict[str, str] = {
    "background": """
        background; context; importance; introduction; introduction and objectives; motivation; problem;
        rationale; rationale and aims; relevance; significance; statement of significance; hypothesis;
        background and aims; background and aim; background and objective; background and objectives;
        background and purpose; background/aims; background & aims; research question; question;
        antecedentes; contexto; introducción; introdução; fundamento; fundamentos; justificación; justificativa;
        contexte; arrière-plan; problématique; hintergrund; einleitung; fragestellung; premessa; introduzione;
        введение; актуальность; 背景; 研究背景; 引言; はじめに; 서론; 배경
        """,
    "objective": """
        aim; aims; aims and objectives; goal; goals; objective; objectives; purpose; purpose of review;
        purpose of the study; study objective; study objectives;
        objetivo; objetivos; objetivo(s); propósito; finalidad; objectif; objectifs; but; but de l'étude; ziel;
        ziele; zielsetzung; ziel der studie; zweck; obiettivo; obiettivi; scopo; цель; цели; цель исследования;
        цель работы; 目的; 研究目的; 【目的】; 목적
        """,
    "methods": """
        approach; data; data collection; data extraction; data sources; data synthesis; design;
        design and methods; design and setting; design, setting, and participants;
        design, setting and participants; design/methodology/approach; eligibility criteria;
        evidence acquisition; exposures; exposure; intervention; interventions; main outcome measure;
        main outcome measures; primary outcome; primary outcomes; primary outcome measure;
        primary outcome measures; secondary outcome; secondary outcomes;
        main outcomes; main outcomes and measures; material and methods;
        materials and methods; measurements; measures; method; methodology; methods; methods and materials;
        methods and analysis; outcome measures; participants; participants and methods; patients;
        patients and methods; patient concerns; procedure; procedures; research design;
        research design and methods; sample; search methods; search strategy; selection criteria; setting;
        settings; setting and participants; study design; study design and methods; study selection; subjects;
        subjects and methods; case presentation; case description; case;
        método; métodos; metodología; metodologia; material y métodos; materiales y métodos; material e métodos;
        materiais e métodos; pacientes y métodos; casuística e métodos; diseño; méthode; méthodes; méthodologie;
        matériel et méthodes; matériels et méthodes; patients et méthodes; methode; methoden; methodik;
        material und methode; material und methoden; patienten und methoden; metodi; materiali e metodi;
        методы; материалы и методы; материал и методы; 方法; 研究方法;
        材料与方法; 资料与方法; 対象と方法; 【方法】; 방법
        """,
    "results": """
        evidence synthesis; findings; key findings; key results; main findings; main results; outcome; outcomes;
        principal findings; recent findings; result; results; results and findings; methods and results;
        methods and findings; methodology/principal findings; results and discussion;
        resultado; resultados; resultados y discusión; resultados e discussão; hallazgos; résultat; résultats;
        ergebnis; ergebnisse; resultate; risultati; результаты; результаты и обсуждение; 结果; 結果; 研究结果;
        【结果】; 【結果】; 결과
        """,
    "conclusions": """
        authors' conclusions; author's conclusions; clinical implications; clinical relevance; conclusion;
        conclusions; conclusion and implications; conclusions and implications;
        conclusions and implications for practice; conclusion and relevance; conclusions and relevance;
        conclusions and recommendations; conclusions/significance; discussion; discussion and conclusion;
        discussion and conclusions; discussion and implications; implications; implications for practice;
        interpretation; results and conclusions; significance of results; summary; summary and conclusions;
        findings and conclusions; take-home message;
        conclusión; conclusiones; conclusão; conclusões; considerações finais; discusión; discussão;
        conclusion et perspectives; discussion et conclusion; schlussfolgerung; schlussfolgerungen; fazit;
        diskussion; conclusione; conclusioni; выводы; заключение; вывод; 结论; 結論; 讨论; 考察; 结语; 【结论】;
        【結論】; 결론; 고찰
        """,
    "other": """
        abbreviations; data availability; ethics and dissemination; funding; keywords; limitations;
        originality; originality/value; practical implications; practice implications; recommendations;
        registration; registration number; research limitations/implications; social implications;
        trial registration; trial registration number; clinical trial registration; systematic review registration
        """,
}

ROLES: dict[str, str] = {
    label.strip(): role
    for role, labels in _BY_ROLE.items()
    for label in " ".join(labels.split()).split(";")
    if label.strip()
}


def role_of(label: str) -> str:
    """The role of a section headed `label`: background, objective, methods, results, conclusions, other;
    "" if the heading is not known. Case, a closing colon and white space do not count."""
    key = " ".join(label.split()).rstrip(":").rstrip().casefold()
    role = ROLES.get(key, "")
    if not role and "/" in key and len(key) < 80:  # "Methods/Design", "Conclusion/Significance"
        role = ROLES.get(key.partition("/")[0].rstrip(), "")
    return role
