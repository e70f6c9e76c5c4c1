"""`python -m bench`: measure, print the table, write docs/performance.md."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from bench import report
from bench.measure import (
    ROOT,
    Workshop,
    measure_idle,
    measure_keeping,
    measure_keys,
    measure_questions,
    measure_starts,
)
from bench.scenario import IDLE, LIVE_TEN, QUESTIONS, SIZES, STARTS, TYPED, YEARS
from bench.terminal import TerminalError

PAGE = ROOT / "docs" / "performance.md"


def main() -> int:
    """Run the bench; returns the exit status, which does not depend on the budgets."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="9 rounds; leaves the page alone")
    parser.add_argument("--saves", action="store_true", help="only saves; leaves the page alone")
    parser.add_argument("--rounds", type=int, default=31, help="31 unless told; at least 9")
    options = parser.parse_args()
    rounds = 9 if options.quick else max(9, options.rounds)
    turns, lines, saves = (3, 3, 100) if options.quick else (6, 6, 600)
    rows: list[report.Row] = []
    questions: list[report.Row] = []
    count = 0
    try:
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            workshop = Workshop(Path(folder))
            if not options.saves:
                runs = measure_starts(workshop, STARTS, rounds)
                keys = measure_keys(workshop, TYPED, turns, lines)
                rows += report.start_rows(runs, workshop.size(LIVE_TEN))
                rows += report.key_rows(keys)
                rows += report.idle_rows(measure_idle(workshop, IDLE, 10 if options.quick else 60))
                questions += report.question_rows(measure_questions(QUESTIONS, rounds, YEARS))
                count = sum(len(run) for run in keys[TYPED[0].name])
            kept = measure_keeping(workshop, SIZES, saves, 9)
    except TerminalError as error:
        print(f"bench: {error}", file=sys.stderr)
        return 1
    tables = report.Tables(rows, [*report.save_rows(kept)], [*report.whole_rows(kept)], questions)
    print(tables)
    if not (options.quick or options.saves):
        PAGE.parent.mkdir(exist_ok=True)
        PAGE.write_text(report.page(tables, rounds, count, saves), encoding="utf-8")
        print(f"\nwritten to {PAGE.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
