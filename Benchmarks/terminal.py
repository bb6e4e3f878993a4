#!/usr/bin/env python3
"""Prints how fast mogna is in a terminal, beside less and VisiData on the same rows in the same run.

    swift build -c release --static-swift-stdlib && python3 Benchmarks/terminal.py

A pseudo-terminal of 120×40 is what a user has; times are from the write of a key to the last byte of the answer to it.
Machines are noisy: read medians, and compare within a run only.
"""

import csv
import fcntl
import json
import os
import pty
import select
import shutil
import signal
import statistics
import struct
import subprocess
import tempfile
import termios
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MOGNA = ROOT / ".build/release/mogna"
COLUMNS, ROWS = 120, 40
QUIET = 0.03  # seconds without output that end an answer


class Terminal:
    def __init__(self, command, environment):
        self.start = time.perf_counter()
        self.pid, self.master = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
            os.environ.update(environment, TERM="xterm-256color", LANG="C.UTF-8")
            os.execvp(command[0], command)
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))

    def read_until_quiet(self, limit=10.0, quiet=QUIET):
        """Seconds until the last byte before a pause, since the call, and the bytes."""
        began = time.perf_counter()
        last, data = None, b""
        while time.perf_counter() - began < limit:
            ready, _, _ = select.select([self.master], [], [], quiet if last else limit)
            if not ready:
                break
            try:
                chunk = os.read(self.master, 65536)
            except OSError:
                break
            if not chunk:
                break
            last = time.perf_counter()
            data += chunk
        return (last - began if last else 0.0), data

    def key(self, keys):
        os.write(self.master, keys)
        return self.read_until_quiet()[0]

    def memory(self):
        """Peak resident megabytes."""
        for line in Path(f"/proc/{self.pid}/status").read_text().splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) / 1024
        return float("nan")

    def end(self):
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.master)


def first_frame(command, environment, rounds):
    times = []
    for _ in range(rounds):
        terminal = Terminal(command, environment)
        elapsed, _ = terminal.read_until_quiet(quiet=0.15)
        times.append(elapsed)
        terminal.end()
    return times


def drop_caches():
    try:
        subprocess.run(["sync"], check=True)
        Path("/proc/sys/vm/drop_caches").write_text("3\n")
        return True
    except OSError:
        return False


def line(what, times):
    times = sorted(times)
    high = times[min(len(times) - 1, len(times) * 99 // 100)]
    print(f"{what:<58} median {statistics.median(times) * 1000:8.2f} ms   p99 {high * 1000:8.2f} ms")


def main():
    work = Path(tempfile.mkdtemp(prefix="mogna-benchmark-"))
    subprocess.run(
        [MOGNA, "generate", "--systems", "1000", "--respondents", "1000", "--seed", "1", "-o", work],
        check=True, stdout=subprocess.DEVNULL)
    folder = next(path for path in work.iterdir() if path.is_dir())
    systems = json.loads((folder / "systems.json").read_text())["systems"]
    table = work / "systems.csv"
    with table.open("w", newline="") as file:
        keys = sorted({key for system in systems for key, value in system.items() if not isinstance(value, (dict, list))})
        writer = csv.DictWriter(file, keys, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(systems)

    environment = {"MOGNA_HOME": str(work)}
    programs = {"mogna": [str(MOGNA), folder.name]}
    if shutil.which("less"):
        programs["less"] = ["less", "-S", str(table)]
    if shutil.which("vd"):
        programs["VisiData"] = ["vd", str(table)]

    print("1,000 systems and 2 × 1,000 respondents; the peers have the systems as CSV\n")
    for name, command in programs.items():
        if drop_caches():
            line(f"first frame, cold: {name}", first_frame(command, environment, 1))
        line(f"first frame, warm: {name}", first_frame(command, environment, 15 if name != "VisiData" else 3))
    print()
    for name, command in programs.items():
        terminal = Terminal(command, environment)
        terminal.read_until_quiet(quiet=0.5)
        if name == "mogna":
            terminal.key(b"4")
        line(f"a move to the frame: {name}", [terminal.key(b"j") for _ in range(200 if name != "VisiData" else 40)])
        line(f"a page to the frame: {name}", [terminal.key(b"\x1b[6~") for _ in range(20)])
        print(f"{'peak resident memory: ' + name:<58} {terminal.memory():6.1f} MB")
        terminal.end()
    shutil.rmtree(work)


if __name__ == "__main__":
    main()
