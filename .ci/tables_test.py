"""Open every table of a run with pyarrow and DuckDB and compare with run.json."""
import json
import pathlib
import sys

import duckdb
import pyarrow.parquet as pq

out = pathlib.Path(sys.argv[1])
run = json.loads((out / "run.json").read_text())
counts = run.get("counts", run)
passed = 0
for path in sorted(out.glob("*.parquet")):
    name = path.stem
    table = pq.read_table(path)
    (rows,) = duckdb.sql(f"select count(*) from read_parquet('{path}')").fetchone()
    assert table.num_rows == rows, (name, table.num_rows, rows)
    if name in counts:
        assert counts[name] == rows, (name, counts[name], rows)
    passed += 1
documents = {d["doc_id"]: d["text"] for d in pq.read_table(out / "documents.parquet").to_pylist()}
for m in pq.read_table(out / "mentions.parquet").to_pylist():
    text = documents[m["doc_id"]]
    assert text[m["start_char"]:m["end_char"]] == m["text"], m
    assert text.encode()[m["start_byte"]:m["end_byte"]].decode() == m["text"], m
passed += 1
assert passed > 4, "tables are missing"
print(f"{passed} passed")
