"""The peer of the typology: DuckDB on the same Parquet files, the same five groupings. Usage: typology_peer.py FOLDER [none]"""

import sys
from pathlib import Path

import duckdb

FIVE = [
    "exploitation_area",
    "sex, age_broad, citizenship, displacement",
    "form, sex, age_broad",
    "control",
    "route",
]


def main():
    folder = Path(sys.argv[1])
    connection = duckdb.connect()
    connection.execute("set threads = 2")
    connection.execute(f"create view records as select * from read_parquet('{folder / 'records.parquet'}')")
    if len(sys.argv) > 2:
        connection.execute("select 1").fetchall()
        return
    for columns in FIVE:
        connection.execute(f"select {columns}, count(*) from records where counted = 1 group by {columns}").fetchall()


if __name__ == "__main__":
    main()
