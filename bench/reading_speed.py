"""How long a PDF of 100 pages takes to be read, and how much memory, command and all."""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    Flowable,
    ListFlowable,
    ListItem,
    PageBreak,
    Paragraph,
    SimpleDocTemplate,
)

PAGES = 100
MOST_SECONDS = 3.0
MOST_MEMORY = 300  # MB
FONTS = Path("/usr/share/fonts/truetype/noto")
TOLD = (
    "The mayors of four towns met the river guards and the teachers for two days in spring. ",
    "Градоначелници четири места срели су се са чуварима реке и учитељима у пролеће. ",
    "Kryetarët e katër qyteteve u takuan me rojet e lumit dhe me mësuesit në pranverë. ",
    "Градоначалниците на четири града се сретнаа со чуварите на реката во пролетта. ",
)
ASKED = (
    "The town of {town} should mend its dam before the snow melts, and tell all who live below.",
    "Општина {town} треба да поправи насип пре пролећа и да о томе обавести становнике.",
    "Bashkia {town} duhet ta riparojë pendën para pranverës dhe të njoftojë banorët.",
    "Општината {town} треба да го поправи насипот пред пролет и да ги извести жителите.",
)


def main() -> int:
    """Print seconds and peak memory; the exit status says whether both are within bounds."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.pdf"
        make_report(path)
        seconds, memory, read = measure(path)
    print(f"pages            {read['pages']}")
    print(f"characters       {read['characters']:,}")
    print(f"suggestions      {len(read['suggestions']):,}")
    print(f"seconds          {seconds:.2f}   (at most {MOST_SECONDS})")
    print(f"peak memory, MB  {memory:.0f}   (at most {MOST_MEMORY})")
    return int(seconds > MOST_SECONDS or memory > MOST_MEMORY)


def measure(path: Path) -> tuple[float, float, dict]:
    """Seconds on the wall and peak megabytes of the largest process of the command."""
    words = [sys.executable, "-m", "mostura.engines.reading", str(path), "--json"]
    words += region_pack()
    begin = time.perf_counter()
    with subprocess.Popen(words, stdout=subprocess.PIPE) as running:
        printed = running.stdout.read()
        _, status, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - begin
    if running.returncode:
        raise SystemExit(f"the command ended with {running.returncode}")
    return seconds, used.ru_maxrss / 1024, json.loads(printed)


def region_pack() -> list[str]:
    """The registry and themes of the region pack, where it is built."""
    pack = Path(__file__).parents[1] / "src" / "mostura" / "regions" / "western_balkans"
    options: list[str] = []
    for option, file in (("--registry", "institutions.json"), ("--themes", "themes.json")):
        if (pack / file).exists():
            options += [option, str(pack / file)]
    return options


def make_report(path: Path) -> None:
    """A report of our own words in four languages, with headers, headings and lists."""
    for name, file in (("Noto", "NotoSans-Regular.ttf"), ("NotoBold", "NotoSans-Bold.ttf")):
        if not (FONTS / file).exists():
            raise SystemExit("no Noto fonts here; `apt-get install fonts-noto-core` brings them")
        pdfmetrics.registerFont(TTFont(name, FONTS / file))
    text = ParagraphStyle("text", fontName="Noto", fontSize=10.5, leading=14, spaceAfter=7)
    heading = ParagraphStyle("heading", fontName="NotoBold", fontSize=14, leading=19, spaceAfter=7)

    def furniture(canvas, document) -> None:
        canvas.setFont("Noto", 8)
        canvas.drawString(60, 805, "River Towns Forum, spring 2031")
        canvas.drawCentredString(300, 30, f"Page {document.page} of {PAGES}")

    flow: list[Flowable] = []
    for number in range(PAGES):
        told, asked = TOLD[number % 4], ASKED[number % 4]
        flow.append(Paragraph(f"{number + 1}. Day {number + 1} of the forum", heading))
        flow += [Paragraph(told * repeat, text) for repeat in (6, 7, 6, 5)]
        asks = [Paragraph(asked.format(town=f"Brod {number * 5 + ask}"), text) for ask in range(5)]
        flow.append(ListFlowable([ListItem(ask) for ask in asks], bulletType="bullet"))
        flow.append(PageBreak())
    SimpleDocTemplate(str(path), pagesize=A4).build(
        flow, onFirstPage=furniture, onLaterPages=furniture
    )


if __name__ == "__main__":
    sys.exit(main())
