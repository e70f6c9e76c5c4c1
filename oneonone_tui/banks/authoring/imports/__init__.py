"""Lists of questions that people have elsewhere, turned into a bank.

Nothing is made up: what a list does not say, such as a translation, the bank does not have.
What cannot be taken over is told with its line.
"""
