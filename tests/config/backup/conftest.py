"""Hubs of their own, which commands can be run on."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "crash" / "hub"))
sys.path.insert(0, str(Path(__file__).resolve().parent / "forging"))
