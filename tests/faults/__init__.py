"""The fault laboratory: what a disk, a system and a person can do to the notes, and what is left.

It knows the storage room by its port alone, `open_store` and what that returns, and by the calls
that arrive at the system underneath; what the shell queues, also by `add` and the inbox.
`docs/reliability.md` is written from its figures.
"""
