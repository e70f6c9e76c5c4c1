"""`oneonone-tui banks`: what there is to ask from, and what its authors need."""
