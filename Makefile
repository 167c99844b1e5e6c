# The doors of the hub. Each target says what it does while it does it, and may be repeated.
PYTHON ?= python3
export PORT

.DEFAULT_GOAL := help
.PHONY: help run setup test check lint fmt messages bench shots docs lock

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 12

run: ## set up what is missing, load the demonstration, serve the hub (PORT=8000)
	@$(PYTHON) tools/door run

setup: ## set up what a hub needs, without the demonstration
	@$(PYTHON) tools/door setup

test: ## set up what is missing and run every test (ARGS="tests/engines -k fold")
	@$(PYTHON) tools/door test $(ARGS)

check: ## style, types, contracts and tests: what must hold before a change lands
	@$(PYTHON) tools/door check

lint: ## style, types and contracts, without the tests
	@$(PYTHON) tools/door lint

fmt: ## put the code into the one form
	@$(PYTHON) tools/door fmt

messages: ## gather the words of the pages into the catalogues, make sr-Latn from sr
	@$(PYTHON) tools/door messages

bench: ## take the figures that docs/measurements.md keeps (ARGS="search reading_speed")
	@$(PYTHON) tools/door bench $(ARGS)

shots: ## photograph the pages at 390 and 1280 px, in Latin and Cyrillic
	@$(PYTHON) tools/door shots $(ARGS)

docs: ## check that the documents tell of every command, setting and event
	@$(PYTHON) tools/door docs

lock: ## resolve the packages anew: names, versions and hashes, no addresses
	@$(PYTHON) tools/door lock
