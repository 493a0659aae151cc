"""The peer of the import: sqlite3's own .import of the same CSV into a table with the constraints that a row must meet."""

import csv
from pathlib import Path

# What Lantern checks of each row: the key is there and unique, dates are dates. Code lists are checked as lists of what occurs.
KEYS = ("vic_ID", "prs_ID", "cas_ID")
CODES_MAX = 60
SAMPLE_ROWS = 20_000


def script(path, folder):
    """Writes the script that sqlite3 reads; answers its path."""
    with Path(path).open(newline="", encoding="utf-8-sig") as file:
        reader = csv.DictReader(file)
        headings = reader.fieldnames or []
        seen = {heading: set() for heading in headings}
        for row, _ in zip(reader, range(SAMPLE_ROWS)):
            for heading, value in row.items():
                if len(seen[heading]) <= CODES_MAX:
                    seen[heading].add(value)
    key = next((name for name in KEYS if name in headings), headings[0])
    columns = []
    for heading in headings:
        name = f'"{heading}"'
        check = ""
        if heading == key:
            check = " not null unique check (length({0}) > 0)".format(name)
        elif "Date" in heading:
            check = f" check ({name} = '' or {name} glob '[0-9][0-9][0-9][0-9]*')"
        elif len(seen[heading]) <= CODES_MAX:
            values = ", ".join("'" + value.replace("'", "''") + "'" for value in sorted(seen[heading]))
            check = f" check ({name} in ({values}))"
        columns.append(f"{name} text{check}")
    out = Path(folder) / "import.sql"
    out.write_text(
        "pragma journal_mode = wal;\npragma synchronous = full;\n"
        f"create table record ({', '.join(columns)});\n.mode csv\n.import --skip 1 {path} record\n",
        encoding="utf-8",
    )
    return out
