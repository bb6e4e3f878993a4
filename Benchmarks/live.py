#!/usr/bin/env python3
"""Prints how long it takes from a respondent's key to the changed screen of a workbench that shows the measurement.

    swift build -c release --static-swift-stdlib && python3 Benchmarks/live.py [PROGRAM]

Forty respondents in pseudo-terminals of their own, one workbench in another. A time is from the write of a respondent's
key to the first byte that the workbench writes after it. Machines are noisy: read medians.
"""

import fcntl
import json
import os
import pty
import random
import select
import shutil
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MOGNA = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / ".build/release/mogna"
RESPONDENTS = 40
INTERVAL = 0.1  # seconds between two answers: each of the forty answers every four seconds


class Terminal:
    def __init__(self, arguments, home, rows=24):
        self.pid, self.master = pty.fork()
        if self.pid == 0:
            os.environ.update(MOGNA_HOME=str(home), TERM="xterm-256color", LANG="C.UTF-8")
            os.execv(MOGNA, [str(MOGNA), *arguments])
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, 120, 0, 0))

    def type(self, keys):
        os.write(self.master, keys.encode())

    def read(self):
        try:
            return os.read(self.master, 1 << 16)
        except OSError:
            return b""

    def wait_for(self, text, limit=60):
        seen, end = b"", time.perf_counter() + limit
        while text.encode() not in seen:
            if time.perf_counter() > end:
                raise SystemExit(f"waited in vain for {text}")
            if select.select([self.master], [], [], 0.1)[0]:
                seen += self.read()

    def end(self):
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.master)


def listen(workbench, respondents, seconds, until_written=False):
    """Takes what all terminals write; gives when the workbench first and last wrote."""
    first, last, end = None, None, time.perf_counter() + seconds
    masters = {terminal.master: terminal for terminal in [workbench, *respondents]}
    while (left := end - time.perf_counter()) > 0:
        for master in select.select(list(masters), [], [], left)[0]:
            masters[master].read()
            if master == workbench.master:
                last = time.perf_counter()
                first = first or last
        if until_written and first:
            break
    return first, last


def report(what, times, lost=0):
    times = sorted(time * 1000 for time in times)
    p95 = times[min(len(times) - 1, len(times) * 95 // 100)]
    print(
        f"{what:<44} median {statistics.median(times):6.1f} ms   p95 {p95:6.1f} ms   max {times[-1]:6.1f} ms"
        + (f"   {lost} of {len(times) + lost} changed nothing that shows" if lost else ""))


def answer_one_by_one(workbench, respondents, what, digits, count):
    times, lost = [], 0
    for number in range(count):
        respondent = respondents[number % len(respondents)]
        began = time.perf_counter()
        respondent.type(digits(number // len(respondents)))
        first, _ = listen(workbench, respondents, 2, until_written=True)
        if first:
            times.append(first - began)
        else:
            lost += 1
        listen(workbench, respondents, max(0, began + INTERVAL - time.perf_counter()))
    report(what, times, lost)


def main():
    work = Path(tempfile.mkdtemp(prefix="mogna-live-"))
    run = lambda *arguments: subprocess.run(
        [MOGNA, *arguments], env={**os.environ, "MOGNA_HOME": str(work)}, check=True, capture_output=True, text=True)
    run("generate", "--systems", "1000", "--respondents", "200", "--seed", "1", "-o", str(work))
    folder = next(path for path in work.iterdir() if path.is_dir())
    file = folder / "measurement-2026.json"
    measurement = json.loads(file.read_text())
    measurement.update(status="open", threshold=1)
    # The respondents' own are alone in the list, so that every answer changes a line of it.
    measurement["responses"] = []
    file.write_text(json.dumps(measurement))
    run("invite", folder.name, "--measurement", "2026", "--count", str(RESPONDENTS))
    ids = [line.split(";")[0] for line in run(
        "export", "responses", "--org", folder.name, "--measurement", "2026").stdout.splitlines()[1:]]
    random.Random(1).shuffle(ids)

    workbench = Terminal([folder.name], work, rows=RESPONDENTS + 15)
    workbench.wait_for("mogna")
    workbench.type("2")
    respondents = []
    for respondent in ids:
        terminal = Terminal(["respond", folder.name, "--data", str(work), "--as", respondent], work)
        terminal.wait_for("mogna")
        terminal.type("\r")
        respondents.append(terminal)
    listen(workbench, respondents, 1)

    print(f"{RESPONDENTS} respondents, 1,000 systems, one workbench; {1 / INTERVAL:.0f} answers a second\n")
    answer_one_by_one(workbench, respondents, "a key to the list of respondents", lambda round: "4", 400)
    workbench.type("3f")
    listen(workbench, respondents, 1)
    answer_one_by_one(
        workbench, respondents, "a key to the factors' results", lambda round: "g1" if round % 2 else "g6", 400)
    # The radar on the wall, and the count of answers beneath it.
    workbench.type("P")
    listen(workbench, respondents, 1)
    answer_one_by_one(
        workbench, respondents, "a key to the slide on the wall", lambda round: "g6" if round % 2 else "g1", 400)
    workbench.type("q")
    listen(workbench, respondents, 1)
    bursts = []
    workbench.type("2")
    listen(workbench, respondents, 1)
    for _ in range(10):
        began = time.perf_counter()
        for respondent in respondents:
            respondent.type("n5")
        _, last = listen(workbench, respondents, 2)
        bursts.append(last - began)
    report("forty keys at once to the last of them", bursts)
    for terminal in [workbench, *respondents]:
        terminal.end()
    shutil.rmtree(work)


if __name__ == "__main__":
    main()
