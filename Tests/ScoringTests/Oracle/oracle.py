#!/usr/bin/env python3
"""Random measurements and inventories with what docs/scoring.md makes of them, for OracleTests.swift.

    pip install numpy scipy && python3 Tests/ScoringTests/Oracle/oracle.py

writes measurements.json, series.json, portfolios.json, inventories.json and quantiles.json. Scores are computed with fractions, so that what is
exactly 50 and what is exactly a tie is known; spreads with numpy; quantiles with scipy.
"""
import json
import random
import re
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


def series(seed):
    """Years of one organisation, with statements that were reworded and units that were merged."""
    rng = random.Random(1000 + seed)
    versions = ["2026-1", "2026-2", "2026-10", "2027-1"]
    dimensions = [
        [{"weight": rng.choice(WEIGHTS), "factors": [rng.choice(WEIGHTS) for _ in range(rng.randint(1, 3))]}
         for _ in range(rng.randint(1, 2))]
        for _ in range(2)]
    width = sum(len(c["factors"]) for d in dimensions for c in d)
    since = [rng.choice(versions) if rng.random() < rng.choice([0, 0.4]) else None for _ in range(width)]
    parents = [None if i == 0 or rng.random() < 0.6 else rng.randrange(i) for i in range(rng.randint(1, 6))]
    # A later unit into an earlier one or the other way round, and never in a circle.
    rank = rng.sample(range(len(parents)), len(parents))
    successors = [
        rng.choice(later) if (later := [j for j in range(len(parents)) if rank[j] > rank[i]]) and rng.random() < 0.4
        else None for i in range(len(parents))]
    years = []
    for year in range(2024, 2024 + rng.randint(2, 4)):
        rows = ["".join(rng.choice("123456" * 3 + "0..") for _ in range(width)) for _ in range(rng.choice([0, 5, 20]))]
        homes = [rng.choice([None] + list(range(len(parents))) * 3) for _ in rows]
        years.append({"year": year, "version": rng.choice([None] + versions), "rows": rows, "homes": homes})

    def numbers(version):
        return [int(number) for number in re.findall("[0-9]+", version)]

    def wording(factor, version):
        is_current = version is None or since[factor] is None or numbers(version) >= numbers(since[factor])
        return "current" if is_current else version

    common = [f for f in range(width) if len({wording(f, year["version"]) for year in years}) == 1]

    def below(unit):
        return {unit}.union(*(below(child) for child, parent in enumerate(parents) if parent == unit))

    def family(unit):
        return {unit}.union(*(family(part) for part, successor in enumerate(successors) if successor == unit))

    def scores(year, unit):
        """Of everybody in the unit or what became part of it, as if they were one: the whole before its parts."""
        homes = None if unit is None else set().union(*(below(part) for part in family(unit)))
        rows = [row for row, home in zip(year["rows"], year["homes"])
                if (homes is None or home in homes) and row.strip(".")]
        found, tops, factor = [], [], 0
        for dimension in dimensions:
            parts, middles = [], []
            for category in dimension:
                means = []
                for _ in category["factors"]:
                    answers = [Fraction(20 * (int(row[factor]) - 1)) for row in rows if row[factor] in "123456"]
                    means.append(mean(answers, [1] * len(answers)) if factor in common else None)
                    factor += 1
                middles.append(mean(means, category["factors"]))
                parts += [middles[-1]] + means
            tops.append(mean(middles, [category["weight"] for category in dimension]))
            found += [tops[-1]] + parts
        whole = sum(tops) / 2 if None not in tops else None
        return [None if value is None else float(value) for value in [whole] + found]

    return {
        "seed": seed, "dimensions": dimensions, "since": since, "parents": parents, "successors": successors,
        "years": years, "common": common,
        "scores": [[scores(year, unit) for year in years] for unit in [None] + list(range(len(parents)))],
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


TODAY = "2026-11-24"
FORMS = {"ab", "inc", "publ"}
VERSIONS = {"version", "v", "ii", "iii"}


def name_key(name):
    """The words without what does not tell names apart."""
    words = "".join(c if c.isalnum() else " " for c in name.lower().replace("é", "e")).split()
    whole = list(words)
    while len(words) > 1 and (words[-1] in FORMS | VERSIONS or words[-1].removeprefix("v").isdigit()):
        words.pop()
    return words or whole


def slips(a, b):
    """Damerau-Levenshtein distance, with changes about of adjacent letters; a changed digit is far."""
    table = [[max(i, j) if 0 in (i, j) else 0 for j in range(len(b) + 1)] for i in range(len(a) + 1)]
    for i in range(1, len(a) + 1):
        for j in range(1, len(b) + 1):
            cost = 0 if a[i - 1] == b[j - 1] else 9 if (a[i - 1] + b[j - 1]).strip("0123456789") != a[i - 1] + b[j - 1] \
                else 1
            table[i][j] = min(table[i - 1][j] + (9 if a[i - 1].isdigit() else 1),
                              table[i][j - 1] + (9 if b[j - 1].isdigit() else 1), table[i - 1][j - 1] + cost)
            if i > 1 and j > 1 and a[i - 1] == b[j - 2] and a[i - 2] == b[j - 1] and a[i - 1] != a[i - 2] \
                    and not (a[i - 1] + a[i - 2]).strip("abcdefghijklmnopqrstuvwxyzåäö "):
                table[i][j] = min(table[i][j], table[i - 2][j - 2] + 1)
    return table[-1][-1]


def likeness(one, two):
    if sorted(one) == sorted(two):
        return 1.0
    a, b = " ".join(one), " ".join(two)
    if min(len(a), len(b)) >= 5 and slips(a, b) == 1:
        return 1 - 1 / max(len(a), len(b))
    shared, all_words = set(one) & set(two), set(one) | set(two)
    share = len(shared) / len(all_words)
    return share if len(shared) >= 2 and share >= 2 / 3 else 0.0


def components(nodes, edges):
    left, parts = set(nodes), []
    while left:
        part, pending = set(), [min(left)]
        while pending:
            node = pending.pop()
            if node not in part:
                part.add(node)
                pending += [b for a, b in edges if a == node] + [a for a, b in edges if b == node]
        parts.append(sorted(part))
        left -= part
    return parts


def name_clusters(systems):
    """Every pair is compared; a cluster is as alike as the weakest link that it needs to hold together."""
    keys = {s["id"]: name_key(s["name"]) for s in systems}
    pairs = {(a, b): likeness(keys[a], keys[b]) for a in keys for b in keys if a < b}
    for part in components(keys, [p for p, l in pairs.items() if l > 0]):
        if len(part) > 1:
            inside = {p: l for p, l in pairs.items() if l > 0 and p[0] in part and p[1] in part}
            yield part, max(t for t in inside.values()
                            if len(components(part, [p for p, l in inside.items() if l >= t])) == 1)


def contained(living):
    """By shorter name: who has all its words and more, and nothing known tells them apart."""
    found = {}
    words = {s["id"]: set(name_key(s["name"])) for s in living}
    often = {w: sum(w in other for other in words.values()) for all_words in words.values() for w in all_words}
    for a, b in [(a, b) for a in living for b in living if a["id"] < b["id"]]:
        short, long = sorted((a, b), key=lambda s: len(words[s["id"]]))
        if not words[short["id"]] < words[long["id"]] or likeness(name_key(a["name"]), name_key(b["name"])) > 0:
            continue
        if not any(len(w) >= 5 and often[w] <= 8 for w in words[short["id"]]):
            continue
        if any(None not in (a[f], b[f]) and name_key(a[f]) != name_key(b[f]) for f in ("capability", "product")):
            continue
        alike = None not in (a["supplier"], b["supplier"])
        if alike:
            x, y = sorted(("".join(name_key(s["supplier"])) for s in (a, b)), key=len)
            if x != y and not (len(x) >= 4 and y.startswith(x)):
                continue
        members, all_alike = found.get(tuple(name_key(short["name"])), (set(), True))
        found[tuple(name_key(short["name"]))] = (members | {a["id"], b["id"]}, all_alike and alike)
    return sorted((sorted(members), alike) for members, alike in found.values())


def overlaps(systems, verdicts):
    living = [s for s in systems if s["lifecycle"] != "retired"]
    cost = {s["id"]: s["cost"] or 0 for s in living}
    found = {}

    def add(members, reason, strength):
        strength *= min(1, 8 / len(members))
        reasons, before = found.get(tuple(members), ([], 0))
        found[tuple(members)] = (reasons + [reason], 1 - (1 - before) * (1 - strength))

    for field, strength in [("capability", 0.5), ("product", 0.9)]:
        groups = {}
        for s in living:
            if s[field] is not None:
                groups.setdefault(" ".join(name_key(s[field])), []).append(s["id"])
        for members in groups.values():
            if len(members) > 1:
                add(members, field, strength)
    for members, alike in name_clusters(living):
        add(members, "name", 0.8 * alike)
    for members, alike in contained(living):
        add(members, "contained, supplier" if alike else "contained", 0.6 if alike else 0.4)
    result = {}
    for members, (reasons, strength) in sorted(found.items()):
        left = list(members)
        while True:
            alone = [m for m in left if all([min(m, o), max(m, o), False] in verdicts for o in left if o != m)]
            if not alone:
                break
            left = [m for m in left if m not in alone]
        if len(left) < 2:
            continue
        same = [(a, b) for a, b, confirmed in verdicts if confirmed and a in left and b in left]
        entry = {"members": left, "reasons": reasons, "strength": strength,
                 "confirmed": len(components(left, same)) == 1,
                 "saving": sum(cost[m] for m in left) - max(cost[m] for m in left)}
        order = (entry["confirmed"], -strength, -entry["saving"], left[0], len(left), left)
        if tuple(left) not in result or order <= result[tuple(left)][0]:
            result[tuple(left)] = (order, entry)
    return [entry for _, entry in sorted(result.values(), key=lambda pair: pair[0])]


def scores(system):
    """Quality and importance, of one criterion each, and the mean deviation of the assessors."""
    means, spreads = [], []
    for marks in (system["quality"], system["importance"]):
        values = [25.0 * (m - 1) for m in marks]
        means.append(float(np.mean(values)) if values else None)
        if len(values) > 1:
            spreads.append((float(max(values) - min(values)), float(np.std(values, ddof=1))))
    return means[0], means[1], spreads, float(np.mean([s for _, s in spreads])) if spreads else None


def figures(systems):
    there = [s for s in systems if s["lifecycle"] not in ("retired", "planned")]
    known = [(s, *scores(s)[:2]) for s in there]
    both = [(s, q, i) for s, q, i in known if q is not None and i is not None]
    weight = sum(i for _, _, i in both)
    quadrants = {}
    for s, q, i in both:
        name = {(1, 1): "develop", (0, 1): "modernise", (1, 0): "keep", (0, 0): "retire"}[int(q >= 50), int(i >= 50)]
        count, cost = quadrants.get(name, (0, 0))
        quadrants[name] = (count + 1, cost + (s["cost"] or 0))
    return {"count": len(there), "cost": sum(s["cost"] or 0 for s in there),
            "unknownCosts": sum(s["cost"] is None for s in there),
            "index": sum(q * i for _, q, i in both) / weight if weight > 0 else None, "quadrants": quadrants}


def inventory(seed):
    rng = random.Random(1000 + seed)
    words = ["tallmark", "portalen", "ärende", "diariet", "skola", "heimdal"]
    systems = []
    for number in range(rng.randint(2, 14)):
        name = " ".join(rng.sample(words, rng.randint(1, 3)))
        if rng.random() < 0.4:
            place = rng.randrange(len(name) - 1)
            name = rng.choice([name[:place] + name[place + 1:], name[:place] + "x" + name[place:],
                               name[:place] + name[place + 1] + name[place] + name[place + 2:]])
        name = rng.choice([str.upper, str.title, str])(name) + rng.choice(["", "", " AB", " 2", ", v. 3.1", " (publ)", "7"])
        systems.append({
            "id": f"s{number:02}", "name": name, "cost": rng.choice([None, 0, 1000, 50_000, 250_000, 3_000_000]),
            "capability": rng.choice([None, "Ärenden", "ärenden", "E-tjänster"]),
            "product": rng.choice([None, None, None, "Heimdal AB", "heimdal 3", "Diariet"]),
            "lifecycle": rng.choice([None, "inUse", "inUse", "phasingOut", "planned", "retired"]),
            "contractEnd": rng.choice([None, "2025-06-30", "2026-12-31", "2028-01-31"]),
            "quality": [rng.randint(1, 5) for _ in range(rng.randint(0, 3))],
            "importance": [rng.randint(1, rng.choice([2, 5])) for _ in range(rng.randint(0, 3))],
            "units": rng.sample(["skola", "vård"], rng.randint(0, 2)),
            "processes": rng.sample(["antagning", "lön", "bygglov"], rng.randint(0, 2)),
            "receivers": []})
    ids = [s["id"] for s in systems]
    makers = random.Random(5000 + seed)
    for s in systems:
        s["supplier"] = makers.choice([None, None, "Tieto", "TietoEVRY AB", "Tieto Sverige", "CGI", "cgi"])
    for s in systems:
        s["receivers"] = sorted(rng.sample([i for i in ids if i != s["id"]] + ["gone"], rng.choice([0, 0, 1, 2])))
    pairs = [(a, b) for a in ids for b in ids if a < b]
    verdicts = [[a, b, rng.random() < 0.4] for a, b in rng.sample(pairs, min(len(pairs), rng.choice([0, 2, 12])))]
    retires = rng.sample(ids, rng.randint(0, min(3, len(ids))))
    running = {s["id"] for s in systems if s["lifecycle"] not in ("retired", "planned")}
    keep = {}
    for part in components(running, [(a, b) for a, b, yes in verdicts if yes and {a, b} <= running]):
        best = min((s for s in systems if s["id"] in part), key=lambda s: (
            *(-(-1 if x is None else x) for x in (scores(s)[1], scores(s)[0])),
            float("inf") if s["cost"] is None else s["cost"], s["id"]))
        if len(part) > 1:
            keep |= {member: best["id"] for member in part}
    candidates, unpriced, unassessed = [], [], 0
    for s in systems:
        if s["id"] not in running:
            continue
        quality, importance, _, _ = scores(s)
        same = sorted({a if b == s["id"] else b for a, b, yes in verdicts
                       if yes and s["id"] in (a, b) and {a, b} <= running})
        if importance is None and not same:
            unassessed += 1
        elif keep.get(s["id"]) != s["id"] and (same or importance < 50):
            entry = {"id": s["id"], "gain": None if None in (s["cost"], importance) else s["cost"] / max(1, importance),
                     "freeFrom": s["contractEnd"] and max(s["contractEnd"], TODAY),
                     "receivers": len(set(s["receivers"]) & running), "overlaps": same, "keep": keep.get(s["id"])}
            place = (-(entry["gain"] or 0), -(s["cost"] or 0) if entry["gain"] is not None else 0, 101 if importance is None else importance, 101 if quality is None else quality, s["id"])
            (unpriced if entry["gain"] is None else candidates).append((place, entry))
    gone = set(retires) & running
    leaving, kept = [s for s in systems if s["id"] in gone], [s for s in systems if s["id"] in running - gone]
    freed, undated = {}, 0
    for s in leaving:
        if s["cost"] is not None and s["contractEnd"]:
            year = int(max(s["contractEnd"], TODAY)[:4])
            freed[year] = freed.get(year, 0) + s["cost"]
        else:
            undated += s["cost"] or 0
    expected = {
        "disagreement": [[scores(s)[3], scores(s)[2]] for s in systems],
        "candidates": [e for _, e in sorted(candidates, key=lambda pair: pair[0])],
        "unpriced": [e for _, e in sorted(unpriced, key=lambda pair: pair[0])], "unassessed": unassessed,
        "before": figures(systems), "after": figures([s for s in systems if s["id"] not in retires]),
        "freed": sorted(freed.items()), "undated": undated,
        "lost": [[s["id"], r] for s in leaving for r in s["receivers"] if r in running - gone],
        "orphaned": [[s["id"], r] for s in kept for r in s["receivers"] if r in gone],
        "units": sorted({u for s in leaving for u in s["units"]}),
        "processes": sorted({p for s in leaving for p in s["processes"]} - {p for s in kept for p in s["processes"]}),
        "capabilities": sorted({s["capability"] for s in leaving} - {s["capability"] for s in kept} - {None}),
        "overlaps": overlaps(systems, verdicts),
    }
    return {"seed": seed, "systems": systems, "verdicts": verdicts, "retires": retires, "expected": expected}


def write(name, lines):
    """One case a line, so that a difference is read."""
    with open(Path(__file__).parent / name, "w") as file:
        file.write("[\n" + ",\n".join(json.dumps(line, separators=(",", ":")) for line in lines) + "\n]\n")


write("measurements.json", [measurement(seed) for seed in range(60)])
write("series.json", [series(seed) for seed in range(60)])
write("portfolios.json", [portfolio(seed) for seed in range(40)])
write("inventories.json", [inventory(seed) for seed in range(60)])
degrees = list(range(1, 201)) + [300, 500, 1000, 10_000, 100_000, 1_000_000]
write("quantiles.json", [[df, float(student.ppf(0.975, df))] for df in degrees])
