"""The evidence table: one row a paper, what it found, by whom it is cited and how, and where it was read."""

from refkit.documents.evidence.csv_file import CSV
from refkit.documents.evidence.html import HTML
from refkit.documents.evidence.xlsx import XLSX

__all__ = ["CSV", "HTML", "XLSX"]
