"""What mogna export writes, for loaders: the tables' columns, and where their files are (docs/tables.md)."""
import pathlib

TEXT, WHOLE, REAL, TRUTH = "text", "whole", "real", "truth"
BY_YEAR = {"instrument": TEXT, "year": WHOLE}
BY_EXPORT = {"export": WHOLE}

COLUMNS = {
    "organisations": {
        "organisation": TEXT, "name": TEXT, "kind": TEXT, "county": TEXT, "population": WHOLE,
        "is_generated": TRUTH, "is_member": TRUTH, "shared": TEXT,
    },
    "results": {
        "organisation": TEXT, "version": TEXT, "respondents": WHOLE, "invited": WHOLE, "organisation_type": TEXT,
    },
    "figures": {"organisation": TEXT, "measure": TEXT, "score": REAL, "deviation": REAL, "answers": WHOLE},
    "portfolios": {
        "organisation": TEXT, "systems": WHOLE, "assessed": WHOLE, "annual_cost": REAL, "develop": WHOLE,
        "modernise": WHOLE, "keep": WHOLE, "retire": WHOLE, "retired": WHOLE,
    },
    "products": {
        "organisation": TEXT, "name": TEXT, "supplier": TEXT, "quality": REAL, "importance": REAL, "lifecycle": TEXT,
        "replacement": TEXT,
    },
    "initiatives": {"organisation": TEXT, "category": TEXT, "description": TEXT},
    "withheld": {"measure": TEXT, "basis": TEXT, "kind": TEXT, "group_key": TEXT},
}


def folders(table):
    """The columns that folders are named by."""
    return {**(BY_YEAR if table in ("results", "figures", "withheld") else {}), **BY_EXPORT}


def parts(folder, table, suffix):
    """Each file of a table, with what its folders say."""
    for path in sorted(pathlib.Path(folder, table).glob("**/part." + suffix)):
        steps = path.relative_to(pathlib.Path(folder, table)).parts[:-1]
        yield path, dict(step.split("=", 1) for step in steps)


def views():
    """The statements of Data/sql, in the order of their names, as they are."""
    folder = pathlib.Path(__file__).resolve().parents[3] / "Data" / "sql"
    return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.sql"))]
