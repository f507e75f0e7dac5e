#!/usr/bin/env bash
# Installs the command with completions and man pages. PREFIX=folder chooses where; else cargo's own folder.
set -euo pipefail
cd "$(dirname "$0")/.."

prefix=${PREFIX:-${CARGO_HOME:-$HOME/.cargo}}
shares=${PREFIX:-$HOME/.local}/share

say() { printf 'install: %s\n' "$*"; }

say "building for speed; the first time takes some minutes on two cores"
cargo install --quiet --locked --path crates/cli --root "$prefix" --force --no-track
onetake=$prefix/bin/onetake

put() {
    local folder=$1 name=$2
    shift 2
    mkdir -p "$folder"
    "$onetake" "$@" >"$folder/$name"
}
put "$shares/bash-completion/completions" onetake completions bash
put "$shares/zsh/site-functions" _onetake completions zsh
put "$shares/fish/vendor_completions.d" onetake.fish completions fish
mkdir -p "$shares/man/man1"
"$onetake" man --out "$shares/man/man1"

say "$onetake is ready; completions and man pages are in $shares"
case ":$PATH:" in
    *":$prefix/bin:"*) ;;
    *) say "add $prefix/bin to your PATH to call it as \"onetake\"" ;;
esac
