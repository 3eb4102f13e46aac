"""What ends a run in one plain line and exit status 1."""


class TrainingError(Exception):
    """The run cannot go on as it was asked for; the message says what is wrong and where."""
