"""`tls`: sslyze, in an environment of its own, holds the portal's door against Mozilla's "modern" profile.

bin/campaign tls
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from campaigns.certificate import issue
from campaigns.door import open_door

VERSION = "6.3.1"  # it pins an old version of cryptography, so it can't live beside the portal
SCANNER = Path(__file__).parents[1] / ".venv-sslyze"


def main() -> None:
    scanner = _scanner()
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        files = issue(place)
        with open_door(place, "--tls-cert", str(files.chain), "--tls-key", str(files.key)) as door:
            command = [str(scanner), "--certinfo", f"--certinfo_ca_file={files.authority}", "--mozilla_config=modern"]
            ended = subprocess.run([*command, f"localhost:{door.port}"], check=False)
    holds = ended.returncode == 0
    print(json.dumps({"name": "tls", "value": ended.returncode, "unit": "exit status of sslyze", "holds": holds}))
    sys.exit(ended.returncode)


def _scanner() -> Path:
    found = SCANNER / "bin" / "sslyze"
    if not found.exists():
        subprocess.run([sys.executable, "-m", "venv", SCANNER], check=True)
        subprocess.run([SCANNER / "bin" / "pip", "install", "-q", f"sslyze=={VERSION}"], check=True)
    return found


if __name__ == "__main__":
    main()
