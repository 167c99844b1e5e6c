"""Photographs the pages of a running demonstration, to be looked at: 390 and 1280 px, two scripts.

Needs a hub that stands, such as the one of `make run`: ADDRESS=http://localhost:8000 make shots
"""

import os
import re
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ADDRESS = os.environ.get("ADDRESS", "http://localhost:8000").rstrip("/")
CHROMIUM = os.environ.get("MOSTURA_CHROMIUM", "/usr/bin/chromium")
FOLDER = Path(os.environ.get("SHOTS", "var/shots"))
WIDTHS = (390, 1280)
LANGUAGES = ("en", "sr", "sr-latn", "sq", "mk")
PUBLIC = (
    "/", "/recommendations/", "/documents/", "/organisations/", "/places/", "/themes/", "/about/",
    "/sign-in/login/", "/gallery/",
)  # fmt: skip
MEMBERS = ("/desk/", "/documents/in-the-works/", "/documents/add/", "/colleagues/", "/account/")


def main(languages: list[str]) -> int:
    """Photograph everything in the languages named, or in all."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        for language in languages or LANGUAGES:
            for width in WIDTHS:
                context = browser.new_context(viewport={"width": width, "height": 900})
                context.add_cookies([{"name": "language", "value": language, "url": ADDRESS}])
                page = context.new_page()
                photograph(page, [*PUBLIC, *found_on(page)], f"{language}-{width}")
                if enter(page):
                    photograph(page, [*MEMBERS, *reviews_on(page)], f"{language}-{width}-member")
                context.close()
        browser.close()
    print(f"The pictures lie in {FOLDER}.")
    return 0


def photograph(page: Page, paths: list[str], name: str) -> None:
    """One picture of each page, and a word where it is wider than the window."""
    for path in paths:
        page.goto(ADDRESS + path)
        title = re.sub(r"\W+", "-", path).strip("-") or "front"
        page.screenshot(path=FOLDER / f"{title}-{name}.png", full_page=True)
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            print(f"{path} scrolls sideways: {name}")


def found_on(page: Page) -> list[str]:
    """One recommendation, one document, one addressee, one organisation, one place."""
    found = []
    for start, pattern in (
        ("/recommendations/", r"^/recommendations/\w{8}/$"),
        ("/recommendations/", r"^/recommendations/of/"),
        ("/documents/", r"^/documents/\w{8}/$"),
        ("/organisations/", r"^/organisations/[\w-]+/$"),
        ("/places/", r"^/places/[\w-]+/$"),
    ):
        found += links(page, start, pattern)[:1]
    return found


def reviews_on(page: Page) -> list[str]:
    """A review desk with something to decide."""
    return links(page, "/documents/in-the-works/", r"/review/$")[:1]


def links(page: Page, start: str, pattern: str) -> list[str]:
    """The addresses on a page that look like this."""
    page.goto(ADDRESS + start)
    paths = page.eval_on_selector_all("main a", "all => all.map(one => one.getAttribute('href'))")
    return [path for path in paths if path and re.search(pattern, path)]


def enter(page: Page) -> bool:
    """Sign in as the demonstration's editor, by its printed link."""
    command = [sys.executable, "-m", "mostura", "demo", "links"]
    printed = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    link = re.search(r"(?m)^.*editor.*?(/enter/\S+)", printed, re.IGNORECASE)
    if not link:
        return False
    page.goto(ADDRESS + link.group(1))
    page.get_by_role("main").get_by_role("button").first.click()
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
