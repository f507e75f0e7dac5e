#!/usr/bin/env bash
# Installs what is missing to build onetake, and with --tests what its tests use beside it.
# Looks first: when all is there, it installs nothing, asks for no rights and needs no network.
set -euo pipefail
cd "$(dirname "$0")/.."

# FFmpeg's libraries; clang reads their headers; cmake and a C++ compiler build the symbol reader. The ffmpeg program makes copies,
# and certificates need a font with Chinese.
packages=(
    libavcodec-dev libavformat-dev libavutil-dev libswresample-dev libswscale-dev
    clang libclang-dev cmake g++ make pkg-config ca-certificates curl
    ffmpeg fonts-noto-cjk
)
# Commands with which the tests make media and check results independently.
test_packages=(zbar-tools sqlite3 chromium poppler-utils fonts-dejavu-core python3 python3-pip openssl openssh-client)

say() { printf 'setup: %s\n' "$*"; }
fail() {
    printf 'setup: %s\n' "$*" >&2
    exit 1
}

# Python packages for the same, beside what is built.
python_packages=(bagit==1.9.0)
python_folder=target/python

main() {
    local for_tests=
    if [[ ${1:-} == --tests ]]; then
        for_tests=yes
        packages+=("${test_packages[@]}")
    elif [[ $# -gt 0 ]]; then
        fail "unknown argument $1; the only one is --tests"
    fi
    if command -v dpkg-query apt-get >/dev/null; then
        install_packages
    else
        check_by_hand
    fi
    [[ -z $for_tests ]] || install_python_packages
    install_rust
}

install_python_packages() {
    local package
    for package in "${python_packages[@]}"; do
        [[ ! -d $python_folder/${package/==/-}.dist-info ]] || continue
        say "installing $package into $python_folder"
        python3 -m pip install --quiet --no-deps --disable-pip-version-check --root-user-action ignore \
            --target "$python_folder" "$package" \
            || say "$package could not be installed; what it would check is left out of the tests"
    done
}

installed() {
    [[ $(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null) == installed ]]
}

install_packages() {
    local missing=() package
    for package in "${packages[@]}"; do
        installed "$package" || missing+=("$package")
    done
    [[ ${#missing[@]} -gt 0 ]] || return 0

    local as_root=()
    if [[ $(id -u) -ne 0 ]]; then
        command -v sudo >/dev/null \
            || fail "as root, run: apt-get update && apt-get install -y --no-install-recommends ${missing[*]}"
        as_root=(sudo)
    fi
    say "installing ${missing[*]}"
    "${as_root[@]}" apt-get -qq update
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get -qq -o Dpkg::Use-Pty=0 install -y --no-install-recommends "${missing[@]}" >/dev/null
}

# Other systems: say what is needed and let their owner install it.
check_by_hand() {
    local command library missing=()
    for command in pkg-config clang cmake c++ curl; do
        command -v "$command" >/dev/null || missing+=("$command")
    done
    for library in libavcodec libavformat libavutil libswresample libswscale; do
        pkg-config --exists "$library" 2>/dev/null || missing+=("$library (development files)")
    done
    [[ ${#missing[@]} -eq 0 ]] || fail "this is no Debian system; please install: ${missing[*]}"
}

install_rust() {
    local wanted found
    wanted=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
    export PATH="${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"

    found=$(rust_version)
    if [[ -n $found ]] && not_older "$found" "$wanted"; then
        add_components
        return
    fi
    if command -v rustup >/dev/null; then
        say "installing a newer Rust (found ${found:-none}, needed $wanted)"
        rustup --quiet toolchain install stable --profile minimal --component rustfmt --component clippy
        rustup --quiet default stable
    else
        say "installing Rust into ${CARGO_HOME:-$HOME/.cargo} with rustup (found ${found:-none}, needed $wanted)"
        # The script behind sh.rustup.rs, from the host that it loads everything else from.
        curl --proto '=https' --tlsv1.2 --silent --show-error --fail \
            https://static.rust-lang.org/rustup/rustup-init.sh \
            | sh -s -- -y --quiet --no-modify-path --profile minimal --component rustfmt --component clippy \
            >/dev/null
    fi
    found=$(rust_version)
    if [[ -z $found ]] || ! not_older "$found" "$wanted"; then
        fail "Rust $wanted or newer is needed, found ${found:-none}"
    fi
}

rust_version() {
    if command -v cargo >/dev/null; then
        rustc --version 2>/dev/null | cut -d ' ' -f 2 || true
    fi
}

not_older() {
    [[ $(printf '%s\n%s\n' "$1" "$2" | sort --version-sort | head -n 1) == "$2" ]]
}

add_components() {
    if cargo fmt --version >/dev/null 2>&1 && cargo clippy --version >/dev/null 2>&1; then
        return
    fi
    if command -v rustup >/dev/null; then
        say "adding rustfmt and clippy"
        rustup --quiet component add rustfmt clippy
    fi
}

main "$@"
