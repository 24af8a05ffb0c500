# Two commands on a fresh machine: `make serve` and `make test`. Everything else is here too: `make help`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PROPERDOCS := .venv-properdocs
PORT ?= 8000
EDITS ?= 500
MINUTES ?= 10
# One process more than there are cores, as those of browsers wait, but not so many that browsers wait for each other; what
# shares a fixture stays in one process. Files with many tests come first, which mixes those of the browser with others.
SPREAD := -n $(shell $(PYTHON) -c 'import os; print(min(4, (os.cpu_count() or 1) + 1))') --dist loadfile
.DEFAULT_GOAL := help
.PHONY: help setup serve build check hook test verify properdocs soak fuzz screenshots guides \
  annotate pictures weekly issue withdrawal propose pages dist release audit lock tree format clean

help: ## what can be made
	@grep -hE '^[a-z]+:.*## ' Makefile | sed -E 's/^([a-z]+):[^#]*## /\1|/' | while IFS='|' read -r name text; do printf '  make %-11s %s\n' "$$name" "$$text"; done

$(VENV)/.ready: requirements.txt pyproject.toml scripts/setup.sh
	@bash scripts/setup.sh "$(PYTHON)" "$(VENV)" requirements.txt
	@touch "$@"

$(VENV)/.ready-test: $(VENV)/.ready requirements-test.txt scripts/browser.sh scripts/dictionaries.sh scripts/nginx.sh
	@bash scripts/setup.sh "$(PYTHON)" "$(VENV)" requirements-test.txt
	@bash scripts/browser.sh "$(VENV)"
	@bash scripts/dictionaries.sh "$(BIN)/python"
	@bash scripts/nginx.sh "$(VENV)"
	@touch "$@"

setup: $(VENV)/.ready ## prepare .venv with hash-locked packages

serve: $(VENV)/.ready ## check, build and show the portal on http://127.0.0.1:8000/
	@$(BIN)/mosty serve --port $(PORT)

build: $(VENV)/.ready ## check and build the portal into site/
	@$(BIN)/mosty build

check: $(VENV)/.ready ## say what is wrong in the content, where, and how to mend it
	@$(BIN)/mosty check

hook: $(VENV)/.ready ## check every commit of this clone before it is made
	@bash scripts/hook.sh --install

test: $(VENV)/.ready-test ## everything that must hold before a change lands (a few minutes)
	@$(BIN)/ruff check scripts tests
	@$(BIN)/ruff format --check scripts tests
	@$(BIN)/mypy
	@mkdir -p .mosty # so that what is found clean here is not looked at again by tests of the portal
	@$(BIN)/mosty check
	@$(BIN)/pytest $(SPREAD) -m "not verify" --durations=30 --durations-min=5

verify: $(VENV)/.ready-test ## the long one: every page in the browser, Lighthouse, two builds compared, fuzzing, types
	@command -v npm >/dev/null || { echo "make verify also checks the types of the browser scripts and needs Node with npm" >&2; exit 1; }
	@npm ci --silent && npm run --silent types
	@$(BIN)/pytest $(SPREAD) -m verify -k "not lighthouse"
	@$(BIN)/pytest -m verify tests/browser/test_weight.py -k lighthouse # alone, for it measures times
	@MOSTY_FUZZ=1 $(BIN)/pytest $(SPREAD) tests/read tests/text tests/fixer tests/hostile

# The lock file leaves MkDocs out, which the theme asks for (hence --no-deps); a line in a .pth file, run whenever this Python
# starts, makes `import mkdocs` mean ProperDocs.
$(PROPERDOCS)/.ready: requirements-properdocs.txt pyproject.toml scripts/setup.sh
	@bash scripts/setup.sh "$(PYTHON)" "$(PROPERDOCS)" requirements-properdocs.txt --no-deps
	@$(PROPERDOCS)/bin/python -c 'import pathlib, sysconfig; \
	  pathlib.Path(sysconfig.get_path("purelib"), "properdocs.pth").write_text("import properdocs.replacement\n")'
	@touch "$@"

properdocs: $(VENV)/.ready $(PROPERDOCS)/.ready ## the same bytes by ProperDocs, which goes on where MkDocs ends
	@$(BIN)/python -m tests.build.properdocs $(PROPERDOCS)/bin/python

soak: $(VENV)/.ready-test ## a long life of mosty serve: EDITS=500 random changes, its memory, threads and latency
	@$(BIN)/python -m tests.build.soak --edits $(EDITS)

fuzz: $(VENV)/.ready-test ## every property of the tests with new examples for MINUTES=10; what fails is kept in .mosty/fuzz
	@$(BIN)/python -m tests.fuzz --minutes $(MINUTES)

screenshots: $(VENV)/.ready-test ## pictures of every template, closed and open, into .mosty/screenshots/
	@$(BIN)/python -m tests.browser.screenshots .mosty/screenshots

guides: $(VENV)/.ready-test ## the pictures in the guides of editors anew, into docs/assets/guides/
	@$(BIN)/python -m tests.guides.pictures

# What workflows of GitHub and GitLab call; a person may, too. What comes from outside (the text of an issue, the name of a
# tag) is a value of the environment that no shell reads as a command.
BASE ?= main
PYTHONIC := $(PYTHON) -I

annotate: $(VENV)/.ready ## the check as annotations of a pull request, with its summary
	@bash scripts/dictionaries.sh "$(BIN)/python"
	@if [ -n "$$GITHUB_STEP_SUMMARY" ]; then $(BIN)/mosty check --format summary >>"$$GITHUB_STEP_SUMMARY" || true; fi
	@$(BIN)/mosty check --format github

pictures: $(VENV)/.ready-test ## pictures of the pages that differ from BASE, before and after, into .mosty/pictures/
	@$(BIN)/python -m tests.browser.before_after "$(BASE)" .mosty/pictures
	@if [ -n "$$GITHUB_STEP_SUMMARY" ]; then cat .mosty/pictures/summary.md >>"$$GITHUB_STEP_SUMMARY"; fi

weekly: $(VENV)/.ready ## what waits for the editors, with dead links where there is a network, into .mosty/weekly.md
	@mkdir -p .mosty && rm -f .mosty/links.json
	@$(BIN)/mosty links --json >.mosty/links.json || rm -f .mosty/links.json
	@if [ -f .mosty/links.json ]; then $(BIN)/mosty weekly --links .mosty/links.json; else $(BIN)/mosty weekly; fi >.mosty/weekly.md
	@cat .mosty/weekly.md

issue:
	@$(PYTHONIC) scripts/forge.py issue .mosty/weekly.md tydenni-zprava "Týdenní zpráva: co čeká na redakci"

withdrawal: $(VENV)/.ready
	@mkdir -p .mosty && printf '%s' "$$ISSUE_BODY" >.mosty/issue.md
	@$(BIN)/mosty withdraw --issue .mosty/issue.md

propose:
	@$(PYTHONIC) scripts/forge.py propose "$$ISSUE" docs/data/withdrawals.yml

pages: $(VENV)/.ready ## check as for a release and build, for a host of static pages
	@$(BIN)/mosty check --release
	@$(BIN)/mosty build

dist: $(VENV)/.ready ## what a release consists of, into dist/: site, wheel, bill of materials, licences, sums
	@bash scripts/release.sh "$(VENV)"

release:
	@$(PYTHONIC) scripts/forge.py release "$$TAG" dist

audit: ## known vulnerabilities of the locked packages (asks the internet)
	@bash scripts/audit.sh "$(PYTHON)" .venv-audit

lock: $(VENV)/.ready ## write requirements*.txt anew from pyproject.toml
	@bash scripts/lock.sh "$(VENV)"

tree: $(VENV)/.ready ## write the page of the modules anew
	@$(BIN)/python -m tests.house.tree --write

format: $(VENV)/.ready-test ## lay out the code
	@$(BIN)/ruff format scripts tests
	@$(BIN)/ruff check --fix scripts tests

clean: ## remove what was built and installed
	rm -rf $(VENV) $(PROPERDOCS) .venv-audit site dist .mosty
