"""The source of an HTML page: its tags and its visible text, with places."""
