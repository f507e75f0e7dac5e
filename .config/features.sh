#!/usr/bin/env bash
# Checks that each crate builds alone, and with every set of its features: what one of them needs, another must not bring by chance.
set -euo pipefail
cd "$(dirname "$0")/.."

check() {
    printf 'features: %s\n' "$*"
    cargo check --quiet --locked --package "$@"
}

for package in onetake-report onetake-code128 onetake-waybill onetake-judge onetake-render onetake-cli; do
    check "$package"
done
check onetake-report --features schema
for package in onetake-scan onetake; do
    for features in "" ffmpeg zxing ffmpeg,zxing; do
        check "$package" --no-default-features --features "$features"
    done
done
