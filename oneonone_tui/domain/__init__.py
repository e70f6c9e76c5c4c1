"""What a 1-on-1 is: frozen values and pure functions, on the standard library alone.

A command on a value returns a new value. Nothing here knows a file, a clock or a screen:
times, days and ids are handed in.
"""
