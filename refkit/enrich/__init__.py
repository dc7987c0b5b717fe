"""Registries → more claims. Plug-ins: `refkit.providers`.

The only room, with `connect`, that opens network connections.
"""

from __future__ import annotations

VERSION = "0.1.0"
