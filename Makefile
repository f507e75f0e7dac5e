# `make help` says what there is. Every target that compiles first installs what is missing: .config/setup.sh.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help setup setup-tests build install demo batch-demo desk test fmt lint features docs schema fixtures expected bench bench-judge bench-sound bench-continuity bench-waybill bench-presence bench-clock bench-fingerprint bench-desk

# A toolchain that setup has just installed is not on the PATH of the shell that called make.
CARGO_BIN := $(or $(CARGO_HOME),$(HOME)/.cargo)/bin
export PATH := $(CARGO_BIN):$(PATH)

help: ## Say what there is
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

setup: ## Install what is missing to build: FFmpeg's libraries, clang, cmake, Rust
	@.config/setup.sh

setup-tests:
	@.config/setup.sh --tests

build: setup ## Build the command: target/debug/onetake
	@cargo build --quiet --locked --package onetake-cli

install: setup ## Put a release build with completions and man pages into PREFIX (~/.cargo by default)
	@.config/install.sh

demo: setup ## Verify a whole and a cut packing video; reports in target/demo
	@.config/demo.sh

batch-demo: setup ## Take in a folder of videos and a shop's sheet; the table in target/batch-demo
	@.config/batch-demo.sh

desk: setup ## Open the page of the return desk on a folder of videos, some done and some open; ARGS=--no-browser only prints its address
	@.config/desk.sh $(ARGS)

test: setup-tests lint docs ## Check format, lints and documentation, and run all tests
	cargo test --workspace --locked --no-fail-fast

fmt: setup ## Format the code
	cargo fmt --all

# The library must also build as other programs use it: without FFmpeg, without zxing, and what judges alone in a browser.
lint: setup-tests
	cargo fmt --all --check
	cargo clippy --workspace --all-targets --locked -- -D warnings
	cargo check --package onetake --no-default-features --locked
	cargo check --package onetake --no-default-features --features ffmpeg --locked
	@.config/wasm.sh

features: setup ## Check each crate alone, and with every set of its features
	@.config/features.sh

docs: setup-tests
	RUSTDOCFLAGS='-D warnings' cargo doc --workspace --no-deps --locked --quiet

schema: setup ## Write the JSON Schemas of records, reports, checks and copies anew
	cargo test --quiet --package onetake-report --all-features --locked schema -- --ignored
	cargo test --quiet --package onetake --lib --all-features --locked schema -- --ignored

fixtures: setup-tests ## Make the fixture videos anew from their recipes
	cargo run --quiet --locked --package fixturegen

expected: setup-tests ## Write anew what this version says about each fixture; look at the differences
	ONETAKE_WRITE_EXPECTED=1 cargo test --quiet --locked --package onetake --test library fixtures

bench: setup-tests ## Compare the cost of a whole scan with that of decoding alone; CLIP=FILE chooses the clip
	cargo bench --quiet --locked --package onetake --bench speed -- $(if $(CLIP),$(abspath $(CLIP)))

bench-judge: setup-tests ## Measure what judging a long and crowded record costs, under each policy
	cargo bench --quiet --locked --package onetake --bench judge

bench-sound: setup-tests ## Score what is told of the frame grid of earlier sound; ONETAKE_FOOTAGE adds real takes, ONLY=text chooses files
	cargo bench --quiet --locked --package onetake --bench sound -- $(ONLY)

# Own code is optimised fully and the rest taken as the tests have it: a release build would take longer than the bench.
bench-continuity: setup-tests ## Compare with the usual tools what is found of tampering; TAKES=, OPS= and STEPS= choose a part, HONEST=all makes every honest version of every take
	python=$$(.config/peers.sh) && \
	CARGO_PROFILE_DEV_OPT_LEVEL=3 ONETAKE_PEERS_PYTHON="$$python" \
	cargo bench --quiet --locked --profile dev --package onetake --bench continuity -- \
		$(STEPS) $(if $(TAKES),takes=$(TAKES)) $(if $(OPS),ops=$(OPS)) $(if $(FOLDER),folder=$(abspath $(FOLDER))) $(if $(HONEST),honest=$(HONEST))

bench-waybill: setup-tests ## Compare with the usual readers how labels are read; ONETAKE_FOOTAGE adds videos, STEPS=, ONLY=text, SEED= and TIMES= choose a part
	CARGO_PROFILE_DEV_OPT_LEVEL=3 \
	cargo bench --quiet --locked --profile dev --package onetake --bench waybill -- \
		$(STEPS) $(if $(ONLY),only=$(ONLY)) $(if $(SEED),seed=$(SEED)) $(if $(TIMES),times=$(TIMES))

bench-presence: setup-tests ## Score what is told of moved cameras and lost views; ONETAKE_FOOTAGE adds takes, STEPS=, TAKES=, OPS=, VARIANTS=, COUNT= and SEED= choose a part
	CARGO_PROFILE_DEV_OPT_LEVEL=3 \
	cargo bench --quiet --locked --profile dev --package onetake --bench presence -- \
		$(STEPS) $(if $(COUNT),count=$(COUNT)) $(if $(TAKES),takes=$(TAKES)) $(if $(OPS),ops=$(OPS)) $(if $(VARIANTS),variants=$(VARIANTS)) \
		$(if $(SEED),seed=$(SEED)) $(if $(FOLDER),folder=$(abspath $(FOLDER)))

bench-clock: setup-tests ## Measure how burned-in clocks are read; ONETAKE_FOOTAGE adds takes, STEPS=, SET=held, SEED=, COUNT= and ONLY=text choose a part
	CARGO_PROFILE_DEV_OPT_LEVEL=3 \
	cargo bench --quiet --locked --profile dev --package onetake --bench clock -- \
		$(STEPS) $(if $(SET),set=$(SET)) $(if $(SEED),seed=$(SEED)) $(if $(COUNT),count=$(COUNT)) $(if $(ONLY),only=$(ONLY)) \
		$(if $(CUT),cut=$(CUT))

bench-fingerprint: setup-tests ## Measure how copies of a take are found, and other takes not; ONETAKE_FOOTAGE adds takes, TAKES= chooses some
	CARGO_PROFILE_DEV_OPT_LEVEL=3 \
	cargo bench --quiet --locked --profile dev --package onetake --bench fingerprint -- \
		$(STEPS) $(if $(TAKES),takes=$(TAKES)) $(if $(FOLDER),folder=$(abspath $(FOLDER)))

bench-desk: setup-tests ## Time a batch against the same scans by hand, and judging a large ledger again; STEPS=, CLIPS=, ROWS= choose a part
	cargo build --release --quiet --locked --package onetake-cli
	cargo bench --quiet --locked --package onetake-desk --bench desk -- \
		$(STEPS) $(if $(CLIPS),clips=$(CLIPS)) $(if $(ROWS),rows=$(ROWS))
