"""The subcommands: `add`, `next` and `actions` for every day in the shell, `export` and `import`
for what is shared, `encrypt`, `decrypt` and `passphrase`, `doctor`, `recover` and `backup` for a
person in trouble, `banks` for authors.

Those for trouble look at the files with everything read strictly, where the program itself trusts
what it need not look at yet. The program never imports any of them; they never import the
interface. But `unlock` is for all who open data, the program too.
"""
