"""What the reader says when a file cannot be read at all."""


class Unreadable(Exception):
    """A file that gives no text; the message says in Vietnamese what is wrong and the way out."""
