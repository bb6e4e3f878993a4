"""Whether an engine finds, by the views of Data/sql, every figure that mogna compare --json tells, and no other.

usage: check.py MOGNA SCRATCH ENGINE
"""
import json
import math
import pathlib
import subprocess
import sys

import engines
import world

FIGURES = ["mean", "sd", "min", "q1", "median", "q3", "max"]


def main(program, scratch, engine):
    scratch = pathlib.Path(scratch)
    collection, tables = scratch / "collection", scratch / "tables"

    def mogna(*words):
        done = subprocess.run([program, *words], capture_output=True, text=True)
        if done.returncode:
            sys.exit(f"mogna {' '.join(words)}: {done.stderr}")
        return done.stdout

    def compare(*words):
        return json.loads(mogna("compare", *words, "--json", "--collection", str(collection)))

    def export():
        mogna("export", "--format", engine.suffix, "--collection", str(collection), "-o", str(tables))
        return {path: path.read_bytes() for path in tables.glob("**/part.*")}

    story = world.World(mogna, collection)
    first = export()
    assert export() == first, "an export without changes adds something"
    story.move_on()
    second = export()
    assert len(second) > len(first) and first.items() <= second.items(), "a part that was there has changed"

    faults = []
    with engine.loaded(str(tables)) as query:
        told = {
            key(row[:6]): [int(row[6]), *map(number, row[7:])]
            for row in query(
                "select instrument, year, measure, basis, kind, group_key, organisations, mean, deviation, lowest, "
                "lower_quartile, middle, upper_quartile, highest from distributions")
        }
        groups, withheld = {}, 0
        for place, group in each_group(compare()):
            withheld += group["withheld"] is not None
            if group["withheld"] is None:
                groups[place] = [group["n"], *(group[name] for name in FIGURES)]
        faults += differences(engine.name, told, groups, ["n", *FIGURES])

        standings = {}
        for row in query(
            "select organisation, instrument, year, measure, basis, kind, group_key, place, places, score, percentile, "
            "difference from standings"
        ):
            standings.setdefault(row[0], {})[key(row[1:7])] = [int(row[7]), int(row[8]), *map(number, row[9:])]
        files = sorted(collection.glob("*.json"))
        for path in files:
            places = {
                place: [group[name] for name in ("rank", "of", "score", "percentile", "difference")]
                for place, group in each_group(compare(path.stem)) if group["rank"] is not None
            }
            faults += differences(
                f"{engine.name}, {path.stem}", standings.pop(path.stem, {}), places,
                ["rank", "of", "score", "percentile", "difference"])
        gone = set(standings) - {path.stem for path in files}
        faults += [f"{engine.name}: {name} has left and is told of" for name in sorted(gone)]
    if faults:
        sys.exit("\n".join(faults[:50]))
    print(f"{engine.name}: {len(groups)} distributions, {withheld} withheld")


def key(cells):
    """Instrument, year, measure, basis, kind and key; engines may give no text for an empty one."""
    instrument, year, *rest = cells
    return (instrument, int(year), *(cell or "" for cell in rest))


def number(cell):
    return None if cell is None else float(cell)


def each_group(document):
    for table in document["tables"]:
        for group in table["groups"]:
            place = (table["instrument"], table["year"], group["measure"], group["grouping"], group["kind"],
                     group["key"])
            yield key(place), group


def differences(who, found, expected, names):
    """What differs: whole numbers at all, others by more than a billionth."""
    for place in sorted(set(found) | set(expected)):
        label = f"{who}: {' '.join(map(str, place))}"
        if place not in found:
            yield f"{label} is not there, and mogna tells {expected[place]}"
        elif place not in expected:
            yield f"{label} is told as {found[place]}, and mogna does not"
        else:
            for name, one, other in zip(names, found[place], expected[place], strict=True):
                if isinstance(other, int) and isinstance(one, int):
                    is_same = one == other
                elif one is None or other is None:
                    is_same = one is other
                else:
                    is_same = math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)
                if not is_same:
                    yield f"{label}, {name}: {one!r}, and mogna tells {other!r}"


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], engines.ALL[sys.argv[3]])
