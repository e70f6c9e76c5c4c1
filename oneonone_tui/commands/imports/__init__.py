"""`oneonone-tui import`: exported records and notes of past sessions, all of them or nothing."""
