"""What holds for the tree as a whole: short files, no machine and no index named, complete parts."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

ROOT = Path(__file__).resolve().parent.parent
LONGEST = 400
BINARY = {".ttf", ".png", ".qm", ".kabook", ".xls", ".xlsx", ".ods", ".ico", ".icns"}

# The brackets keep this file from finding itself.
NOT_NAMED = re.compile(
    r"""https?://[^\s"']*(?:py[p]i|python[h]osted|npm[j]s|npm[m]irror)\."""
    r"|(?<![\w.~-])/(?:roo[t]|hom[e]|wor[k]|User[s])/\w"
    r"|file:/{3}(?:op[t]|roo[t]|hom[e]|wor[k]|User[s])"
    r"|extra-[i]ndex"
)


def tracked() -> list[Path]:
    """Return the files of the repository, or of the folder where there is none."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file()]


def test_no_source_file_is_long() -> None:
    lengths = {
        str(path.relative_to(ROOT)): path.read_text("utf-8").count("\n")
        for path in tracked()
        if path.suffix == ".py"
    }
    assert lengths
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_no_index_and_no_folder_of_a_machine_is_named() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in tracked()
        if path.suffix not in BINARY
        for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), 1)
        if NOT_NAMED.search(line)
    ]
    assert found == []


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_names_versions_and_hashes_and_nothing_else(name: str) -> None:
    pattern = re.compile(
        r"[a-z0-9-]+==[\w.]+(?: ; [^\\]+)? \\(?:\n    --hash=sha256:[0-9a-f]{64}(?: \\)?)+\n"
    )
    assert pattern.sub("", (ROOT / name).read_text("utf-8")) == ""


def test_the_locks_hold_every_declared_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    run = project["project"]["dependencies"]
    for name, wanted in (
        ("requirements.lock", run),
        ("requirements-dev.lock", [*run, *project["dependency-groups"]["dev"]]),
    ):
        pinned = re.findall(r"^([a-z0-9-]+)==", (ROOT / name).read_text("utf-8"), re.MULTILINE)
        declared = {re.split("[<>=~]", text)[0].lower() for text in wanted}
        assert declared - set(pinned) == set(), name


def test_every_icon_can_be_drawn_in_one_colour() -> None:
    icons = sorted((ROOT / "resources" / "icons").glob("*.svg"))
    assert len(icons) > 1
    for path in icons:
        root = ET.fromstring(path.read_bytes())
        assert root.get("viewBox"), path.name
        if path.name != "kaccount.svg":
            assert all("fill" not in element.attrib for element in root.iter()), path.name


def test_what_is_shipped_carries_its_licence() -> None:
    for licence in (
        "LICENSE",
        "resources/fonts/NotoSansSC-OFL.txt",
        "resources/fonts/RareHan-LICENSE.txt",
        "resources/icons/FluentSystemIcons-MIT.txt",
    ):
        assert "opyright" in (ROOT / licence).read_text("utf-8")
