"""Where the built programs are."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RELEASE = ROOT / "target" / "release"
LANTERN = RELEASE / "lantern"
