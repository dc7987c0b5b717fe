"""The fields that `select` takes. Others that works have (`language`, `subtype`, `institution`, …) are refused.

Source: Crossref's list in https://github.com/CrossRef/rest-api-doc/issues/289.
"""

from __future__ import annotations

SELECTABLE = (
    "abstract URL member posted score created degree update-policy short-title license ISSN container-title issued "
    "update-to issue prefix approved indexed article-number clinical-trial-number accepted author group-title DOI "
    "is-referenced-by-count updated-by event chair standards-body original-title funder translator archive "
    "published-print alternative-id subject subtitle published-online publisher-location content-domain reference "
    "title link type publisher volume references-count ISBN issn-type assertion deposited page content-created "
    "short-container-title relation editor"
).split()
