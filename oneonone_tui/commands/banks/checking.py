"""`oneonone-tui banks check`: errors and advice for an author, as `file:line:column: …`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from oneonone_tui.banks.authoring.check import Report, check
from oneonone_tui.banks.library import files_of, shipped_banks, shipped_types
from oneonone_tui.commands.banks.shelf import own_banks, own_types
from oneonone_tui.commands.condition import number, shown
from oneonone_tui.commands.speech import EXIT_MEND, EXIT_WELL, say


def check_files(settings: Path, files: Sequence[Path]) -> int:
    """Print what is found in these files, or in all of the user's; returns the exit status."""
    problems: list[str] = []
    if not files:
        folders = (own_banks(settings), own_types(settings))
        files = [path for folder in folders for path in files_of(folder, problems)]
        if not files and not problems:
            where = " and ".join(map(shown, folders))
            say(f"There is nothing of yours to check; it would lie in {where}.")
            return EXIT_WELL
    report = check(files, shipped_banks(), [shipped_types(), own_types(settings)])
    for line in (*problems, *map(str, report.findings)):
        say(line)
    errors = len(problems) + sum(finding.error for finding in report.findings)
    say(_summary(report, errors))
    return EXIT_MEND if errors else EXIT_WELL


def _summary(report: Report, errors: int) -> str:
    """The last line, such as `2 files, 31 questions: 1 error, 3 warnings.`"""
    looked = [number(report.files, "file", "files")]
    if report.questions:
        looked.append(number(report.questions, "question", "questions"))
    if report.types:
        looked.append(number(report.types, "session type", "session types"))
    warnings = sum(not finding.error for finding in report.findings)
    found = []
    if errors:
        found.append(number(errors, "error", "errors"))
    if warnings:
        found.append(number(warnings, "warning", "warnings"))
    return f"{', '.join(looked)}: {', '.join(found) or 'all is well'}."
