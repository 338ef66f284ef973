"""toli.run and toli.read."""

from __future__ import annotations

import io
import json
import os
import pathlib
import shutil
import subprocess
import sys
import time

import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest
from conftest import GOLD, SEED, interrupted

import toli
from toli.job import _lines


def test_five_lines(tmp_path: pathlib.Path) -> None:
    tables = toli.run(SEED.parent, tmp_path / "out")
    persons = tables.entities.to_pandas(["name", "n_mentions"], ds.field("label") == "PERSON")
    assert "Tsakhia Elbegdorj" in list(persons.sort_values("n_mentions").name[-5:])


def test_tables(tables: toli.Tables) -> None:
    counts = tables.run["counts"]
    for name in ["documents", "sentences", "mentions", "entities", "places", "citations"]:
        table = getattr(tables, name)
        assert isinstance(table.dataset, ds.Dataset)
        assert len(table) == counts[name] == len(table.to_pandas()) == table.to_polars().collect().height
        assert f"{counts[name]} rows" in repr(table) and "<table>" in table._repr_html_()
    assert counts["documents"] == len(GOLD) and tables.rejects == []
    assert f"{counts['mentions']} mentions" in repr(tables)
    assert f"<td>{counts['mentions']:,}</td>" in tables._repr_html_()
    assert str(tables.mentions.to_pandas().date_start.dtype).startswith("datetime64")


def test_columns_and_filter(tables: toli.Tables) -> None:
    got = tables.mentions.to_arrow(["label", "text"], ds.field("label") == "PLACE")
    assert got.column_names == ["label", "text"] and set(got["label"].to_pylist()) == {"PLACE"}


def test_duckdb(tables: toli.Tables) -> None:
    n = tables.duckdb().sql("select count(*) from mentions join documents using (doc_id)").fetchone()
    assert n == (tables.run["counts"]["mentions"],)


def test_arrow_tables(tmp_path: pathlib.Path, tables: toli.Tables) -> None:
    command = [toli.binary.find(), "run", "--format", "arrow", "--out", str(tmp_path / "it's"), *map(str, GOLD)]
    subprocess.run(command, check=True, capture_output=True)
    arrow = toli.read(tmp_path / "it's")
    assert arrow.mentions.to_arrow().to_pylist() == tables.mentions.to_arrow().to_pylist()
    assert arrow.duckdb().sql("select count(*) from entities").fetchone() == (len(tables.entities),)
    assert arrow.entities.to_polars().collect().height == len(tables.entities)


def test_document(tables: toli.Tables) -> None:
    doc_id = tables.documents.to_arrow(["doc_id"])["doc_id"][0].as_py()
    document = tables.document(doc_id)
    assert len(document) > 10 and all(document.text[m.start : m.end] == m.text for m in document)
    with pytest.raises(KeyError, match="no document 'none'"):
        tables.document("none")


def test_options(tmp_path: pathlib.Path) -> None:
    source = tmp_path / "in.jsonl"
    rows = [{"body": "Kim Jong Un left on Monday.", "key": "a"}, {"key": "b"}]
    source.write_text("".join(json.dumps(r) + "\n" for r in rows))
    with pytest.warns(toli.ToliWarning, match=r"^1 document rejected, see .rejects of the tables$"):
        tables = toli.run(
            [source],
            tmp_path / "out",
            date="2012-11-21",
            text=False,
            prose=False,
            workers=1,
            text_column="body",
            id_column="key",
        )
    assert tables.mentions.to_arrow(["doc_id", "text"]).to_pylist() == [
        {"doc_id": "a", "text": "Kim Jong Un"},
        {"doc_id": "a", "text": "Monday"},
    ]
    assert tables.mentions.to_arrow(["date_edtf"])["date_edtf"].to_pylist() == [None, "2012-11-19"]
    assert [r["number"] for r in tables.rejects] == [2]
    with pytest.raises(toli.ToliError, match="left out running text"):
        tables.document("a")
    with pytest.raises(toli.RunError, match="holds earlier results .*--force"):
        toli.run(source, tmp_path / "out")
    with pytest.warns(toli.ToliWarning):
        toli.run(source, tmp_path / "out", force=True, text_column="body")


def test_refused(tmp_path: pathlib.Path, no_process_left: None) -> None:
    with pytest.raises(toli.RunError, match="^nowhere: no such file or folder$") as e:
        toli.run("nowhere", tmp_path / "out")
    assert e.value.exit_code == 2 and not (tmp_path / "out").exists()
    with pytest.raises(toli.RunError, match="^-not-a-flag: no such file"):
        toli.run("-not-a-flag", tmp_path / "out")
    with pytest.raises(toli.RunError, match='date "yesterday"'):
        toli.run(SEED, tmp_path / "out", date="yesterday")


def test_killed(tmp_path: pathlib.Path, program, no_process_left: None) -> None:
    program(f'[ "$1" = version ] && echo "toli {toli.__version__}, tables 1" && exit\nkill -9 $$')
    with pytest.raises(toli.RunError, match="^toli run was ended by SIGKILL$"):
        toli.run(SEED, tmp_path / "out")


def test_interrupted(tables: toli.Tables, tmp_path: pathlib.Path, no_process_left: None) -> None:
    tables.entities.to_polars().collect()  # from here on polars has a handler of its own
    source = tmp_path / "in.jsonl"
    source.write_text((json.dumps({"text": SEED.read_text()}) + "\n") * 20000)
    interrupted(after=1)
    start = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        toli.run(source, tmp_path / "out")
    assert time.monotonic() - start < 10
    assert not (tmp_path / "out").exists() or not list((tmp_path / "out").iterdir())


def copied(tables: toli.Tables, to: pathlib.Path) -> pathlib.Path:
    return pathlib.Path(shutil.copytree(tables.folder, to / "copy"))


def test_no_tables(tables: toli.Tables, tmp_path: pathlib.Path) -> None:
    with pytest.raises(toli.ToliError, match="no run.json: not a folder of a complete run$"):
        toli.read(tmp_path)
    folder = copied(tables, tmp_path)
    (folder / "mentions.parquet").unlink()
    with pytest.raises(toli.ToliError, match="no mentions.parquet or mentions.arrow"):
        toli.read(folder)
    (folder / "run.json").write_text("{")
    with pytest.raises(toli.ToliError, match="run.json: "):
        toli.read(folder)


@pytest.mark.parametrize(
    ("version", "want"),
    [
        ("2", "tables of version 2, and this package reads version 1: written by a newer toli"),
        ("0", "written by an older toli"),
        ("x", "not written by toli"),
        (None, "not written by toli"),
    ],
)
def test_other_schema_version(tables: toli.Tables, tmp_path: pathlib.Path, version: str | None, want: str) -> None:
    folder = copied(tables, tmp_path)
    table = pq.read_table(folder / "mentions.parquet")
    metadata = {k: v for k, v in table.schema.metadata.items() if k != b"toli.schema_version"}
    if version:
        metadata[b"toli.schema_version"] = version.encode()
    pq.write_table(table.replace_schema_metadata(metadata), folder / "mentions.parquet")
    with pytest.raises(toli.VersionError, match=want):
        toli.read(folder).mentions.to_pandas()
    run = json.loads((folder / "run.json").read_text())
    run["schema_version"] = version
    (folder / "run.json").write_text(json.dumps(run))
    with pytest.raises(toli.VersionError, match=want):
        toli.read(folder)


def test_corrupt_table(tables: toli.Tables, tmp_path: pathlib.Path) -> None:
    folder = copied(tables, tmp_path)
    (folder / "entities.parquet").write_bytes(b"PAR1 no")
    with pytest.raises(toli.ToliError, match="entities.parquet: cannot be read"):
        toli.read(folder).entities.to_pandas()


def test_progress_lines() -> None:
    r, w = os.pipe()
    os.write(w, b"\r64 documents  10%\r      \r\r\nfile.txt: no text\n\rlast")
    os.close(w)
    with os.fdopen(r, "rb") as f:
        assert list(_lines(f)) == [("64 documents  10%", False), ("file.txt: no text", True), ("last", True)]


def test_progress_on_a_terminal(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = io.StringIO()
    monkeypatch.setattr(sys, "stderr", said)
    toli.run(SEED, tmp_path / "out", progress=True)
    assert said.getvalue().endswith(" entities, 0 rejects\n") and "\x1b[K1 documents, " in said.getvalue()


def test_geopandas(tables: toli.Tables) -> None:
    geopandas = pytest.importorskip("geopandas")
    places = geopandas.read_parquet(tables.places.path)
    assert places.crs == "OGC:CRS84" and len(places) == len(tables.places)
    ulaanbaatar = places[places.entity_id == "place.mn.ulaanbaatar"].geometry.iloc[0]
    assert abs(ulaanbaatar.x - 106.9) < 0.2 and abs(ulaanbaatar.y - 47.9) < 0.2
    metadata = json.loads(pq.read_schema(tables.places.path).metadata[b"geo"])
    assert tuple(metadata["columns"]["geometry"]["bbox"]) == tuple(places.total_bounds)


def test_duckdb_spatial(tables: toli.Tables) -> None:
    duckdb = pytest.importorskip("duckdb")
    extension = pytest.importorskip("duckdb_extension_spatial")
    con = tables.duckdb()
    path = next(pathlib.Path(extension.__file__).parent.rglob("spatial.duckdb_extension"))
    con.execute(f"load '{path}'")
    query = (
        f"select st_x(geometry), st_y(geometry) from '{tables.places.path}' where entity_id = 'place.mn.ulaanbaatar'"
    )
    x, y = con.sql(query).fetchone()
    assert abs(x - 106.9) < 0.2 and abs(y - 47.9) < 0.2
    assert isinstance(con, duckdb.DuckDBPyConnection)
