"""Counts the errors that `toli train FOLDER testdata --folds N --errors` lists,
by what went wrong, label and surface, and prints the most costly.

    python3 docs/costly.py ERRORS [N] [SOURCE…]

ERRORS is the output of that command, N how many to print (50), SOURCE the
sources to count (all). A wrong border or label costs two errors, what is missed or
spurious one.
"""

import collections
import re
import sys

HEADS = {"missed": 1, "spurious": 1, "boundary": 2, "label": 2}


def errors(lines, sources):
    """Yields source, kind, label and surface of each error."""
    source = kind = None
    for line in lines:
        if m := re.match(r"(\S+): \d+ documents$", line):
            source, kind = m[1], None
        elif m := re.match(r"(\w+) \(\d+\)$", line):
            kind = m[1]
        elif kind in HEADS and (not sources or source in sources):
            m = re.match(r"  (PERSON|PLACE|ORG|DATE) +(?:not (\w+)(?: \"(.*?)\")?: )?.*⟦(.*?)⟧", line)
            if m:
                yield source, kind, m[1] if kind != "label" else f"{m[1]} as {m[2]}", m[4]


def main(path, limit="50", *sources):
    cost = collections.Counter()
    kinds = collections.Counter()
    with open(path, encoding="utf-8", errors="replace") as lines:
        for _, kind, label, surface in errors(lines, sources):
            cost[kind, label, " ".join(surface.split())] += HEADS[kind]
            kinds[kind, label] += HEADS[kind]
    print("| what | label | errors |\n|---|---|--:|")
    for (kind, label), n in sorted(kinds.items(), key=lambda x: (-x[1], x[0])):
        print(f"| {kind} | {label} | {n} |")
    print("\n| errors | what | label | surface |\n|--:|---|---|---|")
    for (kind, label, surface), n in sorted(cost.items(), key=lambda x: (-x[1], x[0]))[: int(limit)]:
        print(f"| {n} | {kind} | {label} | {surface} |")


if __name__ == "__main__":
    main(*sys.argv[1:])
