"""The error that ends a run with one line and exit status 1."""


class TrainingError(Exception):
    """The run cannot continue; the message says what is wrong and where."""
