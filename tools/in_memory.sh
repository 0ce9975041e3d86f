#!/bin/sh
# Run a command whose temporary files lie in memory where there is plenty of it, else where they would lie anyway; then remove them.
# A test that writes a body waits for the disk at each leaf, in memory it does not. What is tested there is processes that are killed,
# not power that is lost; of disks that fail or are full the tests make their own.
set -u
FOLDER=/dev/shm
ROOM=6  # GiB; the tests leave 2.2
IDLE=12 # GiB of memory nobody needs

gibibytes() { echo $((${1:-0} / 1048576)); } # of kibibytes

plenty() {
    [ -w "$FOLDER" ] && [ -r /proc/meminfo ] || return
    [ "$(gibibytes "$(df -Pk "$FOLDER" | awk 'NR == 2 { print $4 }')")" -ge "$ROOM" ] || return
    [ "$(gibibytes "$(awk '/^MemAvailable/ { print $2 }' /proc/meminfo)")" -ge "$IDLE" ] || return
    mount | grep " $FOLDER " | grep -qv noexec # tests start programs they have written
}

if plenty && TMPDIR=$(mktemp -d "$FOLDER/comity.XXXXXX"); then
    export TMPDIR
    trap 'rm -rf "$TMPDIR"' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
fi
"$@"
