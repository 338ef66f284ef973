"""Reads the tables of a run with pyarrow, pandas, polars and DuckDB, and compares
them with run.json.

usage: parquet_test.py FOLDER STREAM
"""

import json
import pathlib
import sys

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.ipc
import pyarrow.parquet as pq

TABLES = ["documents", "sentences", "mentions", "entities", "citations", "places"]


def counts(folder, run):
    """Every reader sees the rows that run.json counts."""
    for table in TABLES:
        want = run["counts"][table]
        path = str(folder / f"{table}.parquet")
        with pa.memory_map(str(folder / f"{table}.arrow")) as source:
            arrow = pa.ipc.open_file(source).read_all()
        got = {
            "pyarrow": pq.read_table(path).num_rows,
            "arrow": arrow.num_rows,
            "pandas": len(pd.read_parquet(path)),
            "polars": pl.read_parquet(path).height,
            "duckdb": duckdb.sql(f"select count(*) from read_parquet('{path}')").fetchall()[0][0],
            "jsonl": sum(1 for _ in open(folder / f"{table}.jsonl", encoding="utf-8")),
        }
        assert set(got.values()) == {want}, (table, want, got)
        print(f"ok {table}: {want} rows in {', '.join(got)}")


def same(folder):
    """The formats hold the same values."""
    for table in TABLES:
        parquet = pq.read_table(folder / f"{table}.parquet")
        with pa.memory_map(str(folder / f"{table}.arrow")) as source:
            arrow = pa.ipc.open_file(source).read_all()
        assert parquet.to_pylist() == arrow.to_pylist(), table
        if table == "places":
            continue  # its geometry is GeoJSON in JSON Lines
        lines = [json.loads(line) for line in open(folder / f"{table}.jsonl", encoding="utf-8")]
        rows = [{k: v for k, v in row.items() if v is not None} for row in parquet.to_pylist()]
        for a, b in zip(lines, rows, strict=True):
            assert a.keys() == b.keys(), (table, a, b)
            for key, value in b.items():
                if hasattr(value, "isoformat"):
                    value = value.isoformat()
                if isinstance(value, float):
                    assert abs(a[key] - value) < 1e-6, (table, key, a[key], value)
                else:
                    assert a[key] == value, (table, key, a[key], value)
    print("ok parquet, arrow and jsonl hold the same")


def offsets(folder):
    """Both kinds of offsets give the text of every mention."""
    text = {r["doc_id"]: r["text"] for r in pq.read_table(folder / "documents.parquet").to_pylist()}
    rows = pq.read_table(folder / "mentions.parquet").to_pylist()
    for r in rows:
        t = text[r["doc_id"]]
        assert t[r["start_char"] : r["end_char"]] == r["text"], r
        assert t.encode()[r["start_byte"] : r["end_byte"]].decode() == r["text"], r
    print(f"ok {len(rows)} mentions are the slices of their documents")


def references(folder):
    """Entities count what mentions name."""
    wrong = duckdb.sql(f"""
        select e.entity_id, e.n_mentions, count(m.doc_id), e.n_documents, count(distinct m.doc_id)
        from read_parquet('{folder}/entities.parquet') e
        left join read_parquet('{folder}/mentions.parquet') m using (entity_id)
        group by all
        having e.n_mentions <> count(m.doc_id) or e.n_documents <> count(distinct m.doc_id)
    """).fetchall()
    assert not wrong, wrong
    print("ok entities count their mentions and documents")


def geoparquet(folder):
    """places has the metadata and the geometry of GeoParquet 1.1."""
    places = pq.read_table(folder / "places.parquet")
    geo = json.loads(places.schema.metadata[b"geo"])
    assert geo["version"] == "1.1.0" and geo["primary_column"] == "geometry", geo
    assert geo["columns"]["geometry"]["encoding"] == "WKB", geo
    for wkb in places.column("geometry").to_pylist():
        assert len(wkb) == 21 and wkb[:5] == b"\x01\x01\x00\x00\x00", wkb
    print(f"ok {places.num_rows} places are GeoParquet {geo['version']}")


def stream(folder, path):
    """The stream on standard output is the mentions table."""
    with open(path, "rb") as source:
        table = pa.ipc.open_stream(source).read_all()
    assert table.to_pylist() == pq.read_table(folder / "mentions.parquet").to_pylist()
    print(f"ok {table.num_rows} mentions in the stream")


def main():
    folder = pathlib.Path(sys.argv[1])
    run = json.load(open(folder / "run.json", encoding="utf-8"))
    assert run["counts"]["documents"] > 0 and run["counts"]["mentions"] > 0, run
    counts(folder, run)
    same(folder)
    offsets(folder)
    references(folder)
    geoparquet(folder)
    stream(folder, sys.argv[2])


main()
