"""Words that give a heading its role where the heading as a whole is not a known one, and headings in other
languages. Folded to lower case. The order of `ROLE_WORDS` is that of precedence: "Methods and Results" holds
results."""

from __future__ import annotations

import re

_BY_ROLE = {
    "other": "limitation limitations funding registration keywords abbreviations ethics prospero future",
    "conclusions": "conclusion conclusions implication implications interpretation discussion impact lessons",
    "results": "result results finding findings",
    "objective": "objective objectives aim aims purpose goal goals question questions",
    "methods": """
        method methods methodology design setting settings participants patients subjects measure measures
        measurements intervention interventions procedure procedures sample data analysis search selection
        criteria approach materials recruitment randomization randomisation
        """,
    "background": "background introduction context rationale hypothesis hypotheses importance",
}
ROLE_WORDS: dict[str, frozenset[str]] = {role: frozenset(words.split()) for role, words in _BY_ROLE.items()}

SMALL_WORDS = frozenset("a an and & as by for from in of on or the to with und et y de des la".split())

_FOREIGN = {
    "background": "背景 hintergrund contexte introducción antecedentes contexto",
    "objective": "目的 目标 zielsetzung fragestellung objectif objectifs objetivo objetivos obiettivo",
    "methods": """
        方法 资料与方法 対象と方法 对象与方法 材料与方法 methodik methoden méthode méthodes método métodos metodi
        """,
    "results": "结果 結果 ergebnisse ergebnis résultats résultat resultados risultati",
    "conclusions": """
        结论 結論 考察 讨论 schlussfolgerung schlussfolgerungen fazit conclusión conclusiones conclusões
        conclusão conclusioni
        """,
}
FOREIGN_LABELS: dict[str, str] = {label: role for role, labels in _FOREIGN.items() for label in labels.split()}

# Headings of a section that holds both: "Results and Conclusions", "Findings/Implications".
BOTH = re.compile(
    r"(?i)\b(?:results?|findings|outcomes?)\s*(?:,|/|&|\band\b)\s*"
    r"(?:conclusions?|implications|discussion|interpretation|significance|impact)"
)
