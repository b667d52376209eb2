"""Cards without their pictures, which make a file a hundred times as large and are not read."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Final

from kaccount_desktop.files.limits import MAX_TEXT_BYTES, TooLargeError
from kaccount_desktop.files.progress import Cancelled, never, stop_if

_PICTURE: Final = re.compile(rb"((?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY))[;:]", re.IGNORECASE)
_ENCODED: Final = re.compile(rb";\s*(?:ENCODING\s*=\s*)?(?:BASE64|B)\s*[;:]", re.IGNORECASE)
_BASE64: Final = re.compile(rb"[A-Za-z0-9+/]+=*\s*")
_HEAD: Final = 200


def without_pictures(data: bytes, cancelled: Cancelled = never) -> bytes:
    """Return vCards in which pictures, sounds and keys are named only.

    Raises TooLargeError when too much is left, StoppedError when cancelled.
    """
    kept = bytearray()
    inside = encoded = False
    for line in BytesIO(data):
        stop_if(cancelled)
        if inside and (line[:1] in {b" ", b"\t"} or (encoded and _BASE64.fullmatch(line))):
            continue
        found = _PICTURE.match(line)
        inside = found is not None
        if found is None:
            kept += line
        else:
            encoded = _ENCODED.search(line[:_HEAD]) is not None
            kept += found[1] + b":\r\n"
        if len(kept) > MAX_TEXT_BYTES:
            raise TooLargeError
    return bytes(kept)
