"""Words of the site's own that more than one part of its pages is told by."""

from __future__ import annotations

import re

RECORD = ("• Record: found", "• Record: not found")
INFORMATION = "Author and article information"
REFERENCES = re.compile(r"Most cited references\s*(\d*)")
OPEN_ACCESS = re.compile(r"(?i)(?:is )?open access")
