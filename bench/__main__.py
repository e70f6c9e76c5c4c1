"""`python -m bench`: measure, print the table, write docs/performance.md."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from bench import report
from bench.measure import ROOT, Workshop, measure_keys, measure_starts
from bench.scenario import LIVE_TEN, STARTS, TYPED
from bench.terminal import TerminalError

PAGE = ROOT / "docs" / "performance.md"


def main() -> int:
    """Run the bench; returns the exit status, which does not depend on the budgets."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="9 rounds; leaves the page alone")
    parser.add_argument("--rounds", type=int, default=31, help="31 unless told; at least 9")
    options = parser.parse_args()
    rounds = 9 if options.quick else max(9, options.rounds)
    turns, lines = (3, 3) if options.quick else (6, 6)
    try:
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            workshop = Workshop(Path(folder))
            runs = measure_starts(workshop, STARTS, rounds)
            keys = measure_keys(workshop, TYPED, turns, lines)
            stored = workshop.size(LIVE_TEN)
    except TerminalError as error:
        print(f"bench: {error}", file=sys.stderr)
        return 1
    rows = [*report.start_rows(runs, stored), *report.key_rows(keys)]
    print(report.markdown_table(rows))
    if not options.quick:
        count = sum(len(run) for run in keys[TYPED[0].name])
        PAGE.parent.mkdir(exist_ok=True)
        PAGE.write_text(report.page(rows, rounds, count), encoding="utf-8")
        print(f"\nwritten to {PAGE.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
