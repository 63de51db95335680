# `make run` and `make test` set up whatever is missing. Everything is idempotent.
.PHONY: help setup run test train bench lint clean
.DEFAULT_GOAL := help
BIN := .venv/bin
export CROSSDESK_DATA ?= data

help:  ## Show this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | sort

setup: .venv/.ready  ## Make the environment

.venv/.ready: requirements.lock pyproject.toml .python-version scripts/setup.sh
	@scripts/setup.sh

run: .venv/.ready  ## Start the demo shop; train first if there is no model
	@$(BIN)/crossdesk models ensure
	@exec $(BIN)/crossdesk up --demo

train: .venv/.ready  ## Train, evaluate and register a model
	@$(BIN)/crossdesk train

test: .venv/.ready  ## Run all tests
	@$(BIN)/crossdesk models ensure
	@$(BIN)/python -m pytest $(PYTEST_ARGS)

bench: .venv/.ready  ## Measure speed and quality beside stock Rasa
	@$(BIN)/crossdesk models ensure
	@$(BIN)/python -m tests.load.bench

lint: .venv/.ready  ## Check style, types and import rules
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

clean:  ## Remove the environment; data and models stay
	rm -rf .venv .uv
