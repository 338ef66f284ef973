"""How often names of each confidence are right.

    toli run FOLDER/gold/*.jsonl --model m.bin --no-prose --format jsonl --out out
    python3 docs/reliability.py out/mentions.jsonl FOLDER/gold/*.jsonl

The labelled documents are JSONL with spans in code points, as `toli score`
reads them; spans marked optional count neither way.
"""

import collections
import json
import sys

STEPS = (0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99)

gold = {}
for path in sys.argv[2:]:
    with open(path, encoding="utf-8") as lines:
        gold.update((d["id"], d["spans"]) for d in map(json.loads, lines))

counts = collections.defaultdict(lambda: [0, 0])
with open(sys.argv[1], encoding="utf-8") as lines:
    for m in map(json.loads, lines):
        if not m["source"].startswith("ner"):
            continue
        here = [s for s in gold[m["doc_id"]] if s["start"] < m["end_char"] and m["start_char"] < s["end"]]
        if any(s.get("optional") for s in here):
            continue
        step = max(s for s in STEPS if m["confidence"] >= s)
        counts[step][0] += 1
        counts[step][1] += any((s["start"], s["end"], s["label"]) == (m["start_char"], m["end_char"], m["label"]) for s in here)

for step in STEPS:
    names, right = counts[step]
    if names:
        print(f"{step:5.2f} and above {names:6d} names {100 * right / names:6.1f} % right")
