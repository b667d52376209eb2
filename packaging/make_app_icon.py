"""Draw the program's sign for the systems that want pictures: `build/icons/`.

PNGs of 16 to 512 px for Linux, `kaccount.ico` for Windows, `kaccount.icns` for macOS, all from
`resources/icons/kaccount.svg`. `make package` runs it; by hand: `python packaging/make_app_icon.py`.
"""

from __future__ import annotations

import os
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "build" / "icons"
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
LARGEST_ICO = 256


def draw(source: Path, size: int, target: Path) -> None:
    """Write one square PNG."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(source)).render(painter, QRectF(image.rect()))
    painter.end()
    image.save(str(target))


def main() -> None:
    """Write all of them."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication([])
    TARGET.mkdir(parents=True, exist_ok=True)
    for size in SIZES:
        draw(ROOT / "resources" / "icons" / "kaccount.svg", size, TARGET / f"kaccount-{size}.png")
    app.shutdown()
    pictures = {size: Image.open(TARGET / f"kaccount-{size}.png") for size in SIZES}
    fitting = [size for size in SIZES if size <= LARGEST_ICO]
    pictures[LARGEST_ICO].save(
        TARGET / "kaccount.ico",
        sizes=[(size, size) for size in fitting],
        append_images=[pictures[size] for size in fitting],
    )
    pictures[SIZES[-1]].save(
        TARGET / "kaccount.icns", append_images=[pictures[size] for size in (32, 64, 128, 256)]
    )


if __name__ == "__main__":
    main()
