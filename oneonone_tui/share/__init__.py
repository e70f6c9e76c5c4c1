"""What leaves the program, on purpose only: the recap of a session, and the file it goes to."""
