# KAccount: `make` lists the targets.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help run test test-rules test-files test-ui lint types check format bench shots \
        translations package lock venv system screen clean

ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
else
BIN := .venv/bin
endif

# The first Python on the path that is new enough; `make PYTHON=…` names another.
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3.14 python3 python; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& { echo "$$p"; break; }; done)
PY := $(BIN)/python
PYTEST := $(PY) -m pytest
JOBS ?= 2
SOURCES := kaccount_desktop tests packaging

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: venv ## Open the window (without a display: the same work, into build/)
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$(OS)" = Windows_NT ] \
			|| [ "$$(uname -s)" = Darwin ]; then \
		exec $(BIN)/kaccount; \
	else \
		echo "No display here: making the sample book, a visit packet and a picture of the window."; \
		QT_QPA_PLATFORM=offscreen exec $(PY) -m kaccount_desktop.app.demo --out build; \
	fi

test: test-rules test-files test-ui ## Run all tests, in three tiers

test-rules: venv ## Tests of the rules and the book (no Qt)
	$(PYTEST) -n $(JOBS) tests/test_tree.py tests/rules tests/book

test-files: venv ## Tests of the sheets and of other people's files
	$(PYTEST) -n $(JOBS) tests/sheets tests/files

UI_TESTS := tests/ui $(wildcard tests/app)
test-ui: venv screen ## Tests of the window and the command line: on a virtual screen where focus matters, then offscreen
	@if ! grep -rqs --include='*.py' 'mark.xvfb' $(UI_TESTS); then :; \
	elif command -v xvfb-run >/dev/null; then \
		QT_QPA_PLATFORM=xcb xvfb-run -a -s '-screen 0 1600x1200x24' $(PYTEST) $(UI_TESTS) -m xvfb; \
	else \
		QT_QPA_PLATFORM= $(PYTEST) $(UI_TESTS) -m xvfb; \
	fi
	QT_QPA_PLATFORM=offscreen $(PYTEST) -n $(JOBS) $(UI_TESTS) -m 'not xvfb'

lint: venv ## Ruff, its formatter, and the layers
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/lint-imports

types: venv ## mypy, strict
	$(BIN)/mypy

check: lint types test ## Everything that must pass before a commit

format: venv ## Put the sources into the agreed form
	$(BIN)/ruff check --fix $(SOURCES)
	$(BIN)/ruff format $(SOURCES)

bench: venv ## Measure speed, into build/bench.json
	$(PY) -m tests.bench

shots: venv ## Pictures of every page, dock, dialog and sheet, into build/shots/
	QT_QPA_PLATFORM=offscreen $(PY) -m tests.shots --out build/shots

translations: venv ## Make resources/i18n/*.ts and *.qm from the sources and the word lists
	$(PY) packaging/make_translations.py

package: venv ## A folder that runs without Python, into dist/kaccount/
	$(BIN)/pyinstaller --noconfirm --distpath dist --workpath build/pyinstaller packaging/kaccount.spec

lock: venv ## Resolve the dependencies anew
	sh packaging/lock.sh $(BIN)/uv

venv: system .venv/.made

.venv/.made: requirements-dev.lock pyproject.toml
	@if [ -z "$(PYTHON)" ]; then \
		echo "KAccount needs Python 3.11 or newer, and none was found." >&2; \
		echo "Install it (Debian 12 or newer: apt-get install python3 python3-venv), or name it:" >&2; \
		echo "    make PYTHON=/where/is/python3.11" >&2; exit 1; \
	fi
	@test -x $(PY) || $(PYTHON) -m venv .venv
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

system: ## Install, or name, the system libraries that Qt needs
	@PYTHON="$(PYTHON)" sh packaging/system.sh run

screen:
	@PYTHON="$(PYTHON)" sh packaging/system.sh test

clean: ## Remove what was made, but the virtual environment
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find kaccount_desktop tests packaging -name __pycache__ -type d -prune -exec rm -rf {} +
