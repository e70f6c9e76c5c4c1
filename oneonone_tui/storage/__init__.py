"""The store on one ordinary TinyDB JSON file; the only room that imports tinydb.

`store.open_store` is the way in. `location` says where the file is, and imports nothing heavy.
"""
