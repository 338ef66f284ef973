"""Executes the notebooks, and compares what comes out with what is committed.

usage: run.py [--update] [NOTEBOOK...]

With --update the outputs are written, and the picture in the README with them.
The notebooks run in a copy of this folder, beside the seeds and fixtures of the
project, so that nothing is left behind. Texts and tables must be the same;
pictures must have the same pixels but for a small mean difference, which other
processors make in layouts. Needs the packages of python/requirements.txt and
the package toli.
"""

import base64
import io
import os
import pathlib
import shutil
import sys
import tempfile

import matplotlib.font_manager  # noqa: F401  says now, not in a notebook, that it builds a cache
import nbclient
import nbformat
import numpy as np
from PIL import Image, ImageChops

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
FIRST = "first-look.ipynb"
PICTURE = HERE.parent / "first-look.png"


def execute(name, work):
    """Return the notebook with the outputs of a new execution."""
    notebook = nbformat.read(HERE / name, as_version=4)
    client = nbclient.NotebookClient(
        notebook, timeout=300, record_timing=False, resources={"metadata": {"path": str(work)}}
    )
    client.execute()
    for cell in notebook.cells:
        cell.metadata = {}
        if cell.cell_type == "code":
            cell.outputs = joined(cell.outputs)
    notebook.metadata = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    return notebook


def joined(outputs):
    """Return outputs with neighbouring parts of one stream as one: how they are cut is chance."""
    whole = []
    for output in outputs:
        output.get("metadata", {}).clear()
        if whole and output.output_type == whole[-1].output_type == "stream" and output.name == whole[-1].name:
            whole[-1].text += output.text
        else:
            whole.append(output)
    return whole


def image(png):
    return Image.open(io.BytesIO(base64.b64decode(png))).convert("RGB")


def same(a, b):
    """Report whether two pieces of output are the same."""
    if a.keys() != b.keys():
        return False
    for key in a:
        if key == "image/png":
            one, other = image(a[key]), image(b[key])
            if one.size != other.size or np.asarray(ImageChops.difference(one, other)).mean() > 3:
                return False
        elif key == "data":
            if not same(a[key], b[key]):
                return False
        elif a[key] != b[key]:
            return False
    return True


def differences(old, new):
    """Yield the cells whose outputs differ."""
    for i, (a, b) in enumerate(zip(old.cells, new.cells, strict=True)):
        if a.cell_type != "code":
            continue
        if len(a.outputs) != len(b.outputs) or not all(map(same, a.outputs, b.outputs)):
            yield f"cell {i}: {a.source.splitlines()[0]}\n  committed: {said(a)}\n  now:       {said(b)}"


def said(cell):
    return str([o.get("text") or o.get("data", {}).get("text/plain") for o in cell.outputs])[:600]


def picture(notebook):
    """Write the pictures of a notebook side by side."""
    images = [
        image(o.data["image/png"]) for c in notebook.cells for o in c.get("outputs", []) if "image/png" in o.get("data", {})
    ]
    height = min(i.height for i in images)
    images = [i.resize((round(i.width * height / i.height), height)) for i in images]
    whole = Image.new("RGB", (sum(i.width for i in images), height), "white")
    x = 0
    for i in images:
        whole.paste(i, (x, 0))
        x += i.width
    whole.quantize(64).save(PICTURE, optimize=True)


def main(arguments):
    update = "--update" in arguments
    names = [a for a in arguments if a != "--update"] or sorted(p.name for p in HERE.glob("*.ipynb"))
    os.environ["PATH"] = f"{sys.prefix}/bin{os.pathsep}{os.environ['PATH']}"
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder, "docs", "notebooks")
        shutil.copytree(HERE, work, ignore=shutil.ignore_patterns("*-out", "*.ipynb", "run.py", "*.sh"))
        for shown in ["seeds", "testdata"]:
            (pathlib.Path(folder) / shown).symlink_to(ROOT / shown)
        for name in names:
            new = execute(name, work)
            if update:
                nbformat.write(new, HERE / name)
                if name == FIRST:
                    picture(new)
                continue
            found = list(differences(nbformat.read(HERE / name, as_version=4), new))
            print(f"{name}: " + ("\n".join(["other outputs", *found]) if found else "the same outputs"))
            failed |= bool(found)
    if failed:
        sys.exit("outputs differ: if what is recognised has changed, run bash docs/notebooks/update.sh")


main(sys.argv[1:])
