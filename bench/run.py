"""Import and typology beside sqlite3 and DuckDB, and how both grow; the log, the policies and lists. Every row is invented."""

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import forms
import import_peer
import trust
import typology_peer
from measure import line, median, once, pairs
from paths import LANTERN, RELEASE, ROOT


def rows_file(folder, rows):
    path = folder / f"htcds-{rows}.csv"
    with path.open("wb") as out:
        subprocess.run([RELEASE / "examples" / "htcds_rows", str(rows), "2388"], stdout=out, check=True)
    return path


def import_command(csv, data):
    return [LANTERN, "import", csv, "--agency", "bench", "--invented", "--data", data, "--json", "--language", "en"]


def bench_import(folder, csv, rows, times):
    data, database = folder / "data", folder / "peer.db"

    def fresh():
        shutil.rmtree(data, ignore_errors=True)
        database.unlink(missing_ok=True)

    script = import_peer.script(csv, folder)
    ours, peer = pairs(import_command(csv, data), ["sqlite3", database, f".read {script}"], times, fresh)
    print(f"import of {rows:,} HTCDS rows: sealed, encrypted, journalled, against sqlite3 .import with the same constraints")
    print(line("lantern import", ours, rows))
    print(line("sqlite3 .import", peer, rows))
    print(f"  ratio of CPU seconds: {ours.cpu_seconds / peer.cpu_seconds:.2f}\n")


def bench_typology(folder, csv, rows, times):
    data, plain = folder / "data", folder / "plain"
    shutil.rmtree(data, ignore_errors=True)
    once(import_command(csv, data))
    subprocess.run([RELEASE / "examples" / "plain_copy", data, plain], check=True, stdout=subprocess.DEVNULL)
    ours = [RELEASE / "examples" / "five_tables", "plain", plain]
    sealed = [RELEASE / "examples" / "five_tables", "sealed", data]
    peer = [sys.executable, ROOT / "bench" / "typology_peer.py", plain]
    # The time to start and to open the files is in both; it is measured apart, with no table asked.
    mine, theirs = pairs(ours, peer, times)
    mine_start, theirs_start = pairs([*ours, "none"], [*peer, "none"], times)
    once(sealed)  # builds the snapshot of the store; the next run only opens it
    encrypted = median([once(sealed) for _ in range(times)])
    ratio = (mine.cpu_seconds - mine_start.cpu_seconds) / (theirs.cpu_seconds - theirs_start.cpu_seconds)
    print(f"five typology tables over {rows:,} cases, plaintext copy of invented data (target: at most 1.3)")
    print(line("lantern, plaintext Parquet", mine))
    print(line("  of which starting", mine_start))
    print(line("DuckDB, the same files", theirs))
    print(line("  of which starting", theirs_start))
    print(line("lantern, encrypted Parquet", encrypted))
    print(f"  ratio of CPU seconds, whole programs: {mine.cpu_seconds / theirs.cpu_seconds:.2f}; without starting: {ratio:.2f}\n")


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--times", type=int, default=5)
    options.add_argument("--rows", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    asked = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="lantern-bench-") as name:
        folder = Path(name)
        forms.bench_forms(folder, asked.times)
        trust.bench_append(folder, asked.times)
        trust.bench_audit_and_policy(asked.times)
        trust.bench_list(folder, rows_file(folder, trust.CASES))
    for rows in asked.rows:
        with tempfile.TemporaryDirectory(prefix="lantern-bench-") as name:
            folder = Path(name)
            csv = rows_file(folder, rows)
            bench_import(folder, csv, rows, asked.times)
            # Counting is short next to importing, so it is always repeated.
            bench_typology(folder, csv, rows, max(asked.times, 5))


if __name__ == "__main__":
    main()
