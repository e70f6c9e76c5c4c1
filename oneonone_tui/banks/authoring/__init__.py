"""For who writes question banks: what could be better in one, and how one comes about.

The program itself has no use for any of it.
"""
