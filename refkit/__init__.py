"""refkit: scraped scholarly pages → a bibliography one can trust."""

__version__ = "0.1.0"
