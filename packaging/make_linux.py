"""Make the Debian package and the portable archive of the frozen program, into `dist/`.

    python packaging/make_linux.py [--version VERSION] [deb] [tar]

Both take `dist/kaccount/`, which `make package` has made before. Times are those of
SOURCE_DATE_EPOCH, or of the last commit. The package depends on what the program asks for and does
not bring, found by reading its files; nothing runs when it is installed, since the desktop's own
triggers see the menu entry and the type of file.
"""

from __future__ import annotations

import argparse
import gzip
import os
import re
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from tempfile import TemporaryDirectory

from kaccount_desktop import __version__

ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "dist"
FOLDER = DIST / "kaccount"
LINUX = ROOT / "packaging" / "linux"
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
WAYLAND = re.compile(r"libwayland-(?:client|cursor|egl)\.so")
"""What only the plugin for Wayland asks for: where Wayland runs, these are there."""
ELF = b"\x7fELF"

CONTROL = """\
Package: kaccount
Version: {version}
Section: misc
Priority: optional
Architecture: {architecture}
Depends: {depends}
Recommends: libwayland-client0, libwayland-cursor0, libwayland-egl1, shared-mime-info, desktop-file-utils, hicolor-icon-theme
Installed-Size: {size}
Maintainer: KAccount contributors <kaccount@localhost>
Description: offline workbench for developing key accounts
 One salesperson, one laptop, no network: customers, people, stages, visits
 and forms in one file, printed for the visit. Everything can be undone.
 .
 KAccount 大客户工作台：客户、联系人、阶段、拜访和表单都在本机的一个文件里。
"""
COPYRIGHT = """\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: KAccount

Files: *
Copyright: 2026 KAccount contributors
License: Expat

Files: usr/lib/kaccount/_internal/*
Copyright: the authors of Python, Qt, PySide6 and the other libraries
License: PSF-2 and LGPL-3 and others
Comment: The program brings these libraries with it, unchanged. Each is used under its own
 licence, named in README.md of KAccount; Qt and PySide6 may be replaced in this folder.

Files: usr/lib/kaccount/_internal/kaccount_desktop/data/resources/*
Copyright: the authors named in the licence texts beside the files
License: OFL-1.1 and Expat and free

License: Expat
{licence}
"""


def main() -> int:
    """Make what is named, or both."""
    parser = argparse.ArgumentParser(description="Make a .deb and a portable archive.")
    parser.add_argument("--version", default=__version__)
    parser.add_argument("what", nargs="*", metavar="deb|tar")
    options = parser.parse_args()
    options.what = options.what or ["tar", "deb"]
    if not (FOLDER / "kaccount").is_file():
        sys.exit("dist/kaccount/ is not there: run `make package` first.")
    if "tar" in options.what:
        print(f"Made {make_tar(options.version).relative_to(ROOT)}")
    if "deb" in options.what:
        if shutil.which("dpkg-deb") is None:
            print("No .deb was made: dpkg-deb is not here (on Debian and Ubuntu: package dpkg).")
            return 0
        print(f"Made {make_deb(options.version).relative_to(ROOT)}")
    return 0


def make_tar(version: str) -> Path:
    """Write the archive; what is in it runs where it is unpacked."""
    name = f"kaccount-{version}-linux-{os.uname().machine}"
    target = DIST / f"{name}.tar.gz"
    moment = epoch()

    def plain(member: tarfile.TarInfo) -> tarfile.TarInfo:
        member.uid = member.gid = 0
        member.uname = member.gname = "root"
        member.mtime = moment
        return member

    with (
        target.open("wb") as file,
        gzip.GzipFile("", "wb", 6, file, moment) as packed,
        tarfile.open(fileobj=packed, mode="w") as archive,
    ):
        archive.add(FOLDER, name, filter=plain)  # in the order of names
    return target


def make_deb(version: str) -> Path:
    """Write the package; whoever has the C library it needs has a dpkg that reads zstd."""
    architecture = ARCHITECTURES[os.uname().machine]
    target = DIST / f"kaccount_{version}_{architecture}.deb"
    with TemporaryDirectory() as name:
        stage = Path(name) / "stage"
        fill(stage)
        size = sum(p.lstat().st_size for p in stage.rglob("*") if not p.is_dir()) // 1024
        control = stage / "DEBIAN" / "control"
        control.parent.mkdir()
        control.write_text(
            CONTROL.format(
                version=version,
                architecture=architecture,
                depends=", ".join(needed_packages(FOLDER)),
                size=size,
            ),
            encoding="utf-8",
        )
        settle(stage)
        subprocess.run(  # noqa: S603
            ["dpkg-deb", "--root-owner-group", "-Zzstd", "--build", stage, target],  # noqa: S607
            check=True,
            stdout=subprocess.DEVNULL,
            env={**os.environ, "SOURCE_DATE_EPOCH": str(epoch())},
        )
    return target


def fill(stage: Path) -> None:
    """Put everything where Debian wants it."""
    shutil.copytree(FOLDER, stage / "usr" / "lib" / "kaccount", symlinks=True)
    link = stage / "usr" / "bin" / "kaccount"
    link.parent.mkdir(parents=True)
    link.symlink_to("../lib/kaccount/kaccount")
    share = stage / "usr" / "share"
    put(LINUX / "kaccount.desktop", share / "applications" / "kaccount.desktop")
    put(LINUX / "kaccount.xml", share / "mime" / "packages" / "kaccount.xml")
    icons = share / "icons" / "hicolor"
    for size in SIZES:
        picture = ROOT / "build" / "icons" / f"kaccount-{size}.png"
        put(picture, icons / f"{size}x{size}" / "apps" / "kaccount.png")
        put(picture, icons / f"{size}x{size}" / "mimetypes" / "application-x-kabook.png")
    put(ROOT / "resources/icons/kaccount.svg", icons / "scalable" / "apps" / "kaccount.svg")
    doc = share / "doc" / "kaccount"
    put(ROOT / "CHANGELOG.md", doc / "CHANGELOG.md")
    licence = (ROOT / "LICENSE").read_text("utf-8").splitlines()
    (doc / "copyright").write_text(
        COPYRIGHT.format(licence="\n".join(f" {line}" if line else " ." for line in licence)),
        encoding="utf-8",
    )


def put(source: Path, target: Path) -> None:
    """Copy one file, making its folder."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def settle(stage: Path) -> None:
    """Give everything the rights and the time it shall have."""
    for path in (stage, *stage.rglob("*")):
        if not path.is_symlink():
            runs = path.is_dir() or path == stage / "usr/lib/kaccount/kaccount"
            path.chmod(0o755 if runs else 0o644)
        os.utime(path, (epoch(), epoch()), follow_symlinks=False)


def needed_packages(folder: Path) -> list[str]:
    """Return the packages with the libraries that the folder's files ask for and do not bring."""
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    binaries = [str(path) for path in files if _is_elf(path)]
    said = output("objdump", "-p", *binaries)
    brought = {path.name for path in folder.rglob("*")}
    asked = {name for name in re.findall(r"NEEDED\s+(\S+)", said) if not WAYLAND.match(name)}
    asked -= brought
    versions = [tuple(map(int, v.split("."))) for v in re.findall(r"\bGLIBC_([\d.]+)", said)]
    least = ".".join(map(str, max(versions)))
    known: dict[str, str] = {}
    for line in output("/sbin/ldconfig", "-p").splitlines():
        name, arrow, place = line.strip().partition(" => ")
        if arrow:
            known.setdefault(name.split(" ")[0], place)
    missing = sorted(name for name in asked if name not in known)
    if missing:
        sys.exit(f"The program needs {' '.join(missing)}, which is neither in it nor here.")
    packages = {_package_of(known[name]) for name in asked} - {"libc6"}
    return [f"libc6 (>= {least})", *sorted(packages)]


def _is_elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == ELF


def _package_of(library: str) -> str:
    """Return the package that owns a library, wherever /lib is joined to /usr/lib."""
    real = str(Path(library).resolve())
    for name in (real, real.removeprefix("/usr"), library):
        found = subprocess.run(  # noqa: S603
            ["dpkg-query", "-S", name],  # noqa: S607
            capture_output=True,
            text=True,
            check=False,
        ).stdout
        if found:
            return found.split(":")[0]
    sys.exit(f"No package owns {library}.")


def epoch() -> int:
    """Return the time that files of the package carry."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    return int(given or output("git", "-C", str(ROOT), "log", "-1", "--format=%ct"))


def output(*command: str) -> str:
    """Return what a command says."""
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603


if __name__ == "__main__":
    sys.exit(main())
