"""Pure text tools: a string goes in, values come out. No file, no network, no state."""
