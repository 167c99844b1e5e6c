"""What every test may use."""

import os
import tempfile
from pathlib import Path

# Tests never touch the hub of the person who runs them.
os.environ["MOSTURA_HOME"] = os.environ.get("MOSTURA_TEST_HOME") or tempfile.mkdtemp(
    prefix="mostura-tests-"
)
SHARED = Path(__file__).resolve().parents[2] / "shared"
