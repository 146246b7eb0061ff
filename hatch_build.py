"""Compiles the wiping wrapper into the wheel, which is then one for this kind of machine.

Keeps: session.not-kept
"""

from __future__ import annotations

import sys
import sysconfig
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class WrapperHook(BuildHookInterface[Any]):
    """Where it can't be compiled, the wheel is built without it, and the portal uses the slower way."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called before the files of a wheel are gathered. `version` is "standard", or "editable" for a checkout."""
        sys.path.insert(0, self.root)
        from aluma.traceless.build import build

        built = build() if version == "standard" else None
        if built is None:
            return
        build_data["artifacts"].append(Path(built).relative_to(self.root).as_posix())
        build_data["pure_python"] = False
        # It stands in front of the C library and knows nothing of Python's own binary interface.
        build_data["tag"] = f"py3-none-{sysconfig.get_platform().replace('-', '_').replace('.', '_')}"
