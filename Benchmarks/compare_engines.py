#!/usr/bin/env python3
"""Prints what a collection costs as tables: bytes, an export, and in each engine loading, distributions and standings.

    swift build -c release --static-swift-stdlib && .ci/install
    .build/engines/bin/python Benchmarks/compare_engines.py [--organisations 1000,10000] [--engines DuckDB,PostgreSQL]
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "Tests/EndToEnd/Engines"))

import engines  # noqa: E402

MOGNA = ROOT / ".build/release/mogna"
QUESTIONS = {
    "distributions": "select count(*), sum(mean) from distributions",
    "standings": "select count(*), sum(percentile) from standings",
}


def timed(work):
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def mogna(*words):
    subprocess.run([MOGNA, *map(str, words)], check=True, stdout=subprocess.DEVNULL)


def size(folder, suffix):
    return sum(path.stat().st_size for path in Path(folder).glob(f"**/*.{suffix}"))


def measure(organisations, names, scratch):
    collection = scratch / "collection"
    mogna("generate", "--summaries", "--organisations", organisations, "--respondents", 10, "--systems", 10, "-o",
          collection)
    print(f"{organisations} organisations: summaries {size(collection, 'json') / 1e6:.0f} MB")
    seconds, _ = timed(lambda: subprocess.run(
        [MOGNA, "compare", "--json", "--collection", collection], check=True, stdout=subprocess.DEVNULL))
    print(f"  compare --json {seconds:.1f} s")
    for kind in ("ndjson", "csv"):
        seconds, _ = timed(lambda: mogna("export", "--format", kind, "--collection", collection, "-o", scratch / kind))
        again, _ = timed(lambda: mogna("export", "--format", kind, "--collection", collection, "-o", scratch / kind))
        print(f"  export {kind} {seconds:.1f} s, again without changes {again:.1f} s, "
              f"{size(scratch / kind, kind) / 1e6:.0f} MB", flush=True)
    for name in names:
        engine = engines.ALL[name]
        start = time.perf_counter()
        with engine.loaded(str(scratch / engine.suffix)) as query:
            print(f"  {name}: loaded {time.perf_counter() - start:.1f} s", end="", flush=True)
            for title, question in QUESTIONS.items():
                times = [timed(lambda: query(question))[0] for _ in range(3)]
                print(f", {title} {statistics.median(times):.1f} s", end="", flush=True)
            print()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--organisations", default="1000,10000,100000")
    parser.add_argument("--engines", default=",".join(engines.ALL))
    options = parser.parse_args()
    for organisations in map(int, options.organisations.split(",")):
        with tempfile.TemporaryDirectory() as scratch:
            measure(organisations, options.engines.split(","), Path(scratch))


if __name__ == "__main__":
    main()
