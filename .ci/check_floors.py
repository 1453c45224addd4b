"""Scores the annotated texts beside the checkout, and its own that are kept aside, and fails where a score lies below its floor in floors.json.

python .ci/check_floors.py            compare, exit 1 where something has become worse
python .ci/check_floors.py --raise    compare, then lift each floor to the score reached; no floor is ever lowered
"""

from __future__ import annotations

import json
import math
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.json"
REPORT = HERE.parent.parent / "shared" / "gold" / "report.py"

ASIDE = HERE.parent / "ontology" / "aside"

Scores = dict[str, float]


def measure(texts: str) -> tuple[Scores, list[str]]:
    """The scores of one set of texts, and what must never happen but did."""
    chosen = [ASIDE, ASIDE] if texts == ASIDE.name else ["--set", texts]
    run = subprocess.run(
        [sys.executable, REPORT, *chosen, "--json"], check=False, cwd=HERE.parent, capture_output=True, text=True
    )
    if not run.stdout.strip():
        return {}, [f"report.py: {(run.stderr.strip() or 'no output').splitlines()[-1]}"]
    report = json.loads(run.stdout.splitlines()[-1])
    evidence = report["evidence"]
    right, spans = evidence["on the right sentence"]
    scores = {kind: report[kind]["f1"] for kind in ("entities", "facts", "observations")}
    scores["observations fully right"] = report["observations"]["fully right"]
    scores["spans on the right sentence"] = right / spans if spans else 0.0
    never = {"facts without": "facts without evidence", "bad spans": "spans that do not fit the text"}
    faults = [f"{evidence[key]} {words}" for key, words in never.items() if evidence[key]]
    if report["failed"]:
        faults.append(f"{report['failed']} texts that failed")
    return scores, faults


def lowered(floors: dict[str, Scores]) -> list[str]:
    """The floors that once stood higher in the history of this file, as far back as the clone reaches.

    `anew` in the file: sets whose floors were set anew once, and by how much at most; it holds against what stood before it.
    """
    name = FLOORS.relative_to(HERE.parent).as_posix()

    def git(*words: str) -> str:
        return subprocess.run(["git", "-C", HERE.parent, *words], check=False, capture_output=True, text=True).stdout

    faults = []
    for commit in git("log", "--format=%h", "--", name).split():
        then: dict[str, Scores] = json.loads(git("show", f"{commit}:{name}") or "{}")
        anew = {} if "anew" in then else floors.get("anew", {})
        for texts, kind, floor in ((t, k, f) for t, scores in then.items() if t != "anew" for k, f in scores.items()):
            if floors.get(texts, {}).get(kind, -1.0) < floor - anew.get(texts, 0.0) * max(1.0, floor):
                faults.append(f"{texts}: the floor of {kind} stood at {floor} in {commit}")
    return faults


def main(raise_floors: bool) -> int:
    """Prints each score with its floor; exit code 1 where one lies below it."""
    floors: dict[str, Scores] = json.loads(FLOORS.read_text(encoding="utf-8"))
    faults = lowered(floors)
    for texts, wanted in floors.items():
        if texts == "anew":
            continue
        scores, never = measure(texts)
        faults += [f"{texts}: {fault}" for fault in never]
        for kind in sorted(scores.keys() | wanted.keys()):
            score, floor = scores.get(kind, 0.0), wanted.get(kind, 0.0)
            print(f"{texts:8} {kind:28} {score:8.3f}   floor {floor:8.3f}")
            if score < floor:
                faults.append(f"{texts}: {kind} is {score:.3f}, its floor is {floor:.3f}")
            wanted[kind] = max(floor, math.floor(score * 1000) / 1000)
    for fault in faults:
        print(fault, file=sys.stderr)
    if raise_floors and not faults:
        FLOORS.write_text(json.dumps(floors, indent=2) + "\n", encoding="utf-8")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main("--raise" in sys.argv[1:]))
