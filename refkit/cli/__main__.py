"""`python -m refkit.cli`."""

from refkit.cli import main

main()
