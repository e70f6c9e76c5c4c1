"""How fast it is, as ratios to a floor that runs in the same minutes (`python -m bench`)."""
