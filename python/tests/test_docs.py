"""The examples of docs/notebooks.md and README.md do run."""

from __future__ import annotations

import pathlib
import re
import shutil

import duckdb
import pandas
import pytest
from conftest import ROOT, SEED

import toli


def blocks(page: str, language: str = "python") -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", (ROOT / page).read_text(), re.M | re.S)


@pytest.fixture
def beside_articles(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MPLBACKEND", "agg")
    monkeypatch.setenv("PATH", f"{pathlib.Path(toli.binary.find()).parent}:/usr/bin:/bin")
    shutil.copytree(SEED.parent, "articles")
    shutil.copytree(SEED.parent, "seeds/articles")
    return tmp_path


@pytest.mark.filterwarnings("ignore")
def test_notebooks_page(beside_articles: pathlib.Path) -> None:
    names = {"frame": pandas.DataFrame({"body": ["Kim Jong Un left."], "date": ["2012-11-20"]})}
    code = blocks("docs/notebooks.md")
    assert len(code) >= 6
    for block in code:
        exec(block, names)
    assert names["names"] == [["Kim Jong-un"]]


@pytest.mark.filterwarnings("ignore")
def test_readme(beside_articles: pathlib.Path) -> None:
    names: dict[str, object] = {}
    for block in blocks("README.md"):
        exec(block, names)
    assert len(names["people"]) > 20
    assert names["mentions"].num_rows > 100
    names["p"].wait()
    for query in blocks("README.md", "sql"):
        assert duckdb.sql(query).fetchall(), query
