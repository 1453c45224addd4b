# Two commands for a newcomer: `make demo` and `make test`. Both need Python 3.11 or later and make, nothing else.
PYTHON ?= python3
VENV    = .venv
BIN     = $(VENV)/bin
SAMPLE  = ontology/sample/jiaxing.html

.PHONY: demo test test-train lint bench notebook clean

demo: $(VENV)/.ready
	@$(BIN)/kg build $(SAMPLE) -o graph.ttl
	@$(BIN)/kg stats graph.ttl
	@for query in people carriers timeline; do echo; $(BIN)/kg query graph.ttl $$query || exit 1; done
	@$(BIN)/kg view graph.ttl -o graph.html
	@echo; echo "The graph lies in graph.ttl, the page in graph.html: open it in any browser."

test: $(VENV)/.ready-dev
	@$(BIN)/pytest -n auto --dist worksteal --nbmake tests notebooks

# In an environment of its own: spaCy loads PyTorch wherever it is, which would slow down and swell all that is measured.
test-train: $(VENV)-train/.ready
	@$(VENV)-train/bin/pytest -q tests/test_training.py

lint: $(VENV)/.ready-dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/python scripts/decisions.py
	@$(BIN)/python scripts/lexicon_lines.py --check
	@$(BIN)/python scripts/rule_pages.py --check
	@$(BIN)/mypy

notebook: $(VENV)/.ready-notebook
	@$(BIN)/jupyter lab notebooks/explore.ipynb

bench: $(VENV)/.ready-dev
	@$(BIN)/python scripts/benchmark.py

clean:
	rm -rf $(VENV) $(VENV)-train build dist *.egg-info graph.ttl graph.html

# The stamps say that the environment fits setup.cfg; once they are newer than it, nothing is installed again.
$(VENV)/.ready: setup.cfg pyproject.toml
	@$(call install,.)
	@touch $@

$(VENV)/.ready-dev: setup.cfg pyproject.toml
	@$(call install,.[dev])
	@touch $(VENV)/.ready $@

$(VENV)/.ready-notebook: setup.cfg pyproject.toml
	@$(call install,.[notebook])
	@touch $(VENV)/.ready $@

$(VENV)-train/.ready: setup.cfg pyproject.toml
	@$(PYTHON) -m venv $(VENV)-train
	@$(VENV)-train/bin/pip install --quiet --disable-pip-version-check torch==2.13.0 pytest
	@$(VENV)-train/bin/pip install --quiet --disable-pip-version-check --editable ".[train]"
	@touch $@

define install
$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("kg needs Python 3.11 or later, this is %s: make PYTHON=python3.11" % sys.version.split()[0])'
echo "Setting up $(VENV) (once, a minute or two) …" >&2
$(PYTHON) -m venv $(VENV)
$(BIN)/pip install --quiet --disable-pip-version-check --editable "$(1)"
endef
