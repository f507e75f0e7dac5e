#!/usr/bin/env bash
# Checks that what judges and renders builds for a browser, where the toolchain has that target.
set -euo pipefail
cd "$(dirname "$0")/.."

target=wasm32-unknown-unknown
packages=(onetake-report onetake-code128 onetake-waybill onetake-judge onetake-render)

if ! [[ -d $(rustc --print sysroot)/lib/rustlib/$target ]]; then
    printf 'wasm: left out, for want of the target %s (rustup target add %s)\n' "$target" "$target"
    exit 0
fi
# Its own folder: the profile of a browser build shares nothing with the tests.
cargo check --locked --target "$target" --target-dir target/wasm "${packages[@]/#/--package=}"
