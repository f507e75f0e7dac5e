#!/usr/bin/env bash
# Builds the command and takes in a folder of packing and return videos with the sheet of a shop; leaves the table in target/batch-demo.
set -euo pipefail
cd "$(dirname "$0")/.."

onetake=${CARGO_TARGET_DIR:-target}/debug/onetake
demo=target/batch-demo

main() {
    printf 'batch-demo: building the command; the first time takes some minutes\n'
    cargo build --locked --package onetake-cli
    mkdir -p "$demo/in"
    # Names as recorders give them: by waybill and time, and by time alone.
    put sound-take-pass SF1390024681357_20261118_143000.mp4
    put splice-cut-2s-fail YT7700112233445_20261118_150000.mp4
    put waybill-other-number-fail VID_20261118_160000.mp4
    put hostile-text-refused JT0000000000001_20261118_170000.mp4
    cp fixtures/cases/returns.zh-CN.csv "$demo/"

    printf '\n$ onetake batch %s/in --table %s/returns.zh-CN.csv --zone +08:00\n\n' "$demo" "$demo"
    local status=0
    "$onetake" batch "$demo/in" --table "$demo/returns.zh-CN.csv" --zone +08:00 || status=$?
    printf '\nexit status %s: the gravest of all; the file that is no video could not be judged\n' "$status"
    [[ $status == 2 ]]
}

put() {
    cp "fixtures/clips/$1.mp4" "$demo/in/$2"
}

main
