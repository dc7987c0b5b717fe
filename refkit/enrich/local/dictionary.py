"""The preset dictionary of compressed records (zlib's `zdict`, RFC 1950, 2.2): what they are likely to contain.

What is likeliest stands last, where it is nearest. Records are packed as lists (`refkit.enrich.local.kept`).
"""

from __future__ import annotations

from refkit.enrich.local.common_words import WORDS

_PHRASES = (
    '{"name":"International Conference on ","location":"New York, NY, '
    'USA","start":{"date-parts":[[2018,10,15]]},'
    '"end":{"date-parts":[[2018,10,17]]},"acronym":"',
    '{"is-preprint-of":[{"id-type":"doi","id":"10.1101/","asserted-by":"subject"}],'
    '"has-preprint":[{"id-type":"doi",'
    '"id":"10.21203/rs.3.rs-","asserted-by":"object"}],"has-review":[{"id-type":"doi","id":"10.',
    '"is-version-of":[{"is-supplemented-by":[{"id-type":"uri","id":"https://',
    '[{"updated":{"date-parts":[[2022,4,30]],"date-time":"2022-04-30T00:00:00Z","timestamp":1651276800000},'
    '"DOI":"10.1016/j.","type":"correction","label":"Correction","source":"publisher"}]',
    '"source":"retraction-watch","record-id":"","type":"retraction","label":"Retraction"}],'
    '"type":"new_version",'
    '"label":"New version"',
    '"http://www.isbn.org/978-0-978-1-978-3-","97803","97811","97836","97894',
    '[{"name":"bioRxiv"}],"posted-content","preprint","component","dataset","report","monograph","book",'
    '"reference-entry","other","peer-review","dissertation","standard","journal-issue","edited-book",'
    '"journal","proceedings-article","',
    "</mml:mi><mml:mo>=</mml:mo><mml:math xmlns:mml=\\\"http://www.w3.org/1998/Math/MathML\\\" "
    "altimg=\\\"si1.gif\\\"><mml:mrow><mml:mn>",
    "National Institute of Science and Technology, Chinese Academy of Sciences, Beijing, Medical Center, "
    "Hospital, "
    "School of Medicine, College of Engineering, Faculty of Sciences, Laboratory of Research Center for "
    "Materials Science "
    "and Engineering, Department of Mathematics, Department of Physics, Department of Chemistry, Department of "
    "Medicine, Universidad Nacional de Université de Paris, Universität Istituto Japan Germany Italy France "
    "Spain "
    "India Brazil Canada Australia Korea United Kingdom UK USA, University of California, , China",
    "However, the aim of this study was to determine whether the results show that there is a we have been "
    "These findings "
    "suggest that In this paper, we propose a new which can be used to In addition, compared with the "
    "respectively. "
    "We found that this study investigated the present a total of were associated with significant "
    "difference between "
    "in order to such as as well as based on the have been has been not only more than a significantly ",
    "</jats:p></jats:sec><jats:sec><jats:title>Background</jats:title><jats:p><jats:sec><jats:title>Objective"
    "</jats:title><jats:p>To </jats:p></jats:sec><jats:sec><jats:title>Methods</jats:title><jats:p>We "
    "</jats:p></jats:sec><jats:sec><jats:title>Results</jats:title><jats:p>The </jats:p></jats:sec><jats:sec>"
    "<jats:title>Conclusions</jats:title><jats:p>",
    "<jats:italic></jats:italic><jats:sub>2</jats:sub><jats:sup>\\u2212</jats:sup> "
    "(<jats:italic>P</jats:italic> &lt; 0.05) &amp; &gt; "
    "\\n               <jats:p>\\n            </jats:p>\\n          </jats:sec>\\n",
    '<i></i><sub>2</sub><sup>+</sup>","Wang","Zhang","Li","Liu","Chen","Yang","Kim","Lee","Singh","Kumar",'
    '"Smith",'
    '"Johnson","Michael","Elizabeth","Christopher","Alexander","Robert","Richard","William","Maria",'
    '"Thomas","Daniel",'
    '"Peter","Anna","Andrea","James","Paul","Mark","Jean-","Mohammad","John","David",',
    '"J.",2],["A.",2],["M.",2],["S.",2],["R. A.",2],["J. M.",2],["C.",2],["D.",2],["P.",2],["',
    '"https://orcid.org/0000-0003-"],["http://orcid.org/0000-0001-","http://orcid.org/0000-0002-',
    '10.1055/s-10.2139/ssrn.10.1021/10.1093/10.1155/10.3390/10.1080/10.1109/10.1111/j.10.1007/978-3-',
    '10.1038/s41598-10.1371/journal.pone.00","","',
    '10.1002/(sici)1097-10.1007/bf10.1007/s00","10.1016/s0","10.1016/j.',
    '","book-chapter","Introduction to the ","posted-content","proceedings-article","',
    ',[[null,null,1,null,null,null,null,"',
    ',null,null,null,null,null,null,null,null,null,null,"preprint"]',
    ',"en",null,"","',
    ',[2019,12],[2019,1,1],"10","3","1-',
    ',[2012,11],null,"12","4","11-',
    ']],1,[1998,9],null,"20","5","101-',
    ']],2,null,[2010,7,15],null,null,"',
    ']],2,null,[2022,12,31],"13","1",null,"en","<jats:title>Abstract</jats:title><jats:p>',
    ',2]],1,[2021,10],[2021,8,2],"11","2","1-10","en"]',
    ',"journal-article","',
    '","Effects of the A study of The ","Analysis of ","Evaluation of the ',
    '",[["","",1,["Department of , University of ',
    '",1],["',
)  # fmt: skip

DICTIONARY = (" ".join(reversed(WORDS)) + "".join(_PHRASES)).encode()[-8000:]
