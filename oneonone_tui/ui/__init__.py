"""The interface, in Textual; the only room that knows of a screen."""
