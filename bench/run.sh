#!/usr/bin/env bash
# Lantern beside its peers: whole programs, in one run, median of five. Prints ratios. Needs about fifteen minutes on two cores.
set -euo pipefail
cd "$(dirname "$0")/.."
command -v sqlite3 >/dev/null || { sudo=; [ "$(id -u)" -eq 0 ] || sudo=sudo; $sudo apt-get install -y -qq sqlite3 >/dev/null; }
[ -d target/bench-python ] || python3 -m venv target/bench-python
target/bench-python/bin/pip install --quiet --disable-pip-version-check duckdb==1.4.2
cargo build --quiet --release --workspace --bins --examples
exec target/bench-python/bin/python bench/run.py "$@"
