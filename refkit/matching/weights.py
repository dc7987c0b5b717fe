"""How much each piece of evidence says: a table, in natural logarithms of odds.

The score of a candidate is the logistic function of `PRIOR` plus the weights of its evidence. So it can be read as
a probability: of the candidates that a search for the title offers, and that show this evidence, how many are the
work. A field that cannot be compared weighs nothing.

How they were made. First by hand: each the logarithm of how much more often the evidence is seen with the right
record than with another of a like title (Fellegi and Sunter, "A theory for record linkage", 1969). Then by logistic
regression, drawn towards those values so that what is rare keeps them, on half of 15,145 references that publishers
deposited (by a hash of the target's DOI), each with its 20 candidates, and each nine times with other parts of it
hidden (`python -m benchmarks.matching --fit`); rounded. On the other half, of the pairs with a score of .9 to .99,
.993 were right; of those above, .9987; of those from .1 to .5, .28. For "absent", "listed", "notice",
"equal_generic", the issue and the DOI there were too few: they are as they were set.
"""

from __future__ import annotations

PRIOR = -4.5

WEIGHTS: dict[tuple[str, str], float] = {
    ("doi", "same"): 8.0,
    ("doi", "differs"): -4.0,
    ("title", "equal_long"): 7.0,
    ("title", "equal_short"): 4.6,
    ("title", "equal_generic"): 0.5,
    ("title", "head_long"): 3.8,
    ("title", "head_short"): 1.5,
    ("title", "cut"): 2.6,
    ("title", "spelling"): 4.9,
    ("title", "number"): -2.1,
    ("title", "word"): 0.5,
    ("title", "notice"): -6.0,
    ("title", "partly"): -3.0,
    ("title", "different"): -6.5,
    ("title", "unsaid"): 0.2,
    ("author", "first"): 2.0,
    ("author", "listed"): 1.0,
    ("author", "said"): 1.5,
    ("author", "initials"): -2.0,
    ("author", "near"): 1.1,
    ("author", "differs"): -3.8,
    ("author", "absent"): -6.0,
    ("author", "missing"): -3.0,
    ("year", "same"): 1.9,
    ("year", "one"): -1.0,
    ("year", "few"): -2.2,
    ("year", "far"): -2.5,
    ("container", "same"): 1.6,
    ("container", "part"): 0.5,
    ("container", "differs"): -1.7,
    ("volume", "same"): 1.5,
    ("volume", "differs"): -2.3,
    ("volume", "said"): 1.0,
    ("volume", "missing"): -1.6,
    ("issue", "same"): 0.3,
    ("issue", "differs"): -0.5,
    ("page", "same"): 3.9,
    ("page", "within"): 0.0,
    ("page", "differs"): -4.3,
    ("page", "said"): 2.5,
    ("page", "missing"): -3.1,
}
