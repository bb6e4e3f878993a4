#!/usr/bin/env python3
"""Prints how long a million answers take to score: `mogna bench`, and the same arithmetic in numpy in the same run.

    swift build -c release --static-swift-stdlib && python3 Benchmarks/scoring.py
"""

import statistics
import subprocess
import time
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent


def score(answers):
    """Factors, categories, dimensions, maturity, deviations and agreement of 30 statements; nan is missing."""
    scores = (answers - 1) * 20
    factors = np.nanmean(scores, axis=0)
    deviations = np.nanstd(scores, axis=0, ddof=1)
    agreement = 1 - np.nanvar(answers, axis=0, ddof=1) / (35 / 12)
    own_categories = np.nanmean(scores.reshape(-1, 6, 5), axis=2)
    own = np.nanmean(own_categories.reshape(-1, 2, 3), axis=2).mean(axis=1)
    categories = factors.reshape(6, 5).mean(axis=1)
    return factors, deviations, agreement, categories, categories.reshape(2, 3).mean(), own.std(ddof=1)


def main():
    random = np.random.default_rng(1)
    answers = random.integers(1, 7, size=(33334, 30)).astype(float)
    answers[random.random(answers.shape) < 0.05] = np.nan
    times = []
    for _ in range(5):
        start = time.perf_counter()
        score(answers)
        times.append(time.perf_counter() - start)
    print(f"{'numpy, 1,000,020 answers':<52} median {statistics.median(times) * 1000:.3f} ms")
    subprocess.run([ROOT / ".build/release/mogna", "bench"], check=True)


if __name__ == "__main__":
    main()
