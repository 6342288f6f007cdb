# The two commands: `make video THEME="Les pandas"` and `make test`.
# Everything is installed into .venv from the lock files; nothing else of the machine is needed
# but python3 (3.11 or later), its venv module and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
THEME ?=
LANGUAGE ?=
OUT ?=
ARGS ?=
SEED ?= 1
KILLS ?= 1000
INPUTS ?= 10000
VENDORS ?= vertex

COMPILE = $(BIN)/python -m piptools compile --quiet --generate-hashes --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --allow-unsafe --strip-extras

RUN_STAMP := $(VENV)/.installed
SERVE_STAMP := $(VENV)/.installed-service
DEV_STAMP := $(VENV)/.installed-dev

WEB_STAMP := web/node_modules/.installed
WEB_BUILT := src/reelwright/api/web/index.html
WEB_SOURCES := $(shell find web/src web/public web/*.json web/*.ts web/index.html docs/openapi.json -type f -not -path 'web/src/client/*')
NPM = NODE_USE_SYSTEM_CA=1 PATH="$(CURDIR)/$(BIN):$$PATH" npm --prefix web

.DEFAULT_GOAL := help
.PHONY: help install web video serve demo-cloud test check format bench load chaos fuzz screenshots contact-sheets lock docs clean

help: ## Show the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 18

install: $(RUN_STAMP) ## Create the virtual environment with Reelwright in it

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or later is needed: make PYTHON=python3.12 …"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "The venv module is missing (Debian: apt install python3-venv)"; exit 1; }

$(RUN_STAMP): requirements.lock pyproject.toml | $(BIN)/python
	@echo "Installing (first time only) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --use-pep517 --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(SERVE_STAMP): requirements-service.lock $(RUN_STAMP)
	@echo "Installing the service and the vendors (first time only) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --use-pep517 --require-hashes -r requirements-service.lock
	@touch $@

$(DEV_STAMP): requirements-dev.lock $(RUN_STAMP)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --use-pep517 --require-hashes -r requirements-dev.lock
	@touch $@

$(WEB_STAMP): web/package-lock.json web/requirements.lock | $(BIN)/python
	@echo "Installing what the web app is built with (first time only) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r web/requirements.lock
	@$(NPM) ci --silent
	@touch $@

$(WEB_BUILT): $(WEB_STAMP) $(WEB_SOURCES)
	@$(NPM) run --silent build

web: $(WEB_BUILT) ## Build the web app, which the server hands out

video: $(RUN_STAMP) ## Make a video: make video THEME="Les pandas" [LANGUAGE=fr] [OUT=path] [ARGS="…"]
	@THEME="$$THEME" LANGUAGE="$$LANGUAGE" OUT="$$OUT" $(BIN)/python -m reelwright.cli.from_make $(ARGS)

serve: $(SERVE_STAMP) $(WEB_BUILT) ## Serve the API and do the work: make serve [ARGS="--port 8080"]
	@$(BIN)/reelwright serve $(ARGS)

demo-cloud: $(DEV_STAMP) ## Theme to MP4 on emulated vendors: make demo-cloud [VENDORS=vertex|key|compatible]
	@$(BIN)/python -m tools.demo_cloud $(VENDORS) $(ARGS)

test: $(DEV_STAMP) $(WEB_BUILT) ## Install what tests need, build the web app and run them
	@$(NPM) run --silent test -- --reporter=dot
	@# Once, where the environment keeps Python from it: hundreds of processes begin in the tests.
	@$(BIN)/python -m compileall -q src tests chaos
	@$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist worksteal

check: $(DEV_STAMP) $(WEB_BUILT) ## Format, lint, types, import rules, generated documents
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python tools/generate_docs.py --check
	@$(NPM) run --silent check

format: $(DEV_STAMP) $(WEB_STAMP) ## Format the code and write the generated documents
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .
	@$(BIN)/python tools/generate_docs.py
	@$(NPM) run --silent format

bench: $(DEV_STAMP) ## Measure against the stated baselines (minutes)
	@$(BIN)/python -m bench.run $(ARGS)

load: $(DEV_STAMP) ## Requests a second, p50 and p99 of the main routes: make load [ARGS="--postgres"]
	@$(BIN)/python -m bench.load $(ARGS)

chaos: $(DEV_STAMP) ## Kill it a thousand times: make chaos SEED=1 KILLS=1000
	@$(BIN)/python -m chaos.run all --seed $(SEED) --kills $(KILLS) $(ARGS)

fuzz: $(DEV_STAMP) ## Ten thousand requests to the API: make fuzz SEED=1 INPUTS=10000
	@$(BIN)/python -m chaos.run api --seed $(SEED) --inputs $(INPUTS) $(ARGS)

screenshots: $(DEV_STAMP) $(WEB_BUILT) ## Pictures of every page: make screenshots [ARGS="--language fr --out folder"]
	@$(BIN)/python -m tools.screenshots $(ARGS)

sample-videos: $(DEV_STAMP) ## Make the videos that the web app's first page shows (minutes)
	@$(BIN)/python tools/sample_videos.py

contact-sheets: $(DEV_STAMP) ## Draw the contact sheets of docs/
	@$(BIN)/python tools/contact_sheets.py

lock: $(DEV_STAMP) ## Write the lock files anew from pyproject.toml
	@$(COMPILE) --build-deps-for editable --output-file requirements.lock pyproject.toml
	@$(COMPILE) --extra dev --constraint requirements.lock --output-file requirements-dev.lock pyproject.toml
	@cd web && $(CURDIR)/$(COMPILE) --output-file requirements.lock requirements.in
	@$(COMPILE) --extra service --extra align --extra google --extra openai --constraint requirements-dev.lock --output-file requirements-service.lock pyproject.toml

clean: ## Remove the virtual environment and caches
	@rm -rf $(VENV) web/node_modules src/reelwright/api/web web/src/client .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build
