#!/usr/bin/env python3
"""Random measurements and inventories with what docs/scoring.md makes of them, for OracleTests.swift.

    pip install numpy scipy && python3 Tests/ScoringTests/Oracle/oracle.py

writes measurements.json, portfolios.json and quantiles.json. Scores are computed with fractions, so that what is
exactly 50 and what is exactly a tie is known; spreads with numpy; quantiles with scipy.
"""
import json
import random
from pathlib import Path
from fractions import Fraction

import numpy as np
from scipy.stats import t as student

WEIGHTS = [1, 1, 1, 2, 3, 0.5, 1.5, 0.1]
UNANSWERED = -1


def mean(values, weights):
    """The weighted mean of what is there."""
    there = [(v, Fraction(w)) for v, w in zip(values, weights) if v is not None]
    return sum(v * w for v, w in there) / sum(w for _, w in there) if there else None


def own_mean(columns, weights):
    """Each respondent's weighted mean of what is there, nan where nothing is."""
    values = np.array(columns, dtype=float)
    weights = np.where(np.isnan(values), 0, np.array(weights, dtype=float)[:, None])
    total = weights.sum(axis=0)
    return np.where(total > 0, np.nansum(values * weights, axis=0) / np.where(total > 0, total, 1), np.nan)


def estimate(score, own, invited):
    """[score, deviation, low, high, n]"""
    own = own[~np.isnan(own)]
    n = len(own)
    if score is None or n < 2:
        return [None if score is None else float(score), None, None, None, n]
    deviation = float(np.std(own, ddof=1))
    half = float(student.ppf(0.975, n - 1)) * deviation / np.sqrt(n)
    if invited is not None and invited >= n and invited > 1:
        half *= np.sqrt((invited - n) / (invited - 1))
    return [float(score), deviation, max(0.0, float(score) - half), min(100.0, float(score) + half), n]


def alpha(answers):
    """Cronbach's, of one row a respondent."""
    complete = answers[(answers > 0).all(axis=1)]
    k = answers.shape[1]
    if k < 2 or len(complete) < 2:
        return None
    whole = np.var(complete.sum(axis=1), ddof=1)
    return float(k / (k - 1) * (1 - np.var(complete, axis=0, ddof=1).sum() / whole)) if whole > 0 else None


def score(answers, dimensions, invited):
    """A group's figures in the order of the instrument, the whole before its parts."""
    estimates, alphas, agreements, factor_agreements, counts = [], [], [], [], []
    factor_scores, dimension_scores, dimension_own = [], [], []
    column = 0
    for categories in dimensions:
        category_scores, category_own, below = [], [], []
        for category in categories:
            weights = category["factors"]
            block = answers[:, column:column + len(weights)]
            column += len(weights)
            scores, own, parts, agreed = [], [], [], []
            for values in block.T:
                given = values[values > 0]
                scores.append(Fraction(20 * int((given - 1).sum()), len(given)) if len(given) else None)
                own.append(np.where(values > 0, (values - 1) * 20.0, np.nan))
                parts.append(estimate(scores[-1], own[-1], invited))
                agreement = None
                if len(given) > 1:
                    agreement = float(np.clip(1 - np.var(given, ddof=1) / ((6 ** 2 - 1) / 12), 0, 1))
                agreed.append(agreement)
                counts.append([int((values == a).sum()) for a in range(7)] + [int((values == UNANSWERED).sum())])
            category_scores.append(mean(scores, weights))
            category_own.append(own_mean(own, weights))
            below.append(estimate(category_scores[-1], category_own[-1], invited))
            below += parts
            alphas.append(alpha(block))
            known = [a for a in agreed if a is not None]
            agreements.append(float(np.mean(known)) if known else None)
            factor_agreements += agreed
            factor_scores += scores
        weights = [category["weight"] for category in categories]
        dimension_scores.append(mean(category_scores, weights))
        dimension_own.append(own_mean(category_own, weights))
        estimates.append(estimate(dimension_scores[-1], dimension_own[-1], invited))
        estimates += below
    whole, kind = None, None
    if None not in dimension_scores:
        whole = sum(dimension_scores) / len(dimension_scores)
        kind = {(0, 0): "A", (0, 1): "B", (1, 0): "C", (1, 1): "D"}[tuple(int(s >= 50) for s in dimension_scores)]
    scored = [(s, i) for i, s in enumerate(factor_scores) if s is not None]
    strengths = [i for _, i in sorted(scored, key=lambda x: (-x[0], x[1]))][:3]
    weaknesses = [i for _, i in sorted(scored) if i not in strengths][:3]
    return {
        "respondents": len(answers), "invited": invited, "type": kind,
        "estimates": [estimate(whole, np.mean(dimension_own, axis=0), invited)] + estimates,
        "alphas": alphas, "agreements": agreements, "factorAgreements": factor_agreements, "counts": counts,
        "strengths": strengths, "weaknesses": weaknesses,
    }


def measurement(seed):
    rng = random.Random(seed)
    dimensions = [
        [{"weight": rng.choice(WEIGHTS), "factors": [rng.choice(WEIGHTS) for _ in range(rng.randint(1, 5))]}
         for _ in range(rng.randint(1, 3))]
        for _ in range(2)]
    width = sum(len(c["factors"]) for d in dimensions for c in d)
    parents = [None if i == 0 or rng.random() < 0.3 else rng.randrange(i) for i in range(rng.randint(0, 4))]
    count = [0, 1, 2, 3][seed] if seed < 4 else rng.choice([4, 6, 9, 15, 40])
    missing, unknown = rng.choice([(0, 0), (0.1, 0.1), (0.4, 0.2), (0.8, 0.1)])
    middle, spread = rng.uniform(1, 6), rng.choice([0, 0.7, 1.5, 3])
    leaning = [rng.gauss(0, 1) for _ in range(count)]
    rows, homes = [], []
    homed = rng.choice([0.9, 1, 1])
    for i in range(count):
        row = []
        for _ in range(width):
            if rng.random() < missing:
                row.append(UNANSWERED)
            elif rng.random() < unknown:
                row.append(0)
            else:
                row.append(min(6, max(1, round(middle + spread * (leaning[i] + rng.gauss(0, 1)) / 2))))
        rows.append(row)
        homes.append(rng.randrange(len(parents)) if parents and rng.random() < homed else None)
    # All know how many were invited, or some, or nobody does.
    share = rng.choice([0, 0.6, 1])
    invited = {}
    for unit in range(len(parents)):
        if rng.random() < share:
            invited[unit] = max(1, homes.count(unit) + rng.choice([0, 0, 1, 7, 100, -2]))

    def group(units):
        """Of some units; None for all respondents."""
        inside = [i for i in range(count) if (units is None or homes[i] in units)
                  and any(a != UNANSWERED for a in rows[i])]
        answers = np.array([rows[i] for i in inside], dtype=int).reshape(len(inside), width)
        numbers = [n for unit, n in invited.items() if units is None or unit in units]
        is_known = numbers and all(homes[i] in invited for i in inside)
        return score(answers, dimensions, sum(numbers) if is_known else None)

    def below(unit):
        return {unit}.union(*(below(child) for child, parent in enumerate(parents) if parent == unit))

    groups = [group(None)] + [group(below(unit)) for unit in range(len(parents))]
    return {
        "seed": seed, "dimensions": dimensions, "parents": parents,
        "invited": [invited.get(unit) for unit in range(len(parents))],
        "homes": homes, "rows": ["".join("." if a == UNANSWERED else str(a) for a in row) for row in rows],
        "groups": groups,
    }


def portfolio(seed):
    rng = random.Random(seed)
    criteria = {kind: [rng.choice(WEIGHTS) for _ in range(rng.randint(1, 8))] for kind in ("quality", "importance")}
    share = rng.choice([1, 0.9, 0.5, 0.1])
    systems, results = [], []
    for _ in range([0, 1, 2][seed] if seed < 3 else rng.randint(3, 12)):
        assessors = rng.randint(0, 3)
        marks, scores, complete = {}, {}, True
        for kind, weights in criteria.items():
            marks[kind] = [[rng.randint(1, 5) if rng.random() < share else None for _ in weights]
                           for _ in range(assessors)]
            values = []
            for criterion in range(len(weights)):
                given = [row[criterion] for row in marks[kind] if row[criterion] is not None]
                values.append(Fraction(25 * sum(mark - 1 for mark in given), len(given)) if given else None)
            complete = complete and None not in values
            scores[kind] = mean(values, weights)
        met = [rng.choice([True, False, None]) for _ in range(3)]
        quality, importance = scores["quality"], scores["importance"]
        quadrant = None
        if quality is not None and importance is not None:
            quadrant = {(1, 1): "develop", (0, 1): "modernise", (1, 0): "keep", (0, 0): "retire"}[
                int(quality >= 50), int(importance >= 50)]
        systems.append({"marks": marks, "met": met})
        results.append({"quality": quality, "importance": importance, "quadrant": quadrant, "complete": complete})
    both = [r for r in results if r["quadrant"] is not None]
    weight = sum(r["importance"] for r in both)
    answers = [m for system in systems for m in system["met"]]
    known = [m for m in answers if m is not None]
    expected = {
        "index": float(sum(r["importance"] * r["quality"] for r in both) / weight) if weight > 0 else None,
        "coverage": sum(r["complete"] for r in results) / len(results) if results else None,
        "compliance": sum(known) / len(known) if known else None, "unknown": len(answers) - len(known),
    }
    for result in results:
        for kind in ("quality", "importance"):
            result[kind] = None if result[kind] is None else float(result[kind])
    return {"seed": seed, "criteria": criteria, "systems": systems, "results": results, "expected": expected}


def write(name, lines):
    """One case a line, so that a difference is read."""
    with open(Path(__file__).parent / name, "w") as file:
        file.write("[\n" + ",\n".join(json.dumps(line, separators=(",", ":")) for line in lines) + "\n]\n")


write("measurements.json", [measurement(seed) for seed in range(60)])
write("portfolios.json", [portfolio(seed) for seed in range(40)])
degrees = list(range(1, 201)) + [300, 500, 1000, 10_000, 100_000, 1_000_000]
write("quantiles.json", [[df, float(student.ppf(0.975, df))] for df in degrees])
