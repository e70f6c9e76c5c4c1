"""The store on one ordinary TinyDB JSON file, with a journal beside it.

`store.open_store` is the way in; `location` says where the file is, and imports nothing heavy.
A save is a line in the journal (`journal`, `unfolded`, `keeper`, `saver`); leaving puts what is
there into the file (`fold`, `backups`); opening reads both (`base`, `recovery`, `opening`);
one process writes at a time (`lock`). What the shell queues waits in an `inbox` until who has the
lock takes it in (`porter`); `view` and `people` are for who only reads. `tiny` is the only module
that imports tinydb, and says why.
"""
