#!/bin/sh
# Write both lock files for every Python and machine we serve; they name packages and hashes, never where these come from.
# Extras stay written: where pytest-cov wants `coverage[toml]` and the lock says `coverage`, older pips ask for the newest there is.
set -eu
uv="${UV:-uv}"
compile() {
    "$uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
        --no-emit-index-url --no-emit-find-links --no-strip-extras "$@"
}
compile --extra web pyproject.toml requirements/build.in --output-file requirements/run.txt
compile --extra web --extra dev pyproject.toml requirements/build.in --output-file requirements/dev.txt
