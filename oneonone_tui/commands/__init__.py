"""The subcommands for a person in trouble: `doctor`, `recover` and `backup`.

They look at the files with everything read strictly, where the program itself trusts what it
need not look at yet. The program never imports them; they never import the interface.
"""
