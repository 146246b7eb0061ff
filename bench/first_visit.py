"""`first-visit`: kB over the wire for someone who has never been here: home with its style, font, sign, and the script.

Heads of answers count. Those of requests do not: what a browser says of itself is not the portal's doing.
"""

from __future__ import annotations

import re

from bench.load import exchange, get
from bench.portal import portal
from bench.rounds import result

GOAL, MOST_REQUESTS = 60.0, 6
_LINKED = re.compile(rb'(?:<link[^>]*\bhref|<script[^>]*\bsrc|<img[^>]*\bsrc)="(/[^"]+)"')
_IN_STYLE = re.compile(rb'url\(["\']?([^)"\']+)')
HOME, PRACTICE = "/", "/practices/arrive"  # the script comes with the first page that can begin a session


def main() -> None:
    sizes: dict[str, int] = {}
    with portal() as running:
        for page in (HOME, PRACTICE):
            answer = exchange(running.port, get(page, running.port))
            sizes[page] = len(answer)
            for path in _LINKED.findall(answer):
                _fetch(path.decode(), running.port, sizes)
    for path, size in sizes.items():
        print(f"{size / 1000:8.2f} kB  {path}")
    print(f"{sizes.pop(PRACTICE) / 1000:.2f} kB of these are the practice's page, which led to the script: not counted")
    kilobytes, requests = sum(sizes.values()) / 1000, len(sizes)
    print(f"{requests} requests")
    holds = kilobytes <= GOAL and requests <= MOST_REQUESTS
    result("first-visit", kilobytes, "kB", f"at most {GOAL:.0f}, and {MOST_REQUESTS} requests", holds=holds)


def _fetch(path: str, port: int, sizes: dict[str, int]) -> None:
    if path in sizes:
        return
    sizes[path] = len(exchange(port, get(path, port, "Accept-Encoding: gzip")))
    if path.endswith(".css"):
        folder = path.rpartition("/")[0]
        for found in _IN_STYLE.findall(exchange(port, get(path, port))):
            name = found.decode()
            if not name.startswith("data:"):
                _fetch(name if name.startswith("/") else f"{folder}/{name}", port, sizes)


if __name__ == "__main__":
    main()
