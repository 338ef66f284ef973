"""The tables that a run wrote."""

from __future__ import annotations

import html
import json
import os
import pathlib
from collections.abc import Sequence
from functools import cached_property
from typing import Any

import pyarrow.dataset as ds

from .binary import SCHEMA
from .document import Document
from .errors import ToliError, VersionError

NAMES = ("documents", "sentences", "mentions", "entities", "places", "citations")
_FORMATS = ("parquet", "arrow")


class Table:
    """One table, of which nothing is read until it is asked for."""

    def __init__(self, name: str, path: pathlib.Path) -> None:
        self.name = name
        self.path = path

    @cached_property
    def dataset(self) -> Any:
        """The table as a pyarrow.dataset.Dataset."""
        try:
            dataset = ds.dataset(str(self.path), format=self.path.suffix[1:])
        except (OSError, ValueError) as e:
            raise ToliError(f"{self.path}: cannot be read: {e}") from e
        metadata = dataset.schema.metadata or {}
        _check(metadata.get(b"toli.schema_version", b"none").decode(), self.path)
        return dataset

    @property
    def schema(self) -> Any:
        """The columns, as a pyarrow.Schema; docs/formats.md explains them."""
        return self.dataset.schema

    def __len__(self) -> int:
        return int(self.dataset.count_rows())

    def to_arrow(self, columns: Sequence[str] | None = None, filter: Any = None) -> Any:
        """Return a pyarrow.Table of some columns and of the rows that an expression of pyarrow.dataset keeps."""
        return self.dataset.to_table(columns=list(columns) if columns is not None else None, filter=filter)

    def to_pandas(self, columns: Sequence[str] | None = None, filter: Any = None) -> Any:
        """Return a pandas DataFrame, as to_arrow. Days are datetime64."""
        return self.to_arrow(columns, filter).to_pandas(date_as_object=False)

    def to_polars(self) -> Any:
        """Return a polars LazyFrame."""
        import polars

        return (polars.scan_parquet if self.path.suffix == ".parquet" else polars.scan_ipc)(self.path)

    def __repr__(self) -> str:
        return f"<{self.name}: {len(self)} rows, {len(self.schema)} columns>"

    def _repr_html_(self) -> str:
        rows = self.dataset.head(5)
        head = "".join(f"<th>{html.escape(c)}</th>" for c in rows.column_names)
        body = "".join("<tr>" + "".join(f"<td>{_cell(v)}</td>" for v in r.values()) + "</tr>" for r in rows.to_pylist())
        return f"<p>{self.name}: {len(self)} rows</p><table><tr>{head}</tr>{body}</table>"


def _cell(value: object) -> str:
    if value is None:
        return ""
    s = value.hex() if isinstance(value, bytes) else str(value)
    return html.escape(s if len(s) <= 60 else s[:59] + "…")


class Tables:
    """The tables of a run: documents, sentences, mentions, entities, places, citations."""

    documents: Table
    sentences: Table
    mentions: Table
    entities: Table
    places: Table
    citations: Table

    def __init__(self, folder: pathlib.Path, run: dict[str, Any]) -> None:
        self.folder = folder
        self.run = run  # the content of run.json
        for name in NAMES:
            setattr(self, name, Table(name, _file(folder, name)))

    @property
    def rejects(self) -> list[dict[str, Any]]:
        """The documents that could not be read, and why."""
        with open(self.folder / "rejects.jsonl", encoding="utf-8") as f:
            return [json.loads(line) for line in f]

    def document(self, doc_id: str) -> Document:
        """Return one document with its mentions. Its text must not have been left out of the run."""
        ours = ds.field("doc_id") == doc_id
        if "text" not in self.documents.schema.names:
            raise ToliError(f"{self.folder}: the run left out running text")
        rows = self.documents.to_arrow(["text", "date"], ours).to_pylist()
        if not rows:
            raise KeyError(f"no document {doc_id!r} in {self.folder}")
        return Document(rows[0]["text"], doc_id, rows[0]["date"], self.mentions.to_arrow(filter=ours))

    def duckdb(self) -> Any:
        """Return a DuckDB connection in memory, with the tables as views of their names."""
        import duckdb

        con = duckdb.connect()
        for name in NAMES:
            table: Table = getattr(self, name)
            if table.path.suffix == ".parquet":
                path = str(table.path).replace("'", "''")
                con.execute(f"create view {name} as select * from read_parquet('{path}')")
            else:
                con.register(name, table.dataset)
        return con

    def __repr__(self) -> str:
        counts = ", ".join(f"{self.run['counts'][n]} {n}" for n in NAMES)
        return f"<toli tables in {self.folder}: {counts}>"

    def _repr_html_(self) -> str:
        rows = "".join(
            f'<tr><td style="text-align:left">{n}</td><td>{self.run["counts"][n]:,}</td>'
            f'<td style="text-align:left">{html.escape(", ".join(getattr(self, n).schema.names))}</td></tr>'
            for n in NAMES
        )
        return f"<table><tr><th>table</th><th>rows</th><th>columns</th></tr>{rows}</table>"


def read(folder: str | os.PathLike[str] = "toli-out") -> Tables:
    """Return the tables that `toli run` wrote to a folder as Parquet or Arrow files."""
    at = pathlib.Path(folder)
    try:
        run = json.loads((at / "run.json").read_text(encoding="utf-8"))
    except OSError:
        raise ToliError(f"{at}: no run.json: not a folder of a complete run") from None
    except ValueError as e:
        raise ToliError(f"{at / 'run.json'}: {e}") from None
    _check(str(run.get("schema_version", "none")), at)
    return Tables(at, run)


def _check(version: str, path: pathlib.Path) -> None:
    """Raise unless tables of this version can be read."""
    if not version.isdigit():
        raise VersionError(f"{path}: version of the tables {version!r}: not written by toli")
    if int(version) != SCHEMA:
        what = "a newer" if int(version) > SCHEMA else "an older"
        raise VersionError(
            f"{path}: tables of version {version}, and this package reads version {SCHEMA}: "
            f"written by {what} toli; install that one, or run again"
        )


def _file(folder: pathlib.Path, name: str) -> pathlib.Path:
    for f in _FORMATS:
        if (folder / f"{name}.{f}").is_file():
            return folder / f"{name}.{f}"
    raise ToliError(f"{folder}: no {name}.parquet or {name}.arrow: run again with --format parquet")
