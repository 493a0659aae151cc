# Lantern: every command a newcomer needs. `make` alone lists them.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help demo test soak soak-forms soak-properties soak-log soak-proofs soak-power soak-kills soak-million bench client lint unit browser fmt clean setup

CLIENT := web/client
PEOPLE ?= 10000
SEED ?= 2388
DEMO_DATA ?= demo-data
# How the long runs are built; empty for the everyday build.
SOAK_BUILD ?= --release

help: ## List these commands
	@printf 'Lantern\n\n'
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 24
	@printf '\nStart with `make demo`.\n'

demo: client ## Build everything, invent a region, import it, print the typology, serve the pages
	cargo run --quiet --package lantern -- demo --data $(DEMO_DATA) --people $(PEOPLE) --seed $(SEED) $(DEMO_FLAGS)

test: setup client lint unit browser ## Run every test (a fresh machine is made ready first)

setup: ## Install what the tests need beyond Rust, Node, Python and Java
	.ci/packages

client: $(CLIENT)/dist/index.css ## Bundle the browser files

$(CLIENT)/dist/index.css: $(CLIENT)/package-lock.json $(CLIENT)/vite.config.ts $(wildcard $(CLIENT)/src/* $(CLIENT)/src/css/*)
	cd $(CLIENT) && npm ci --no-audit --no-fund --loglevel=error && npm run --silent check && npm run --silent build

lint: ## Formatting, clippy, licences
	cargo fmt --all --check
	cargo clippy --quiet --workspace --all-targets -- -D warnings
	cargo run --quiet --package xtask -- licences

unit: ## Unit, property and integration tests on SQLite and PostgreSQL
	foundation/store/tests/with-postgres.sh cargo test --quiet --workspace

browser: ## Pages in a real browser, in Arabic, English and Chinese
	cd e2e && npm ci --no-audit --no-fund --loglevel=error && node run.mjs

soak: soak-forms soak-properties soak-log soak-proofs soak-power soak-kills soak-million ## Long runs, one after the other; each can be run alone

soak-forms: ## Each form filled 200 times by JavaRosa and by us, and its rules tried with many more answers
	LANTERN_SOAK=1 cargo test --quiet --package lantern-instruments --test it -- javarosa monotone --nocapture

soak-properties: ## Many more cases of every property
	PROPTEST_CASES=20000 LANTERN_AUDIT_CASES=800 cargo test --quiet --workspace --tests -- --include-ignored

soak-log: ## Leave out each call that writes an access down: a test must notice
	cargo run --quiet --package xtask -- unlogged

soak-proofs: ## A million tampered notes and proofs, ten thousand flipped bytes of the log
	LANTERN_SOAK=1 cargo test --quiet $(SOAK_BUILD) --package lantern-ledger -- --nocapture

soak-power: ## 50,000 simulated power cuts of the files that we write; the database on a disk whose power goes
	LANTERN_SOAK=1 cargo test --quiet $(SOAK_BUILD) --package lantern-disk --package lantern-store -- power --nocapture

soak-kills: ## 2,000 kills at random moments on SQLite and PostgreSQL; backups killed in between
	LANTERN_SOAK=1 foundation/store/tests/with-postgres.sh cargo test --quiet $(SOAK_BUILD) --package lantern-store --package lantern-backup -- crash killed --nocapture

soak-million: ## A million invented rows in, twice, and the typology of them, with the memory they took
	bench/soak.sh

bench: ## Lantern beside its peers; prints ratios
	bench/run.sh

fmt: ## Format the sources
	cargo fmt --all

clean: ## Remove what was built and the demo's data
	rm -rf target $(CLIENT)/dist $(CLIENT)/node_modules e2e/node_modules $(DEMO_DATA)
