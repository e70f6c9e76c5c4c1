"""The subcommands: `add`, `next` and `actions` for every day in the shell, and `doctor`, `recover`
and `backup` for a person in trouble.

The latter look at the files with everything read strictly, where the program itself trusts what
it need not look at yet. The program never imports them; they never import the interface.
"""
