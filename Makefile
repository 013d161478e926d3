# `make help` lists the targets. All that is needed is Python >= 3.11 and make.

PYTHON ?= python3
SHARED ?= ../shared
ARGS   ?=

BIN  := .venv/bin
DEMO := build/demo
PIP  := $(BIN)/python -m pip install --quiet --disable-pip-version-check
INSTALL_PROJECT := $(PIP) --no-deps --no-build-isolation --editable .

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test lint soak score bench figures docs readme picture lock clean

help: ## List the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1|/' | awk -F'|' '{printf "  make %-8s %s\n", $$1, $$2}'

# The environment: the core first, so that the demo shows what users install; the tools on top of it.

.venv/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python >= 3.11 is needed; name one: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "no venv module (on Debian: apt-get install python3-venv)"; exit 1; }
	@touch $@

.venv/core: .venv/made constraints.txt pyproject.toml
	@echo "Installing the core into .venv ..."
	@$(PIP) --require-hashes --requirement constraints.txt
	@$(INSTALL_PROJECT)
	@touch $@

.venv/dev: .venv/core constraints-dev.txt
	@echo "Installing the tools into .venv ..."
	@$(PIP) --require-hashes --requirement constraints-dev.txt
	@touch $@

demo: .venv/core ## Build the graph of seeds/, ask it, draw it
	@rm -rf $(DEMO)
	@echo "\n$$ kg build seeds/ -o $(DEMO)/graph"
	@$(BIN)/kg build seeds/ -o $(DEMO)/graph
	@echo "\n$$ kg stats"
	@$(BIN)/kg stats --graph $(DEMO)/graph
	@echo "\n$$ kg query who-presented-which-document"
	@$(BIN)/kg query who-presented-which-document --graph $(DEMO)/graph
	@echo "\n$$ kg query who-chaired-the-meeting"
	@$(BIN)/kg query who-chaired-the-meeting --graph $(DEMO)/graph
	@echo "\n$$ kg draw"
	@$(BIN)/kg draw --graph $(DEMO)/graph -o $(DEMO)/graph.html
	@echo "\nOpen $(DEMO)/graph.html in a browser. To type kg yourself: . $(BIN)/activate"

lint: .venv/dev ## ruff, mypy --strict, import-linter
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: lint ## Everything: lint, then all tests
	$(BIN)/pytest $(ARGS)

soak: .venv/dev ## Kill many builds and removals at random moments (KG_KILLS=50)
	KG_KILLS=$${KG_KILLS:-50} $(BIN)/pytest tests/test_crashes.py $(ARGS)

score: .venv/core ## Development score with the shared scorer (ARGS=--errors lists what is wrong)
	@test -d $(SHARED)/bench/dev || { echo "no $(SHARED)/bench: name the folder that has it, make score SHARED=..."; exit 1; }
	@mkdir -p build
	$(BIN)/kg extract $(SHARED)/bench/dev/text --format jsonl > build/facts.jsonl
	$(BIN)/python $(SHARED)/bench/score.py $(SHARED)/bench/dev/gold build/facts.jsonl --text $(SHARED)/bench/dev/text $(ARGS)

bench: .venv/dev ## Speed and memory, each beside a plainer way (PARTS=server)
	@$(BIN)/python -m kg.benchmark $(PARTS) $(addprefix --corpus ,$(wildcard $(SHARED)/corpus/news.jsonl)) $(ARGS)

figures: .venv/dev ## Measure the store and write the table in README.md
	@$(BIN)/python -m kg.benchmark store --articles 10000 --into README.md \
		$(addprefix --corpus ,$(wildcard $(SHARED)/corpus/news.jsonl)) $(ARGS)

docs: .venv/core ## The ontology as a page: build/ontology.html
	@$(BIN)/python -m kg.graph.documentation build/ontology.html

readme: .venv/dev ## Write the outputs in README.md anew
	$(BIN)/python tests/test_readme.py

picture: demo ## The picture in the README, drawn by Chromium: notebooks/graph.png
	chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size=1400,860 --virtual-time-budget=4000 \
		--screenshot=notebooks/graph.png $(DEMO)/graph.html 2>/dev/null

lock: ## Pin all dependencies with hashes, for every platform and Python >= 3.11
	@test -x build/lock/bin/uv || { $(PYTHON) -m venv build/lock && build/lock/bin/python -m pip install --quiet uv; }
	printf 'hatchling\neditables\n' | build/lock/bin/uv $(COMPILE) pyproject.toml - --output-file constraints.txt
	printf 'hatchling\neditables\n' | build/lock/bin/uv $(COMPILE) pyproject.toml - --extra dev --constraint constraints.txt --output-file constraints-dev.txt

COMPILE := pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --no-config $(UPGRADE)

clean: ## Remove what was made, the environment too
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
