"""Style, script and font: read once, served from memory under an address that changes with their content."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from pathlib import Path

from starlette.types import Receive, Scope, Send

from aluma.web.reply import Reply

FOLDER = Path(__file__).parent / "static"
FOREVER = (b"cache-control", b"public, max-age=31536000, immutable")
TYPES = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".woff2": "font/woff2"}
COMPRESSED = (".js", ".css", ".svg", ".txt")


class Assets:
    """An ASGI application for `/static/<digest>/<name>`. Compressing is safe: no asset holds anything of a visitor."""

    def __init__(self, missing: Reply) -> None:
        files = {path.name: path.read_bytes() for path in sorted(FOLDER.iterdir()) if path.is_file()}
        self._digest = hashlib.sha256(b"".join(files.values())).hexdigest()[:12]
        self._missing = missing
        self._plain = {name: Reply(data, 200, _headers(name)) for name, data in files.items()}
        self._packed = {
            name: Reply(gzip.compress(data, mtime=0), 200, (*_headers(name), (b"content-encoding", b"gzip")))
            for name, data in files.items()
            if name.endswith(COMPRESSED)
        }

    def address(self, name: str) -> str:
        """Where an asset is served. Raises KeyError for one that is not there, so a template can't name it."""
        if name not in self._plain:
            raise KeyError(name)
        return f"/static/{self._digest}/{name}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the asset, packed where the browser takes gzip."""
        name = scope["path_params"].get("name", "")
        takes = next((value for key, value in scope["headers"] if key == b"accept-encoding"), b"")
        reply = self._packed.get(name) if b"gzip" in takes else None
        await (reply or self._plain.get(name) or self._missing)(scope, receive, send)


def _headers(name: str) -> tuple[tuple[bytes, bytes], ...]:
    suffix = Path(name).suffix
    kind = TYPES.get(suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    vary = ((b"vary", b"accept-encoding"),) if suffix in COMPRESSED else ()
    return ((b"content-type", kind.encode()), FOREVER, *vary)
