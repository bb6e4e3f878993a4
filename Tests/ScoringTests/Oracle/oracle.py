#!/usr/bin/env python3
"""Writes expected.json: random answers and assessments, and what numpy and scipy make of them.

Written from docs/scoring.md, not from the Swift code, so that one mistake would have to be made twice. Answers are 1-6,
0 for "vet ej" and null for nothing. An estimate is [score, sd, low, high, n].

    python3 Tests/ScoringTests/Oracle/oracle.py
"""

import json
from pathlib import Path

import numpy as np
from scipy.stats import t

random = np.random.default_rng(20261124)


def weighted(values, weights):
    """The weighted mean of the values that are there, along the last axis."""
    values = np.asarray(values, float)
    weights = np.broadcast_to(weights, values.shape)
    known = ~np.isnan(values)
    total = np.where(known, weights, 0).sum(-1)
    with np.errstate(invalid="ignore"):
        return np.where(known, values * weights, 0).sum(-1) / np.where(total > 0, total, np.nan)


def estimate(score, own, invited):
    own = own[~np.isnan(own)]
    n = len(own)
    if np.isnan(score) or n < 2:
        return [None if np.isnan(score) else float(score), None, None, None, n]
    sd = own.std(ddof=1)
    half = t.ppf(0.975, n - 1) * sd / np.sqrt(n)
    if invited is not None and invited >= n:
        half *= np.sqrt((invited - n) / (invited - 1))
    return [float(score), float(sd), float(max(0, score - half)), float(min(100, score + half)), n]


def group(answers, instrument, invited):
    """Scores a table of answers, one row a respondent; -1 is nothing."""
    scores = np.where(answers > 0, (answers - 1) * 20.0, np.nan)
    result = {"respondents": len(answers), "dimensions": [], "categories": [], "factors": []}
    dimension_scores, dimension_own, column = [], [], 0
    for dimension in instrument:
        category_scores, category_own = [], []
        for category in dimension:
            weights = category["factors"]
            columns = slice(column, column + len(weights))
            column = columns.stop
            raw, part = answers[:, columns], scores[:, columns]
            factor_scores, agreements = [], []
            for j in range(len(weights)):
                known = raw[raw[:, j] > 0, j]
                score = 20 * (known.sum() - len(known)) / len(known) if len(known) else np.nan
                agreement = float(np.clip(1 - known.var(ddof=1) / (35 / 12), 0, 1)) if len(known) > 1 else None
                factor_scores.append(score)
                agreements.append(agreement)
                result["factors"].append({
                    "estimate": estimate(score, part[:, j], invited), "agreement": agreement,
                    "counts": [int((raw[:, j] == a).sum()) for a in range(7)],
                    "unanswered": int((raw[:, j] < 0).sum())})
            complete = raw[(raw > 0).all(1)]
            alpha, k = None, len(weights)
            if k > 1 and len(complete) > 1 and complete.sum(1).var(ddof=1) > 0:
                alpha = float(k / (k - 1) * (1 - complete.var(0, ddof=1).sum() / complete.sum(1).var(ddof=1)))
            known = [a for a in agreements if a is not None]
            own, score = weighted(part, weights), weighted(factor_scores, weights)
            result["categories"].append({
                "estimate": estimate(score, own, invited), "alpha": alpha,
                "agreement": float(np.mean(known)) if known else None})
            category_scores.append(score)
            category_own.append(own)
        weights = [category["weight"] for category in dimension]
        own, score = weighted(np.stack(category_own, -1), weights), weighted(category_scores, weights)
        result["dimensions"].append(estimate(score, own, invited))
        dimension_scores.append(score)
        dimension_own.append(own)
    # A mean with a missing dimension is missing.
    result["maturity"] = estimate(np.mean(dimension_scores), np.mean(dimension_own, 0), invited)
    high = [round(float(score), 9) >= 50 for score in dimension_scores]
    result["type"] = None if np.isnan(dimension_scores).any() else "ABCD"[2 * high[0] + high[1]]
    known = [(f["estimate"][0], i) for i, f in enumerate(result["factors"]) if f["estimate"][0] is not None]
    best = [i for _, i in sorted(known, key=lambda pair: (-pair[0], pair[1]))][:3]
    worst = [i for _, i in sorted(known) if i not in best][:3]
    return result | {"strengths": best, "weaknesses": worst}


def random_instrument():
    weight = lambda: float(random.choice([1, 1, 1, 2, 0.5, 3.25]))
    return [[{"weight": weight(), "factors": [weight() for _ in range(random.integers(1, 6))]}
             for _ in range(random.integers(1, 4))] for _ in range(2)]


def measurement(name, people, missing=0.1, unknown=0.1, units=6, ratings=(1, 7), invited=True, threshold=5):
    instrument = random_instrument()
    width = sum(len(category["factors"]) for dimension in instrument for category in dimension)
    parents = [None if i == 0 or random.random() < 0.4 else int(random.integers(0, i)) for i in range(units)]
    answers = random.integers(*ratings, size=(people, width))
    answers[random.random(answers.shape) < unknown] = 0
    answers[random.random(answers.shape) < missing] = -1
    # Half the time everybody is in a unit whose number is known.
    strays, silent = random.choice([0, 0.05]), random.choice([0, 0.2])
    places = [None if random.random() < strays or not units else int(random.integers(0, units)) for _ in range(people)]
    known = {i: int(random.integers(1, 3 + people)) for i in range(units) if invited and random.random() >= silent}

    def within(i, top):
        while i is not None and i != top:
            i = parents[i]
        return i == top

    answered = (answers >= 0).any(1)
    place = lambda row, top: places[row] is not None and within(places[row], top)
    expected = []
    for top in range(units):
        rows = [row for row in range(people) if answered[row] and place(row, top)]
        numbers = [number for i, number in known.items() if within(i, top)]
        number = sum(numbers) if numbers and all(places[row] in known for row in rows) else None
        expected.append(group(answers[rows], instrument, number) | {"invited": number})
    isKnown = known and all(places[row] in known for row in range(people) if answered[row])
    number = sum(known.values()) if isKnown else None
    whole = group(answers[answered], instrument, number) | {"invited": number}
    return {"name": name, "instrument": instrument, "parents": parents, "threshold": threshold,
            "invited": {str(i): number for i, number in known.items()},
            "responses": [{"unit": places[row], "answers": [None if a < 0 else int(a) for a in answers[row]]}
                          for row in range(people)],
            "expected": {"whole": whole, "units": expected}}


def portfolio(systems):
    weights = [[float(random.choice([1, 2, 0.5])) for _ in range(random.integers(2, 9))] for _ in range(2)]
    columns = sum(map(len, weights))
    result = {"weights": weights, "systems": [], "expected": {"systems": []}}
    pairs, answers = [], []
    for _ in range(systems):
        density = random.choice([0, 0.3, 1])
        marks = random.integers(1, 6, size=(random.integers(0, 4), columns)).astype(float)
        marks[random.random(marks.shape) > density] = np.nan
        known = (~np.isnan(marks)).any(0)
        means = np.full(columns, np.nan)
        means[known] = np.nanmean((marks[:, known] - 1) * 25, axis=0)
        quality = weighted(means[:len(weights[0])], weights[0])
        importance = weighted(means[len(weights[0]):], weights[1])
        both = not np.isnan(quality) and not np.isnan(importance)
        if both:
            pairs.append((quality, importance))
        names = [["retire", "modernise"], ["keep", "develop"]]
        quadrant = names[round(float(quality), 9) >= 50][round(float(importance), 9) >= 50] if both else None
        requirements = [[True, False, None][i] for i in random.integers(0, 3, size=3)]
        answers.append(requirements)
        result["systems"].append({
            "marks": [[None if np.isnan(m) else int(m) for m in row] for row in marks], "requirements": requirements})
        result["expected"]["systems"].append({
            "quality": None if np.isnan(quality) else float(quality),
            "importance": None if np.isnan(importance) else float(importance),
            "quadrant": quadrant, "complete": bool(known.all())})
    pairs, flat = np.array(pairs).reshape(-1, 2), [a for row in answers for a in row]
    yes, no = flat.count(True), flat.count(False)
    complete = [system["complete"] for system in result["expected"]["systems"]]
    result["expected"] |= {
        "index": float((pairs[:, 0] * pairs[:, 1]).sum() / pairs[:, 1].sum()) if pairs[:, 1].sum() > 0 else None,
        "coverage": sum(complete) / systems if systems else None,
        "met": yes, "unmet": no, "unknown": flat.count(None), "compliance": yes / (yes + no) if yes + no else None}
    return result


def main():
    cases = [
        measurement("nobody", 0),
        measurement("one respondent", 1, threshold=1),
        measurement("two respondents", 2, threshold=1),
        measurement("no units", 12, units=0),
        measurement("all answers equal", 14, missing=0, unknown=0, ratings=(4, 5)),
        measurement("only vet ej", 8, missing=0, unknown=1),
        measurement("nothing answered", 8, missing=1),
        measurement("mostly missing", 24, missing=0.8),
        measurement("mostly vet ej", 24, unknown=0.8),
        measurement("nobody's invitation known", 30, invited=False),
        measurement("tiny groups", 20, units=12),
        measurement("high ratings", 30, ratings=(5, 7)),
        measurement("extremes only, so that ties abound", 16, ratings=(3, 5), missing=0),
        measurement("all shown", 40, threshold=1),
        measurement("many", 120, units=9),
    ]
    degrees = [*range(1, 201), 500, 1_000, 10_000, 100_000, 1_000_000, 10_000_000]
    document = {
        "measurements": cases, "portfolios": [portfolio(n) for n in (0, 1, 2, 7, 40)],
        "t": [[n, float(t.ppf(0.975, n))] for n in degrees]}
    lines = ",\n".join(f'"{key}": [\n' + ",\n".join(json.dumps(v, separators=(",", ":")) for v in values) + "\n]"
                       for key, values in document.items())
    (Path(__file__).parent / "expected.json").write_text("{\n" + lines + "\n}\n")


if __name__ == "__main__":
    main()
