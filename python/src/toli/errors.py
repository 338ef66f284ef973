"""What can go wrong. Every message is one that can be acted on."""


class ToliError(Exception):
    """Any error of this package."""


class BinaryError(ToliError):
    """There is no program, or it cannot be run."""


class VersionError(ToliError):
    """The program or the tables are of a version that this package does not know."""


class RunError(ToliError):
    """The program refused or broke off a run; exit_code is its own, or minus a signal."""

    def __init__(self, message: str, exit_code: int) -> None:
        super().__init__(message)
        self.exit_code = exit_code


class WorkerError(ToliError):
    """A worker process ended before it had answered."""


class RejectedError(ToliError):
    """A text was not read, and why."""


class ToliWarning(UserWarning):
    """Some documents of a run were rejected; the tables hold the rest."""
