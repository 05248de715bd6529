# The newsroom's verbs. `make help` names them. Needs make and Python 3.11 or newer, nothing else.

VENV := .venv
PYTHON := $(VENV)/bin/python
PIP := $(PYTHON) -m pip --disable-pip-version-check install --quiet
MANAGE := $(PYTHON) manage.py
# Each has a newspaper of its own for the browser. More of them than processors make browsers miss their moments.
WORKERS := --numprocesses auto --maxprocesses 4 --dist worksteal

.DEFAULT_GOAL := help
.PHONY: help run serve test soak lint format clean

help:  ## name the verbs
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 16

run: export DEMO := 1
run: $(VENV)/installed  ## a newsroom to try, on http://127.0.0.1:8000 (HOST=… PORT=…)
	@mkdir -p "$${DATA_DIR:-var}"
	@$(MANAGE) compile_catalogues
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) collectstatic --noinput --verbosity 0
	@$(MANAGE) seed_demo
	@$(MANAGE) rebuild_search
	@$(MANAGE) cut_again
	@exec $(PYTHON) -m gunicorn

serve: $(VENV)/installed  ## the newsroom in earnest, settings from the environment or .env
	@mkdir -p "$${DATA_DIR:-var}"
	@$(MANAGE) check --deploy
	@$(MANAGE) compile_catalogues
	@$(MANAGE) migrate --verbosity 1
	@$(MANAGE) common_spellings
	@$(MANAGE) rebuild_search
	@$(MANAGE) collectstatic --noinput --verbosity 0
	@exec $(PYTHON) -m gunicorn

test: $(VENV)/installed-dev  ## every test; on PostgreSQL with TEST_DATABASE_URL=… (ARGS="-k withdrawn")
	@$(PYTHON) -m pytest $(WORKERS) $(ARGS)

soak: $(VENV)/installed-dev  ## the long doses: crowds, crashes, thousands of saves (TEST_DATABASE_URL=… as above)
	@$(PYTHON) -m pytest tests/soak -m soak -s --durations=0 $(ARGS)

lint: export DEMO := 1
lint: $(VENV)/installed-dev  ## what ruff, djlint, import-linter and mypy have to say
	@$(PYTHON) -m ruff check .
	@$(PYTHON) -m ruff format --check .
	@$(PYTHON) -m djlint templates --profile django --lint --quiet
	@$(VENV)/bin/lint-imports --no-cache
	@$(PYTHON) -m mypy

format: $(VENV)/installed-dev  ## let ruff set the lines
	@$(PYTHON) -m ruff check --fix-only --quiet .
	@$(PYTHON) -m ruff format .

clean:  ## remove what was built, never what was written (var/ stays)
	rm -rf $(VENV) .cache .pytest_cache .hypothesis .mypy_cache .ruff_cache .import_linter_cache test-results
	find articles newsroom tests locale -name __pycache__ -prune -exec rm -rf {} +
	find locale -name '*.mo' -delete

# --- Once, and again when requirements change ---

$(PYTHON):
	@for name in python3.11 python3.12 python3.13 python3; do \
	  if $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then found=$$name; break; fi; \
	done; \
	if [ -z "$$found" ]; then \
	  echo "The newsroom needs Python 3.11 or newer, and none was found. Install python3.11 and try again." >&2; exit 1; \
	fi; \
	echo "Making a virtual environment in $(VENV) with $$found …"; \
	if ! $$found -m venv $(VENV); then \
	  rm -rf $(VENV); \
	  echo "$$found cannot make virtual environments. Install its venv package (Debian: python3-venv) and try again." >&2; \
	  exit 1; \
	fi

$(VENV)/installed: requirements.txt | $(PYTHON)
	@echo "Installing what the newsroom needs, once …"
	@$(PIP) --requirement requirements.txt
	@touch $@

$(VENV)/installed-dev: requirements-dev.txt requirements.txt | $(PYTHON)
	@echo "Installing what its tests need, once …"
	@$(PIP) --requirement requirements-dev.txt
	@touch $(VENV)/installed $@
