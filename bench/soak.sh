#!/usr/bin/env bash
# The long run: a million tampered notes and proofs, thousands of kills and power cuts; then a million invented rows in, twice,
# and the typology of them, with the memory they took.
set -euo pipefail
cd "$(dirname "$0")/.."
cargo build --quiet --release --workspace --bins --examples
LANTERN_SOAK=1 cargo test --release --package lantern-ledger
LANTERN_SOAK=1 foundation/store/tests/with-postgres.sh cargo test --release --package lantern-store -- tiles crash
exec python3 bench/soak.py
