#!/bin/sh
# Install, or name, what the program needs of the system: packaging/system.sh run|test
#
# PySide6 brings Qt, but not the libraries Qt talks to the screen through. Desktops have them;
# a bare Debian or Ubuntu may not. On other systems there is nothing to do.
set -eu

# shared library : Debian package
libraries='
libEGL.so.1:libegl1
libGL.so.1:libgl1
libX11-xcb.so.1:libx11-xcb1
libdbus-1.so.3:libdbus-1-3
libfontconfig.so.1:libfontconfig1
libglib-2.0.so.0:libglib2.0-0
libxkbcommon.so.0:libxkbcommon0
libxkbcommon-x11.so.0:libxkbcommon-x11-0
libxcb-cursor.so.0:libxcb-cursor0
libxcb-icccm.so.4:libxcb-icccm4
libxcb-image.so.0:libxcb-image0
libxcb-keysyms.so.1:libxcb-keysyms1
libxcb-randr.so.0:libxcb-randr0
libxcb-render-util.so.0:libxcb-render-util0
libxcb-shape.so.0:libxcb-shape0
libxcb-xkb.so.1:libxcb-xkb1
'
# command : Debian package
commands='
Xvfb:xvfb
xauth:xauth
xdotool:xdotool
pdftoppm:poppler-utils
'

[ "$(uname -s)" = Linux ] && command -v dpkg >/dev/null 2>&1 || exit 0

known=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p)
missing=''
for pair in $libraries; do
    case $known in
        *"${pair%%:*} "*) ;;
        *) missing="$missing ${pair#*:}" ;;
    esac
done
if [ "${1:-run}" = test ]; then
    for pair in $commands; do
        command -v "${pair%%:*}" >/dev/null 2>&1 || missing="$missing ${pair#*:}"
    done
fi
if [ ! -d .venv ] && [ -n "${PYTHON:-}" ]; then
    "$PYTHON" -c 'import ensurepip' 2>/dev/null || missing="$missing python3-venv"
fi
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ]; then
    echo "Installing:$missing"
    apt-get update -qq
    # shellcheck disable=SC2086  (a list of words)
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing
else
    echo "These packages are missing. Install them, then try again:" >&2
    echo "    sudo apt-get install$missing" >&2
    exit 1
fi
