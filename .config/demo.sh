#!/usr/bin/env bash
# Builds the command and judges a packing video and the same with two seconds cut out; leaves HTML and JSON reports in target/demo.
set -euo pipefail
cd "$(dirname "$0")/.."

onetake=${CARGO_TARGET_DIR:-target}/debug/onetake
reports=target/demo
waybill=SF1390024681357
signed_at=2026-11-17T18:20:00+08:00

main() {
    printf 'demo: building the command; the first time takes some minutes, most of them for FFmpeg'"'"'s bindings and zxing-cpp\n'
    cargo build --locked --package onetake-cli
    mkdir -p "$reports"
    printf 'demo: two videos of eleven seconds, some seconds each\n'
    demonstrate "A whole take" sound-take-pass
    demonstrate "The same story with two seconds cut out" splice-cut-2s-fail
    printf 'Open %s/*/report.html in a browser.\n' "$reports"
}

demonstrate() {
    local title=$1 name=$2 status=0
    local arguments=(verify "fixtures/clips/$name.mp4" --waybill "$waybill" --signed-at "$signed_at"
        --out "$reports/$name" --force)
    if [[ -f fixtures/attestations/$name.toml ]]; then
        arguments+=(--attest "fixtures/attestations/$name.toml")
    fi

    printf '\n%s\n$ onetake %s\n\n' "$title" "${arguments[*]}"
    "$onetake" "${arguments[@]}" || status=$?
    printf '\nexit status %s\n\n' "$status"
    # 0 valid, 1 invalid, 3 needs review: each is a verdict. Anything else is none.
    [[ $status =~ ^[013]$ ]]
}

main
