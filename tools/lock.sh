#!/bin/sh
# Write the lock files for every Python and machine we serve; they name packages and hashes, never where these come from.
set -eu
uv="${UV:-uv}"
compile() {
    "$uv" pip compile --quiet --universal --generate-hashes --no-header --no-annotate \
        --no-emit-index-url --no-emit-find-links "$@"
}
product() {
    compile --python-version 3.11 --extra web --extra airspace --extra objects --extra postgres "$@"
}
product pyproject.toml requirements/build.in --output-file requirements/run.txt
product --extra press --extra dev pyproject.toml requirements/build.in --output-file requirements/dev.txt
product --extra press --extra dev --extra peers pyproject.toml requirements/build.in --output-file requirements/peers.txt
# These two say that they need Python 3.12, and run on 3.11.
compile --python-version 3.12 requirements/aics.in --output-file requirements/aics.txt
compile --python-version 3.11 requirements/objects.in --output-file requirements/objects.txt
