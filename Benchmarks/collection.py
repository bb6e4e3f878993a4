#!/usr/bin/env python3
"""Prints how long it takes to roll a collection of summaries up, beside DuckDB reading the same files in the same run.

    swift build -c release --static-swift-stdlib && .ci/install tests
    .build/engines/bin/python Benchmarks/collection.py [ORGANISATIONS ...]

DuckDB is told each column's type, and reads no more than mogna does: whose the figures are, and the figures. Both have
the files in the system's memory. Machines are noisy: compare within a run only.
"""

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import duckdb

MOGNA = Path(__file__).resolve().parent.parent / ".build/release/mogna"
COLUMNS = {
    "organisation": "STRUCT(id VARCHAR, name VARCHAR, kind VARCHAR, county VARCHAR, population BIGINT)",
    "results": "STRUCT(instrument VARCHAR, version VARCHAR, year INTEGER, type VARCHAR, "
               "figures STRUCT(measure VARCHAR, score DOUBLE)[])[]",
}


def seconds(work, rounds):
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def read(folder):
    duckdb.connect().execute(
        "create table summaries as select organisation, results from "
        f"read_json('{folder}/*.json', columns={COLUMNS}, format='unstructured')")


def measure(count):
    folder = Path(tempfile.mkdtemp(prefix="mogna-collection-"))
    subprocess.run(
        [MOGNA, "generate", "--summaries", "--organisations", str(count), "--systems", "20", "--respondents", "20",
         "--seed", "1", "-o", folder], check=True, stdout=subprocess.DEVNULL)
    size = sum(path.stat().st_size for path in folder.glob("*.json"))
    print(f"\n{count:,} organisations, {size / 1e6:,.0f} MB")
    print(subprocess.run([MOGNA, "bench", "--collection", folder], check=True, capture_output=True, text=True).stdout,
          end="")
    compare = [MOGNA, "compare", "--json", "--collection", folder]
    took = seconds(lambda: subprocess.run(compare, check=True, stdout=subprocess.DEVNULL), 3)
    print(f"mogna compare --json, from start to end              median {took * 1000:,.3f} ms")
    print(f"DuckDB reads the same into a table                   median "
          f"{seconds(lambda: read(folder), 3 if count < 10_000 else 1) * 1000:,.3f} ms", flush=True)
    shutil.rmtree(folder)


if __name__ == "__main__":
    for count in [int(argument) for argument in sys.argv[1:]] or [1_500, 100_000]:
        measure(count)
