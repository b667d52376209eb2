#!/bin/sh
# Write requirements.lock and requirements-dev.lock: packaging/lock.sh UV
#
# Every package with its version and hashes, for every system, from Python 3.11 on; no index host
# is written down, so that any mirror serves.
set -eu
cd "$(dirname "$0")/.."
uv=$1
compile() {
    "$uv" --no-config pip compile pyproject.toml --quiet --universal --python-version 3.11 \
        --generate-hashes --no-annotate --no-header --no-emit-index-url --no-emit-find-links "$@"
}
compile --output-file requirements.lock
compile --group dev --output-file requirements-dev.lock
if grep -nE '://|^-' requirements.lock requirements-dev.lock; then
    echo "A lock names where its packages came from: see the lines above." >&2
    exit 1
fi
