"""Takes the figures of docs/notebooks.md.

usage: measure.py CORPUS

CORPUS is anything that `toli run` reads, of thousands of dated articles.
Needs pandas and duckdb besides the package.
"""

import statistics
import sys
import tempfile
import time

import toli

PAIRS = """
    with named as (
        select distinct doc_id, entity_id, entity_name, label from mentions
        where label in ('PERSON', 'ORG') and entity_id is not null
    )
    select a.entity_name as one, b.entity_name as other, count(*) as n
    from named a join named b using (doc_id)
    where a.entity_id < b.entity_id
    group by a.entity_id, b.entity_id, one, other order by n desc, one, other limit 40
"""
TREND = """
    select date[:7] as month, country, count(distinct doc_id) as articles
    from documents join mentions using (doc_id) join entities using (entity_id)
    where mentions.label = 'PLACE' and country is not null
    group by all order by month, country
"""


def by_pandas(tables):
    m = tables.mentions.to_pandas(["doc_id", "label", "entity_id"])
    m = m[m.label.isin(["PERSON", "ORG"])].dropna(subset=["entity_id"]).drop_duplicates(["doc_id", "entity_id"])
    both = m.merge(m, on="doc_id").query("entity_id_x < entity_id_y")
    return both.groupby(["entity_id_x", "entity_id_y"]).size().nlargest(40)


def articles(tables):
    """Return up to 200 articles of about 300 words."""
    d = tables.documents.to_pandas(["text", "date"])
    return list(d[d.text.str.split().str.len().between(290, 310)].head(200).itertuples(index=False))


def main():
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        tables = toli.run(sys.argv[1], f"{folder}/out", prose=False, progress=False)
        print(f"run of {len(tables.documents)} articles: {time.perf_counter() - start:.1f} s")
        start = time.perf_counter()
        db = toli.read(f"{folder}/out").duckdb()
        pairs = db.sql(PAIRS).df()
        months = db.sql(TREND).df().pivot(index="month", columns="country", values="articles")
        took = time.perf_counter() - start
        print(f"network of {len(pairs)} pairs and trend of {len(months)} months, SQL: {took:.2f} s")
        start = time.perf_counter()
        by_pandas(tables)
        print(f"network, pandas: {time.perf_counter() - start:.2f} s")
        some = articles(tables)
    for prose in (False, True):
        toli.extract(some[0].text, prose=prose)
        took = []
        for a in some:
            start = time.perf_counter()
            toli.extract(a.text, date=a.date, prose=prose)
            took.append((time.perf_counter() - start) * 1e3)
        q = statistics.quantiles(took, n=10)
        print(f"extract, {len(some)} articles, prose={prose}: median {q[4]:.2f} ms, 90 % in {q[8]:.2f} ms")


main()
