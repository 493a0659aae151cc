"""A million rows in, the same file again, the typology; every number must agree and memory must stay bounded."""

import json
import subprocess
import tempfile
from pathlib import Path

from measure import line, once
from paths import LANTERN, RELEASE

ROWS = 1_000_000
MEMORY_BYTES_MAX = 1536 * 2**20


def report(command):
    return json.loads(subprocess.run(command, check=False, capture_output=True, text=True).stdout)


def main():
    with tempfile.TemporaryDirectory(prefix="lantern-soak-") as name:
        folder = Path(name)
        csv, data = folder / "rows.csv", folder / "data"
        with csv.open("wb") as out:
            subprocess.run([RELEASE / "examples" / "htcds_rows", str(ROWS), "7"], stdout=out, check=True)
        command = [LANTERN, "import", csv, "--agency", "soak", "--invented", "--data", data, "--json"]
        first = once(command)
        print(line("import", first, ROWS))
        again = report(command)
        assert again["read"] == ROWS and again["unchanged"] + again["rejected"] == ROWS and again["new"] == 0, again
        typology = once([LANTERN, "typology", "--data", data, "--json"])
        print(line("typology, with the snapshot", typology))
        for run in (first, typology):
            assert run.peak_bytes < MEMORY_BYTES_MAX, f"{run.peak_bytes / 2**20:.0f} MiB"


if __name__ == "__main__":
    main()
