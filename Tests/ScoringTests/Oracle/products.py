#!/usr/bin/env python3
"""Systems of invented organisations with what docs/products.md makes of them, for ProductTests.swift.

    pip install numpy && python3 Tests/ScoringTests/Oracle/products.py

writes products.json. Names are made from products that are known here, so that which names are one product is known and not
worked out; figures are computed organisation by organisation with numpy.
"""
import json
import random
from pathlib import Path

import numpy as np

BASES = ["Flodnav", "Bergvakt", "Ljusrum", "Kvarnstöd", "Tallplan", "Vindkarta", "Strandbok", "Älvport",
         "Skogstid 365", "Sjöring Ärende", "Egenbygget", "Stenblad"]
ENDS = ["", "", " 7.2", " v3", " Enterprise", " Standard 2019", " Sverige", " AB", " Online", " v. 3.1 Pro", " (nya)"]
SUPPLIERS = ["Nordvik Data AB", "Nordvik Data", "NORDVIK DATA", "Solvik Systems AB", "Liten firma"]
STAGES = ["planned", "retired", "phasingOut", "inUse"]
THRESHOLD = 5


def written(rng, base):
    name = base + rng.choice(ENDS)
    return rng.choice([name, name.upper(), name.lower(), name.replace(" ", "  "), f"«{name}»"])


def score(rng):
    return None if rng.random() < 0.3 else round(rng.uniform(0, 100), 2)


def sample(seed):
    rng = random.Random(seed)
    # Some products are common and some are rare, on either side of the threshold.
    weights = [rng.choice([0.1, 0.4, 1, 3]) for _ in BASES]
    organisations = []
    for number in range(rng.choice([6, 12, 40])):
        systems = []
        for _ in range(rng.choice([0, 1, 4, 9])):
            base = rng.choices(range(len(BASES)), weights)[0]
            by = rng.choices(range(len(BASES)), weights)[0] if rng.random() < 0.4 else None
            systems.append({
                "base": base, "name": written(rng, BASES[base]), "by": by,
                "replacedBy": None if by is None else written(rng, BASES[by]),
                "supplier": rng.choice(SUPPLIERS + [None]), "quality": score(rng), "importance": score(rng),
                "lifecycle": rng.choice(STAGES + ["inUse", "inUse", None]),
            })
        organisations.append({"id": f"o{number:03}", "systems": systems})
    return {"seed": seed, "own": rng.choice(organisations)["id"], "organisations": organisations}


def lie(values):
    if len(values) < THRESHOLD:
        return None
    return [float(np.mean(values))] + [float(x) for x in np.percentile(values, [0, 25, 50, 75, 100])] + [len(values)]


def stage(systems):
    return max((s["lifecycle"] or "inUse" for s in systems), key=STAGES.index)


def of(organisation, base):
    return [s for s in organisation["systems"] if s["base"] == base]


def means(having, base, key):
    found = []
    for organisation in having:
        values = [s[key] for s in of(organisation, base)
                  if s[key] is not None and (s["lifecycle"] or "inUse") in ("inUse", "phasingOut")]
        if values:
            found.append(float(np.mean(values)))
    return found


def replacements(having, base, told):
    named = {}
    others = 0
    for organisation in having:
        by = {s["by"] for s in of(organisation, base)} - {None}
        for one in by & told:
            named[str(one)] = named.get(str(one), 0) + 1
        others += bool(by - told)
    return named, others


def expected(sample):
    organisations = sample["organisations"]
    having = {b: [o for o in organisations if of(o, b)] for b in range(len(BASES))}
    naming = {b: [o for o in organisations if any(s["by"] == b for s in o["systems"])] for b in range(len(BASES))}
    told = {b for b in having if max(len(having[b]), len(naming[b])) >= THRESHOLD}
    own = next(o for o in organisations if o["id"] == sample["own"])
    products = {}
    left = {}
    for base, there in having.items():
        if len(there) < THRESHOLD:
            continue
        named, others = replacements(there, base, told)
        products[str(base)] = {
            "stages": [sum(stage(of(o, base)) == s for o in there) for s in STAGES],
            "quality": lie(means(there, base, "quality")), "importance": lie(means(there, base, "importance")),
            "replacements": named, "otherReplacements": others,
        }
        rest = [o for o in there if o is not own]
        mine = [s for s in of(own, base) if (s["lifecycle"] or "inUse") in ("inUse", "phasingOut")]
        stages = [sum(stage(of(o, base)) == s for o in rest) for s in STAGES]
        if mine and len(rest) >= THRESHOLD and stages[1] + stages[2] > 0:
            left[str(base)] = {"stages": stages, "replacements": replacements(rest, base, told)[0]}
    withheld = sum(0 < len(there) < THRESHOLD for there in having.values())
    return {"products": products, "withheld": withheld, "left": left}


if __name__ == "__main__":
    samples = []
    for seed in range(24):
        one = sample(seed)
        one["expected"] = expected(one)
        samples.append(one)
    file = Path(__file__).with_name("products.json")
    file.write_text(json.dumps({"bases": BASES, "samples": samples}, ensure_ascii=False, separators=(",", ":")) + "\n")
