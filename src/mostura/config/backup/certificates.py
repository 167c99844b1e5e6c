"""Certificates of drills: what was proven, when, and how long it took."""

import dataclasses
import datetime as dt
import json
from pathlib import Path

from mostura.config.backup import places

DRILL_DAYS = 30  # older than this, nobody knows whether the backups still open


@dataclasses.dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a drill looked at."""

    what: str
    holds: bool
    detail: str


@dataclasses.dataclass(frozen=True, slots=True)
class Certificate:
    """The outcome of one drill."""

    drilled_at: str
    backup: str
    bytes: int
    seconds: float
    findings: list[Finding]

    @property
    def passed(self) -> bool:
        """Whether everything held."""
        return bool(self.findings) and all(one.holds for one in self.findings)

    def text(self) -> str:
        """The certificate for people."""
        outcome = "would bring the hub back, whole" if self.passed else "DOES NOT HOLD"
        size = f"{self.bytes / 1e6:.1f} MB"
        lines = [f"Drill of {self.drilled_at}", f"{self.backup} ({size}) {outcome}."]
        lines += [
            f"  {'holds' if one.holds else 'FAILS':<6} {one.what:<11} {one.detail}"
            for one in self.findings
        ]
        return "\n".join([*lines, f"Restored and verified in {self.seconds} seconds."])


def write(certificate: Certificate, folder: Path) -> Path:
    """Keep the certificate as text and as JSON; returns the place of the text."""
    shelf = folder / "certificates"
    shelf.mkdir(parents=True, exist_ok=True)
    moment = dt.datetime.fromisoformat(certificate.drilled_at)
    path = shelf / f"drill-{places.stamp(moment)}.txt"
    path.write_text(certificate.text() + "\n")
    said = dataclasses.asdict(certificate) | {"passed": certificate.passed}
    path.with_suffix(".json").write_text(json.dumps(said, indent=1))
    return path


def last_passed_at(folder: Path) -> dt.datetime | None:
    """The moment of the last drill that held."""
    for path in sorted((folder / "certificates").glob("drill-*.json"), reverse=True):
        said = json.loads(path.read_text())
        if said["passed"]:
            return dt.datetime.fromisoformat(said["drilled_at"])
    return None


def is_overdue(drilled_at: dt.datetime | None, now: dt.datetime) -> bool:
    """Whether it is too long ago that a backup was proven to open."""
    return drilled_at is None or now - drilled_at > dt.timedelta(days=DRILL_DAYS)
