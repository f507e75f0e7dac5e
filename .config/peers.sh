#!/usr/bin/env bash
# Prints the Python that has PySceneDetect, which the continuity bench compares with; nothing when it cannot be had.
set -euo pipefail
cd "$(dirname "$0")/.."

peers=${CARGO_TARGET_DIR:-target}/peers
if [[ ! -x $peers/bin/scenedetect ]]; then
    {
        python3 -m venv "$peers" &&
            "$peers/bin/pip" install --quiet scenedetect==0.7.2 opencv-python-headless
    } >&2 || exit 0
fi
realpath --no-symlinks "$peers/bin/python"
