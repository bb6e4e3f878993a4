"""A collection with what makes comparisons hard: kinds of few, equal scores, missing factors, unknown populations."""
import json
import pathlib
import random


class World:
    """Summaries in a folder, begun by mogna generate and then made uneven by a seed."""

    def __init__(self, mogna, folder, seed=1, organisations=140):
        self.folder = pathlib.Path(folder)
        self.random = random.Random(seed)
        mogna("generate", "--summaries", "--organisations", str(organisations), "--respondents", "8", "--systems", "6",
              "--seed", str(seed), "-o", str(folder))
        for number, path in enumerate(sorted(self.folder.glob("*.json"))):
            self.change(path, lambda summary: self.make_uneven(summary, number))

    def change(self, path, how):
        """Rewrites a summary."""
        summary = json.loads(path.read_text(encoding="utf-8"))
        path.unlink()
        how(summary)
        path = self.folder / (summary["organisation"]["id"] + ".json")
        path.write_text(json.dumps(summary, ensure_ascii=False), encoding="utf-8")

    def make_uneven(self, summary, number):
        organisation = summary["organisation"]
        if number % 6 == 0:
            organisation["kind"] = ["region", "myndighet", "myndighet", "bolag"][number // 6 % 4]
        organisation["id"] = f"{organisation['kind']}-{number:04}"
        # Few counties, so that some are large enough, and some are not.
        organisation["county"] = ["01", "12", "14", "22", "25"][min(4, int(self.random.expovariate(1)))]
        if number % 4 == 0:
            organisation.pop("population", None)
        if number % 9 == 0:
            del organisation["county"]
        organisation["name"] = f"Prov \"{number}\", å\nrad"
        for result in summary["results"]:
            if number % 8 == 0 and result["instrument"] == "dimios":
                result["figures"] = [f for f in result["figures"] if f["measure"] != "factor/E1"]
            for figure in result["figures"]:
                if number % 3 == 0:
                    figure["score"] = round(figure["score"] / 10) * 10
        if number % 13 == 0:
            summary["results"] = [r for r in summary["results"] if r["year"] != 2025]

    def move_on(self):
        """Some measure anew, some leave, one comes."""
        paths = sorted(self.folder.glob("*.json"))
        for path in paths[5:12]:
            self.change(path, self.measure_anew)
        for path in paths[20:23]:
            path.unlink()
        newcomer = json.loads(paths[30].read_text(encoding="utf-8"))
        newcomer["organisation"]["id"] = "kommun-ny"
        (self.folder / "kommun-ny.json").write_text(json.dumps(newcomer), encoding="utf-8")

    def measure_anew(self, summary):
        for figure in summary["results"][-1]["figures"]:
            figure["score"] = self.random.randint(0, 100)
        summary["results"][-1]["figures"].pop()
