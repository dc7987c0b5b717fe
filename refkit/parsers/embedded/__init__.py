"""Metadata that a page carries for machines. One small reader a vocabulary."""
