"""Runs every proof of the ring and writes what came of it into the package: the last step before a release.

The results name the hashes of the package and of the tests that they are results of. A release is built from that very
tree; for any other the portal says "not run for this version". Where one proof did not pass, the file says that too.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path

import msgspec
import pytest

from aluma import __version__
from aluma.covenant import ring
from aluma.covenant.results import AT_RELEASE, Outcome, Results
from aluma.covenant.tree import PACKAGE, digest
from tests.covenant import verdicts

TESTS = PACKAGE.parent / "tests"
SAID = {"broken": "failed"}  # to a reader, a proof that broke has failed


def run() -> Results:
    """The results of all proofs, in this process."""
    proofs = dict.fromkeys(proof for row in ring.read().built.values() for proof in row.proofs)
    before = digest(PACKAGE), digest(TESTS)
    with tempfile.TemporaryDirectory() as folder:
        written = Path(folder) / "verdicts.json"
        os.environ[verdicts.FILE] = str(written)
        pytest.main(["-p", "no:cacheprovider", "-p", verdicts.__name__, *proofs])
        found = json.loads(written.read_text())
    assert found["from"] == str(PACKAGE), "the program that was tested is not this one"
    assert before == (digest(PACKAGE), digest(TESTS)), "the tree changed while the proofs ran"
    outcomes = {
        proof: Outcome(SAID.get(each["outcome"], each["outcome"]), each["at"])
        for proof, each in found["outcomes"].items()
        if proof in proofs
    }
    return Results(*before, __version__, outcomes)


def main() -> int:
    """Run them, write the file, and say how many passed; 0 when all did."""
    results = run()
    AT_RELEASE.write_bytes(msgspec.json.format(msgspec.json.encode(results), indent=1) + b"\n")
    passed = sum(each.outcome == "passed" for each in results.outcomes.values())
    whole = passed == len(results.outcomes)
    print(
        json.dumps(
            {"name": "results", "value": passed, "unit": "proofs", "goal": len(results.outcomes), "holds": whole}
        )
    )
    return 0 if whole else 1


if __name__ == "__main__":
    sys.exit(main())
