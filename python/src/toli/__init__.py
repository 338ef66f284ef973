"""Persons, places, organisations and dates in news about Mongolia, the Koreas
and their neighbours.

    tables = toli.run("articles")     articles to tables, by the program toli
    tables = toli.read("toli-out")    the tables of an earlier run
    toli.extract("Kim Jong Un left.") what one text names
    toli.stream(texts)                what each of many texts names, in order
"""

from importlib.metadata import version as _version

from .document import Document, Mention
from .errors import BinaryError, RejectedError, RunError, ToliError, ToliWarning, VersionError, WorkerError
from .job import run
from .tables import Table, Tables, read
from .texts import extract, stream

__version__ = _version("toli")

__all__ = [
    "BinaryError",
    "Document",
    "Mention",
    "RejectedError",
    "RunError",
    "Table",
    "Tables",
    "ToliError",
    "ToliWarning",
    "VersionError",
    "WorkerError",
    "extract",
    "read",
    "run",
    "stream",
]
