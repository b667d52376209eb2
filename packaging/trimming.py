"""What PyInstaller collects and KAccount does not use, taken out again; read by `kaccount.spec`.

PyInstaller takes every plugin of a Qt module, and every library those plugins could ask for. What
is left out here is left out by name; libraries that nothing kept asks for go with it.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path, PurePath

from PyInstaller.depend.bindepend import get_imports

Entry = tuple[str, str, str]
"""Where a file goes in the program, where it is now, and its kind."""

UNUSED = re.compile(
    r"Qt6?(?:Qml|Quick|VirtualKeyboard|EglF[Ss])"
    # Qt plugins: other screens than a window system, other pictures, networks and 3D
    r"|/platforms/\w*(?:minimal|linuxfb|eglfs|vnc|vkkhr)"
    r"|/imageformats/\w*(?:webp|wbmp|tga|tiff|icns|pdf)"
    r"|/(?:egldeviceintegrations|generic|networkinformation|tls|xcbglintegrations)/"
    r"|/wayland-shell-integration/\w*(?:ivi|fullscreen|wl-shell|qt-shell)"
    r"|/wayland-graphics-integration-client/"
    r"|/platforminputcontexts/\w*virtualkeyboard"
    # GTK's own libraries must be those of the desktop; the portal plugin asks the desktop instead
    r"|/platformthemes/\w*gtk"
    r"|opengl32sw|d3dcompiler"
    # Pillow is there because ReportLab imports it: PNG and JPEG suffice
    r"|PIL/_(?:avif|webp|imagingcms|imagingtk|imagingft)",
)
KEPT_WORDS = "qtbase_zh_CN.qm"
DEBUGGED = re.compile(r"libpython[\d.]+\.so")
LIBRARY = re.compile(r"\.so(?:\.\d+)*$")


def trimmed(
    binaries: list[Entry], datas: list[Entry], build: Path
) -> tuple[list[Entry], list[Entry]]:
    """Return the libraries and plugins to keep, Python's own without its debug symbols; the data."""
    kept = [entry for entry in binaries if not UNUSED.search(_name(entry))]
    if sys.platform == "linux":
        kept = [_stripped(entry, build) for entry in _reachable(kept)]
    there = {entry[0] for entry in kept}
    links = [entry for entry in datas if entry[2] == "SYMLINK" and entry[1] in there]
    files = [entry for entry in datas if entry[2] != "SYMLINK"]
    return kept, [*(entry for entry in files if _is_used_data(PurePath(entry[0]))), *links]


def _is_used_data(path: PurePath) -> bool:
    if "translations" in path.parts:
        return path.name == KEPT_WORDS
    if path.parts[0] == "stdnum" and path.suffix == ".dat":
        return path.parts[1] == "cn"
    return not UNUSED.search(path.as_posix())


def _name(entry: Entry) -> str:
    return PurePath(entry[0]).as_posix()


def _reachable(entries: list[Entry]) -> list[Entry]:
    """Return the entries that are modules, plugins, or libraries that one of those asks for."""
    named = {PurePath(entry[0]).name: entry for entry in entries if _is_library(entry)}
    waiting = [entry for entry in entries if not _is_library(entry)]
    found = {entry[0] for entry in waiting}
    while waiting:
        entry = waiting.pop()
        if not LIBRARY.search(entry[0]):
            continue
        for name, _place in get_imports(entry[1]):
            wanted = named.get(PurePath(name).name)
            if wanted is not None and wanted[0] not in found:
                found.add(wanted[0])
                waiting.append(wanted)
    return [entry for entry in entries if entry[0] in found]


def _is_library(entry: Entry) -> bool:
    """Return whether it is there only because something else asks for it."""
    path = PurePath(entry[0])
    asked = len(path.parts) == 1 or path.parent.name.endswith((".libs", "lib"))
    return asked and bool(LIBRARY.search(path.name)) and not path.name.startswith("libpython")


def _stripped(entry: Entry, build: Path) -> Entry:
    """Return the entry without debug symbols, if it is one of those that bring many."""
    path = PurePath(entry[0])
    if not DEBUGGED.match(path.name) or shutil.which("strip") is None:
        return entry
    build.mkdir(parents=True, exist_ok=True)
    target = build / path.name
    subprocess.run(["strip", "--strip-unneeded", "-o", target, entry[1]], check=True)  # noqa: S603, S607
    return entry[0], str(target), entry[2]
