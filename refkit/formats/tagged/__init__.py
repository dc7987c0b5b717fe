"""Formats of tagged lines: MEDLINE's (.nbib), Refer's (.enw), Web of Science's. Each is a table, read both ways."""
