# Everything starts here: `make run`, `make test`, `make check` (see README.md). Needs make, git and a
# Python of at least 3.11 with its venv module; no target needs root.

PORT ?= 8000
WORKERS ?= 2
PYTEST_ARGS ?=
SYSTEM_PYTHON ?= $(shell for name in python3 python3.13 python3.12 python3.11 python3.14; do \
	if command -v $$name >/dev/null 2>&1 && $$name -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; \
	then echo $$name; break; fi; done)
PYTHON := .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help setup run test check bench messages words screenshots format lock clean

help: ## what there is
	@grep -E '^[a-z]+:.*##' Makefile | sed -e 's/:.*## /	/'

setup: ## environment, locked dependencies, the browser's files, Danish texts
	@if [ -z "$(SYSTEM_PYTHON)" ]; then echo "No Python of at least 3.11 with its venv module was found (Debian: python3-venv)." >&2; exit 1; fi
	@"$(SYSTEM_PYTHON)" tools/bootstrap.py
	@$(PYTHON) tools/frontend.py
	@$(PYTHON) tools/messages.py compile

run: setup ## the demo on http://127.0.0.1:8000/ (PORT=… for another), with places, demo data and worker
	@PORT="$(PORT)" $(PYTHON) manage.py serve_demo

test: setup ## the whole suite (DATABASE_URL chooses the database, WORKERS how many at once)
	@CHROMIUM="$$($(PYTHON) tools/chromium.py)" && export CHROMIUM && \
	$(PYTHON) -m pytest -n "$(WORKERS)" $(PYTEST_ARGS)

check: setup ## formatting, linting, types, imports, migrations, translations
	@$(PYTHON) tools/check.py

bench: setup ## the benchmarks, as tables
	@for file in bench/*.py; do \
		case "$$file" in */_*|"bench/*.py") ;; *) echo "== $$file"; $(PYTHON) "$$file" || exit 1 ;; esac; done

messages: setup ## bring the Danish catalogues in step with the source and Wagtail, take in var/po/*.json, list what is missing
	@$(PYTHON) tools/messages.py update --prune
	@$(PYTHON) -m tools.wagtail_danish update
	@$(PYTHON) tools/messages.py fill || true
	@$(PYTHON) tools/messages.py compile
	@$(PYTHON) tools/messages.py check
	@$(PYTHON) -m tools.wagtail_danish check

screenshots: setup ## pictures of the main screens: docs/screenshots/ for the README, var/screenshots/demo/ for looking
	@CHROMIUM="$$($(PYTHON) tools/chromium.py)" && export CHROMIUM && $(PYTHON) -m tools.screenshots

words: setup ## how hard each public page is to read (LIX), and whether our words are those of docs/ordliste.md
	@$(PYTHON) -m tools.glossary
	@$(PYTHON) manage.py check_words

format: setup ## let ruff format and sort
	@$(PYTHON) -m ruff check --fix --exit-zero --quiet .
	@$(PYTHON) -m ruff format .

lock: ## renew requirements.txt from pyproject.toml (needs uv)
	uv pip compile --universal --generate-hashes --python-version 3.11 --no-header --no-annotate \
		--group dev pyproject.toml -o requirements.txt

clean: ## remove what the other targets made, the demo's data too
	rm -rf .venv node_modules vendor-static var .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
