#!/usr/bin/env python3
"""Prints how mogna bears a large inventory, beside VisiData and fzf on the same rows in the same run.

    swift build -c release --static-swift-stdlib && python3 Benchmarks/inventory.py [SYSTEMS ...]

The peers have the systems as CSV. Times are from the write of a key to the last byte of the answer to it; machines are
noisy: read medians, and compare within a run only.
"""

import csv
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from terminal import MOGNA, Terminal, first_frame


def rows(folder, table):
    systems = json.loads((folder / "systems.json").read_text())["systems"]
    keys = ["name"] + sorted(
        {key for system in systems for key, value in system.items() if not isinstance(value, dict)} - {"name"})
    with table.open("w", newline="") as file:
        writer = csv.DictWriter(file, keys, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(systems)


def summary(times):
    times = sorted(time * 1000 for time in times)
    return statistics.median(times), times[min(len(times) - 1, len(times) * 99 // 100)]


def show(what, results):
    """A line for each program; the ratio is to mogna's median."""
    own = results["mogna"][0]
    for name, (median, high) in results.items():
        ratio = "" if name == "mogna" else f"   {median / own:6.1f} times mogna's"
        print(f"{what:<38} {name:<9} median {median:9.2f}   p99 {high:9.2f}{ratio}")


def measure(count):
    work = Path(tempfile.mkdtemp(prefix="mogna-inventory-"))
    subprocess.run(
        [MOGNA, "generate", "--systems", str(count), "--respondents", "150", "--seed", "1", "-o", work],
        check=True, stdout=subprocess.DEVNULL)
    folder = next(path for path in work.iterdir() if path.is_dir())
    table = work / "systems.csv"
    rows(folder, table)
    environment = {"MOGNA_HOME": str(work), "FZF_DEFAULT_COMMAND": f"cat {table}"}
    programs = {"mogna": [str(MOGNA), folder.name], "VisiData": ["vd", str(table)], "fzf": ["fzf"]}
    programs = {name: command for name, command in programs.items() if name == "mogna" or shutil.which(command[0])}

    print(f"\n{count:,} systems; milliseconds unless another unit is named")
    show("process start to first frame", {
        name: summary(first_frame(command, environment, 3 if name == "VisiData" else 7))
        for name, command in programs.items()})
    moves, filters, sorts, memory = {}, {}, {}, {}
    for name, command in programs.items():
        terminal = Terminal(command, environment)
        terminal.read_until_quiet(limit=120, quiet=2)
        if name == "mogna":
            terminal.key(b"4")
            terminal.read_until_quiet(limit=10, quiet=1)
        down = b"\x1b[A" if name == "fzf" else b"j"
        moves[name] = summary([terminal.key(down) for _ in range(200 if name != "VisiData" else 40)])
        if name == "mogna":
            sorts[name] = summary([terminal.key(b"s") for _ in range(9)])
        if name == "VisiData":
            sorts[name] = summary([terminal.key(b"[" if turn % 2 else b"]") for turn in range(5)])
        if name != "VisiData":
            # VisiData searches when the line is done; fzf and mogna at each key.
            if name == "mogna":
                terminal.key(b"/")
            keys = []
            for word in [b"byggr", b"social", b"nord", b"arkiv"]:
                for letter in word:
                    keys.append(terminal.key(bytes([letter])))
                for _ in word:
                    keys.append(terminal.key(b"\x7f"))
            filters[name] = summary(keys)
        memory[name] = (terminal.memory(), terminal.memory())
        terminal.end()
    show("a move to the frame", moves)
    show("a key of the search to the frame", filters)
    show("sort to the frame", sorts)
    show("peak resident memory, MB", memory)

    began = time.perf_counter()
    with (folder / "systems.json").open() as file:
        json.load(file)
    print(f"{'Python json.load of the same file':<38} {'':<9}        {(time.perf_counter() - began) * 1000:9.2f}")
    size = (folder / "systems.json").stat().st_size
    print(f"{'the file, MB':<38} {'':<9}        {size / 1e6:9.2f}")
    shutil.rmtree(work)


if __name__ == "__main__":
    for count in [int(argument) for argument in sys.argv[1:]] or [10_000, 100_000]:
        measure(count)
