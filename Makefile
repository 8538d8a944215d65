# One job a target. `make help` lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header
LOCKS := requirements/dev.txt requirements/deploy.txt requirements/policy.txt requirements/web.txt requirements/browser.txt lambda/requirements.txt
FROM_NPM := $(patsubst %,%/node_modules/.package-lock.json,tests/second_opinion tests/judges tests/ask_cli workbench/viewhost)
INSTALL := $(BIN)/uv pip install --quiet --python $(BIN)/python

# For `make package`: Lambda's name of the functions' machine, the function once there is one, and
# the folder of models other than the hand-written.
ARCHITECTURE ?= arm64
ENDPOINT ?=
MODELS ?=

.DEFAULT_GOAL := help
.PHONY: help setup demo test faults-without-protection lint types imports model-check package deploy-tools template-check deploy-local second-opinion viewhost console browser-tools browser-tests screen-pictures judges ask-cli tools lock lock-check clean

help: ## List the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 28

setup: $(VENV)/ready ## Install everything into .venv

$(VENV)/ready: pyproject.toml requirements/uv.txt requirements/dev.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Aisle needs Python 3.11 or later; this is " + sys.version.split()[0] + ". Point make at one: make PYTHON=/path/to/python3.12")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { echo "This Python cannot make virtual environments. On Debian or Ubuntu: apt install python3-venv"; exit 1; }
	@echo "Installing what Aisle needs into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements/uv.txt
	@$(INSTALL) --require-hashes -r requirements/dev.txt
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

demo: setup ## Talk to the sample shop on a local DynamoDB
	@$(BIN)/aisle demo

test: setup ## Run the tests on a local DynamoDB
	@$(BIN)/pytest -n 2 --dist loadgroup --ignore tests/deployment --ignore tests/second_opinion --ignore tests/browser --ignore tests/judges --ignore tests/ask_cli

faults-without-protection: setup ## Take each protection out and see its tests fail
	@AISLE_LONG=1 $(BIN)/pytest -n 2 tests/faults/test_protections.py

lint: setup ## Check style and formatting
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup ## Check types, strictly
	$(BIN)/mypy

imports: setup ## Check that imports point inwards
	$(BIN)/lint-imports

model-check: setup ## Check the interaction model and the manifest, by Amazon's schema too
	$(BIN)/aisle model fetch-schema
	$(BIN)/aisle model check

package: setup ## Build what `ask deploy` and `sam deploy` take (ARCHITECTURE=x86_64, ENDPOINT=arn:..., MODELS=build/interaction_models)
	@$(BIN)/python -m workbench.deployment.release --architecture $(ARCHITECTURE) --endpoint "$(ENDPOINT)" --models "$(MODELS)"

deploy-tools: setup ## Install SAM, cfn-lint, checkov and the local AWS into .venv-deploy and .venv-policy
	@$(BIN)/python -m workbench.deployment.tools

template-check: deploy-tools ## Check template.yaml, transformed
	@$(BIN)/python -m workbench.deployment.template

deploy-local: deploy-tools ## Build, deploy to a local AWS, and test what is there
	@$(BIN)/pytest -n 2 --dist loadgroup tests/deployment

second-opinion: setup tests/second_opinion/node_modules/.package-lock.json ## Compare our verifier of requests with Amazon's own, from npm
	$(BIN)/pytest -n 0 tests/second_opinion

viewhost: workbench/viewhost/node_modules/.package-lock.json ## Fetch Amazon's renderer and lint of APL screens, from npm

console: setup viewhost ## Talk to the sample shop in a browser, with an Echo Show's screen
	@$(BIN)/aisle console

browser-tools: $(VENV)/browser-ready viewhost ## Install what drives a browser

$(VENV)/browser-ready: $(VENV)/ready requirements/browser.txt
	@$(INSTALL) --require-hashes -r requirements/browser.txt
	@touch $@

browser-tests: browser-tools ## Render every screen and use the console, in the machine's own Chromium
	$(BIN)/pytest -n 2 tests/browser

screen-pictures: browser-tools ## Draw the pictures of docs/screens.md anew
	$(BIN)/pytest -n 0 tests/browser/test_drawn_screens.py -k conversation
	mkdir -p docs/images
	cp build/screens/tracking-hubLandscapeSmall.png docs/images/tracking.png
	cp build/screens/quote-hubLandscapeSmall.png docs/images/quote.png

judges: setup tests/judges/node_modules/.package-lock.json ## Let tools that others wrote, from npm, play and judge the skill over HTTP
	$(BIN)/pytest -n 0 tests/judges

ask-cli: setup tests/ask_cli/node_modules/.package-lock.json ## Let Amazon's own ASK CLI deploy the skill package to a stand-in
	$(BIN)/pytest -n 0 tests/ask_cli

tools: deploy-tools browser-tools $(FROM_NPM) ## Install at once whatever the targets above install

$(FROM_NPM): %/node_modules/.package-lock.json: %/package-lock.json
	@npm ci --prefix $* --silent --no-audit --no-fund --ignore-scripts
	@touch $@

lock: setup ## Rewrite the locks after a change of pyproject.toml
	$(COMPILE) pyproject.toml --extra web --group dev --output-file requirements/dev.txt
	$(COMPILE) --group deploy --output-file requirements/deploy.txt
	$(COMPILE) --group policy --output-file requirements/policy.txt
	$(COMPILE) --group browser --constraints requirements/dev.txt --output-file requirements/browser.txt
	$(COMPILE) --no-annotate pyproject.toml --extra web --constraints requirements/dev.txt --output-file requirements/web.txt
	$(COMPILE) --no-annotate pyproject.toml --constraints requirements/dev.txt --output-file lambda/requirements.txt

lock-check: setup ## Fail where a lock does not fit pyproject.toml
	@for lock in $(LOCKS); do cp $$lock $$lock.before; done
	@$(MAKE) --no-print-directory lock
	@status=0; for lock in $(LOCKS); do \
	  cmp -s $$lock $$lock.before || { echo "$$lock is out of date: run \`make lock\` and commit it"; status=1; }; \
	  mv $$lock.before $$lock; done; exit $$status

clean: ## Remove what was built and installed
	rm -rf $(VENV) .venv-* build .aws-sam .pytest_cache .mypy_cache .ruff_cache .hypothesis
