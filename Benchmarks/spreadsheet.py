#!/usr/bin/env python3
"""Prints how long a list of 100,000 systems takes to import and export, beside Python's csv and json on the same file in
the same run, and beside duckdb and openpyxl where they are installed.

    swift build -c release --static-swift-stdlib && python3 Benchmarks/spreadsheet.py
"""

import csv
import importlib.util
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MOGNA = ROOT / ".build/release/mogna"
ROUNDS = 5
# The fields of the generated systems, without their marks: what a list from elsewhere has.
COLUMNS = 21


def python(source, target):
    """What a script would do: rows as objects, and the objects as canonical JSON."""
    with open(source, encoding="utf-8-sig", newline="") as file:
        rows = [{key: value for key, value in row.items() if value} for row in csv.DictReader(file, delimiter=";")]
    with open(target, "w", encoding="utf-8") as file:
        json.dump(rows, file, ensure_ascii=False, indent=2, sort_keys=True)


def measured(name, work, prepare=lambda: None):
    times = []
    for _ in range(ROUNDS):
        prepare()
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    median = statistics.median(times)
    print(f"{name:<52} median {median:.2f} s")
    return median


def main():
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        big, lists, target = home / "big", home / "list.csv", home / "out"

        def mogna(root, *arguments):
            environment = dict(os.environ, MOGNA_HOME=str(root), MOGNA_SHARE=str(ROOT), LANG="C.UTF-8")
            subprocess.run([MOGNA, *arguments], check=True, env=environment, stdout=subprocess.DEVNULL)

        mogna(home, "generate", "--systems", "100000", "--respondents", "0", "-o", str(big))
        full = home / "full.csv"
        mogna(big, "export", "systems", "-o", str(full))
        with open(full, encoding="utf-8-sig", newline="") as source, open(lists, "w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
            writer.writerows(row[:COLUMNS] for row in csv.reader(source, delimiter=";"))
        print(f"{lists.stat().st_size / 1e6:.0f} MB, 100,000 rows, {COLUMNS} columns, medians of {ROUNDS}")

        root = home / "root"

        def fresh():
            shutil.rmtree(root, ignore_errors=True)
            mogna(root, "new", "Prov")

        base = measured("Python, csv to json", lambda: python(lists, target))
        plan = measured("mogna, read and planned (--dry-run)", lambda: mogna(root, "import", "systems", lists, "--dry-run"), fresh)
        whole = measured("mogna, imported, in journal and snapshot, synced", lambda: mogna(root, "import", "systems", lists), fresh)
        again = measured("mogna, imported again, nothing changed", lambda: mogna(root, "import", "systems", lists))
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        measured("mogna, exported as CSV", lambda: mogna(root, "export", "systems", "-o", home / "out.csv"))
        xlsx = home / "out.xlsx"
        measured("mogna, exported as XLSX", lambda: mogna(root, "export", "systems", "-o", xlsx))
        book = measured("mogna, XLSX read and planned", lambda: mogna(root, "import", "systems", xlsx, "--dry-run"))
        print(f"to Python's: planned {plan / base:.2f}, imported {whole / base:.2f}, again {again / base:.2f}")
        print(f"most memory of any of them: {memory:.0f} MB")
        if shutil.which("duckdb"):
            query = f"copy (select * from read_csv('{lists}', delim=';')) to '{target}' (format json)"
            duckdb = measured("duckdb, csv to json", lambda: subprocess.run(["duckdb", "-c", query], check=True, stdout=subprocess.DEVNULL))
            print(f"to duckdb's: planned {plan / duckdb:.2f}, imported {whole / duckdb:.2f}")
        if importlib.util.find_spec("openpyxl"):
            script = f"import openpyxl; [1 for row in openpyxl.load_workbook('{xlsx}', read_only=True).active.iter_rows(values_only=True)]"
            other = measured("openpyxl, XLSX read", lambda: subprocess.run([sys.executable, "-c", script], check=True))
            print(f"to openpyxl's: {book / other:.2f}")


if __name__ == "__main__":
    main()
