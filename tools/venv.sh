#!/bin/sh
# Make the virtual environment named on the command line; install python3-venv first where that is missing.
set -eu
python="${PYTHON:-python3}"
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "Comity needs Python 3.11 or newer; this is $("$python" --version)." >&2
    exit 1
}
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        apt-get install --yes --quiet python3-venv >/dev/null
    else
        echo "Python's venv is missing. Run: sudo apt-get install python3-venv" >&2
        exit 1
    fi
fi
[ -x "$1/bin/python" ] || "$python" -m venv "$1"
