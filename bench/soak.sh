#!/usr/bin/env bash
# A million invented rows in, twice, and the typology of them, with the memory they took.
set -euo pipefail
cd "$(dirname "$0")/.."
cargo build --quiet --release --workspace --bins --examples
exec python3 bench/soak.py
