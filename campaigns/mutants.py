"""The whole campaign: for every promise that is kept, its planted violation, and whether its proofs catch it.

`bin/campaign mutants` runs all of them, `bin/campaign mutants session.not-kept third.none` only those.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from aluma.covenant import ring
from aluma.covenant.tree import PACKAGE
from tests.covenant.planting import Verdict, copy_of, each_of


def main(wanted: list[str]) -> int:
    """Run them, print a line each as it comes, and the score as one JSON object; 0 when all were caught."""
    built = ring.read().built
    unknown = sorted(set(wanted) - set(built))
    if unknown:
        print(f"There is no kept promise called {', '.join(unknown)}.")
        return 2
    mutants = {id_: (row.mutant, row.proofs) for id_, row in built.items() if row.mutant and id_ in (wanted or built)}
    caught = 0
    with tempfile.TemporaryDirectory(prefix="aluma-mutants-") as folder:
        for id_, outcome in each_of(copy_of(PACKAGE.parent, Path(folder) / "tree"), mutants):
            caught += outcome.verdict is Verdict.CAUGHT
            print(f"{id_:26} {outcome.verdict.value:9} {outcome.why}", flush=True)
    score = 100 * caught / len(mutants)
    print(json.dumps({"name": "mutants", "value": score, "unit": "%", "goal": 100, "holds": score == 100}))
    return 0 if score == 100 else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
