#!/bin/sh
# Write the lock files for every Python and machine we serve; they name packages and hashes, never where these come from.
set -eu
uv="${UV:-uv}"
compile() {
    "$uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
        --no-emit-index-url --no-emit-find-links "$@"
}
compile --extra web --extra airspace --extra postgres pyproject.toml requirements/build.in --output-file requirements/run.txt
compile --extra web --extra airspace --extra postgres --extra press --extra dev pyproject.toml requirements/build.in \
    --output-file requirements/dev.txt
compile --extra web --extra airspace --extra postgres --extra press --extra dev --extra peers pyproject.toml requirements/build.in \
    --output-file requirements/peers.txt
