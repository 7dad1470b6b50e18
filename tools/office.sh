#!/bin/sh
# Make sure that LibreOffice stands ready for the tests of Word documents: through apt when we are root, by a clear word
# otherwise. Writer alone, without a screen, and the bridge through which the system's Python speaks to it.
set -eu

packages="libreoffice-writer-nogui python3-uno"
if command -v soffice >/dev/null 2>&1 && /usr/bin/python3 -c 'import uno' 2>/dev/null; then exit 0; fi

if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1; then
    export DEBIAN_FRONTEND=noninteractive
    log=$(mktemp)
    # the lists are as fresh as the last update that tools/chromium.sh or this script made
    if { apt-get install --yes --no-install-recommends $packages >"$log" 2>&1; } ||
        { apt-get update >"$log" 2>&1 && apt-get install --yes --no-install-recommends $packages >>"$log" 2>&1; }; then
        rm -f "$log"
        exit 0
    fi
    tail -n 20 "$log" >&2
    rm -f "$log"
fi

echo "the tests of Word documents need LibreOffice; install it with: sudo apt-get install $packages" >&2
exit 1
