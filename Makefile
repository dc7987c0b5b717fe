# `make demo` and `make test` do everything on a machine that has Python 3.11 or later and make.

PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test lint check bench fuzz readme clean

demo: .venv/ready
	@rm -rf demo && mkdir -p demo
	$(BIN)/refkit export seeds -o demo/peer-support.bib -o demo/peer-support.ris -o demo/peer-support.json \
	    -o demo/peer-support.html --title "Peer support in mental health" --summary
	@echo; head -n 5 demo/peer-support.bib
	@echo; head -n 5 demo/peer-support.ris
	@echo; $(BIN)/refkit cite demo/peer-support.bib --style apa
	@echo; echo "Open demo/peer-support.html in a browser."

test: lint check

lint: .venv/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: .venv/ready
	$(BIN)/python -m pytest -n 2 --dist loadfile

# Longer runs: figures against named peers. The results stand in benchmarks/README.md.
bench: .venv/ready
	$(BIN)/python -m benchmarks.parsing
	$(BIN)/python -m benchmarks.pages
	$(BIN)/python -m benchmarks.writers
	$(BIN)/python -m benchmarks.bib_speed
	-$(BIN)/python -m benchmarks.bib_readers
	$(BIN)/python -m benchmarks.ris_speed
	-$(BIN)/python -m benchmarks.formats
	-$(BIN)/python -m benchmarks.ris_readers
	$(BIN)/python -m benchmarks.commands
	$(BIN)/python -m benchmarks.csl_styles
	$(BIN)/python -m benchmarks.csl_speed
	$(BIN)/python -m benchmarks.html_trees
	-$(BIN)/python -m benchmarks.findings
	$(BIN)/python -m benchmarks.containers 10000 100000
	$(BIN)/python -m benchmarks.enriching
	$(BIN)/python -m benchmarks.local_registry 100000
	-$(BIN)/python -m benchmarks.matching

# Every property test on thousands of new examples; what fails is kept in .hypothesis and tried first next time. Every
# expression of the parsers on all texts made to hurt it. Then the parsers by atheris, if it is installed, for as long
# as FUZZ_SECONDS says.
FUZZ_SECONDS ?= 3600
FUZZ_EXAMPLES ?= 20000
fuzz: .venv/ready
	HYPOTHESIS_PROFILE=fuzz FUZZ_EXAMPLES=$(FUZZ_EXAMPLES) $(BIN)/python -m pytest -m hypothesis
	HYPOTHESIS_PROFILE=fuzz $(BIN)/python -m pytest tests/parsers/test_regular_expressions.py \
	    tests/parsers/test_robustness.py tests/pipeline/test_flow.py
	@if $(BIN)/python -c 'import atheris' 2>/dev/null; \
	then $(BIN)/python -m tests.fuzz.atheris_parsers -max_total_time=$(FUZZ_SECONDS); \
	else echo "atheris is not installed, so the parsers were fuzzed by hypothesis alone; see CONTRIBUTING.md."; fi

# Writes what `make demo` prints into the README; a test compares the two.
readme: .venv/ready
	$(BIN)/python -m tests.test_readme

clean:
	rm -rf .venv demo dist build .mypy_cache .pytest_cache .ruff_cache .hypothesis

# The environment is made anew when what it is made from changes.
.venv/ready: pyproject.toml constraints.txt
	rm -rf .venv
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "refkit needs Python 3.11 or later; make PYTHON=python3.12, say.")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[test]'
	@touch $@
