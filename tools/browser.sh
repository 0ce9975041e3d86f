#!/bin/sh
# Print the path of a Chromium for the browser tests: $CHROMIUM, then PATH, then apt where this is root; else nothing.
for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome; do
    [ -n "$name" ] && command -v "$name" 2>/dev/null && exit 0
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get install --yes --quiet chromium >/dev/null 2>&1 && command -v chromium
fi
exit 0
