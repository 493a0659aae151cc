"""The check of a registration in bulk, and how a screening treats groups. No open peer screens for trafficking; the limit beside it is reading the rows."""

import subprocess

from measure import line, median, once
from paths import LANTERN, RELEASE

ROWS, PEOPLE, SEED = 100_000, 10_000, 2388


def bench_forms(folder, times):
    rows = folder / "registration.csv"
    check = [RELEASE / "examples" / "check_rows", rows, str(ROWS)]
    ours = median([once(check) for _ in range(times)])
    reading = median([once([LANTERN, "codebook", rows, "--json"]) for _ in range(times)])
    print(f"check of a registration: {ROWS:,} invented rows judged, each by itself, in constant memory")
    print(line("judged", ours, ROWS))
    print(line("only read and counted (lantern codebook)", reading, ROWS))
    print()
    print(subprocess.run([RELEASE / "examples" / "fairness", str(PEOPLE), str(SEED)], check=True, capture_output=True, text=True).stdout)
