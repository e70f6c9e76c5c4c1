"""`oneonone-tui export`: what is shared, as files for others and for other programs."""
