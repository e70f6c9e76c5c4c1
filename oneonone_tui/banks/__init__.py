"""Question banks and session types: from YAML files to values of the domain.

What a person wrote by hand is read defensively, and every complaint has the form
`file:line:column: what is wrong; the mend`.
"""
