"""Every page of the hub, on three widths and in two scripts, as axe and a ruler see it."""

import re
import sys
import time
import tomllib
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings as hub
from django.core import mail
from django.template.loader import get_template
from django.test import RequestFactory
from django.urls import resolve
from django.utils.translation import override

from mostura.config.checks import all_patterns

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

AXE = Path(__file__).resolve().parents[3] / "node_modules" / "axe-core" / "axe.min.js"
WIDTHS = (1280, 768, 320)
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
KNOWN = ("the server responded", "does not conform to the required format")
"""What the console may say: a page answers with an error, and repeats a wrong day as typed."""
SCRIPTS = {"sr-latn": "sr-Latn", "sr": "sr-Cyrl"}

BARE = ("500.html", "503.html", "400.html")
FRAMED = ("429.html", "403.html", "shell/stale_form.html")
LOOK = """async () => {
  const found = await axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    resultTypes: ["violations"], elementRef: false, preload: false,
  });
  const told = found.violations.map(one => `${one.id}: ` + one.nodes.slice(0, 3).map(
    node => node.target.join(" ") + " " + node.html.slice(0, 90)).join(" | "));
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) {
    const wide = [...document.querySelectorAll("body *")].filter(
      one => one.checkVisibility() && one.getBoundingClientRect().right > root.clientWidth + 1);
    const pieces = wide.slice(0, 3).map(one => one.outerHTML.slice(0, 90));
    told.push(`scrolls sideways: ${pieces.join(" | ")}`);
  }
  return told;
}"""
WORDS = """() => {
  const told = [], levels = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter(
    one => one.checkVisibility()).map(one => Number(one.tagName[1]));
  if (levels.filter(one => one === 1).length !== 1) told.push(`headings: ${levels}`);
  levels.forEach((level, at) => {
    if (at && level > levels[at - 1] + 1) told.push(`a heading is left out: ${levels}`);
  });
  return told;
}"""
SEND_WRONG = """() => {
  const form = [...document.querySelectorAll("main form[method=post]")].find(
    one => one.querySelector(".field"));
  for (const one of form.querySelectorAll(".field input:not([type=hidden]), .field textarea")) {
    if (one.type === "checkbox" || one.type === "radio") one.checked = false;
    else if (one.type === "url") one.value = "no address";
    else one.value = "";
  }
  form.noValidate = true;
  form.requestSubmit();
}"""


ROOMS = [tomllib.loads(one.read_text()) for one in sorted(Path(__file__).parent.glob("*.toml"))]
"""The pages of each room, with who opens them, and its addresses that are no pages."""


def pages_of_rooms(part):
    """For each person, the pages of a part of the walk that the rooms bring."""
    more = [room.get(part, {}) for room in ROOMS]
    people = dict.fromkeys(who for one in more for who in one)
    return {who: [line for one in more for line in one.get(who, ())] for who in people}


class Walk:
    """One walk through the hub in one script: what was seen, what was found."""

    def __init__(self, browser, address, language):
        self.browser, self.address, self.language = browser, address, language
        self.found, self.seen, self.states, self.looks = [], set(), 0, 0

    def go(self, plan, cookies, things):
        """Everyone's pages, one person after another."""
        for who, lines in plan.items():
            page = self._page(cookies.get(who))
            for line in lines:
                self._visit(page, who, *read_line(line.format(**things)))
            page.context.close()

    def show(self, name, request=None):
        """A page of the hub that has no address: what broke, what is too much."""
        page = self._page(None)
        with override(self.language):
            words = get_template(name).render(request=request)
        page.route("**/trouble/", lambda route: route.fulfill(body=words, content_type="text/html"))
        page.goto("/trouble/")
        self._look(page, name)
        page.context.close()

    def sign_in(self, email):
        """The pages between an address and the hub."""
        page = self._page(None)
        page.goto("/sign-in/login/")
        page.locator("input[type=email]").fill(email)
        page.locator("form:has(input[type=email]) button").click()
        self._arrived(page)
        code = re.search(r"^ {4}(\S+)$", mail.outbox[-1].body, re.MULTILINE).group(1)
        page.locator("main input[name=code]").fill(code)
        page.locator("form:has(input[name=code]) button").first.click()
        self._arrived(page)
        page.context.close()

    def add_passkey(self, session):
        """The pages that only someone with a passkey finds."""
        page = self._page(session)
        devtools = page.context.new_cdp_session(page)
        devtools.send("WebAuthn.enable")
        devtools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
        page.goto("/sign-in/factors/webauthn/add/")
        with page.expect_navigation():
            page.locator("main form .btn").click()
        page.goto("/sign-in/factors/webauthn/")
        links = page.locator("main a[href*='/webauthn/']")
        found = {one.get_attribute("href") for one in links.all()}
        for path in sorted(found | {"/sign-in/factors/webauthn/reauthenticate/"}):
            self._visit(page, "newcomer", path, 200, wrong=False)
        page.context.close()

    def _arrived(self, page):
        path = urlsplit(page.url).path
        self.seen.add(resolve(path).url_name)
        self._look(page, path)

    def _page(self, session):
        context = self.browser.new_context(
            base_url=self.address, viewport={"width": 1280, "height": 900}
        )
        context.set_default_timeout(15_000)
        cookies = {hub.LANGUAGE_COOKIE_NAME: self.language}
        if session:
            cookies[hub.SESSION_COOKIE_NAME] = session
        context.add_cookies(
            [{"name": one, "value": said, "url": self.address} for one, said in cookies.items()]
        )
        context.add_init_script(path=AXE)
        page = context.new_page()
        page.on("console", self._hear)
        page.on("pageerror", lambda fault: self.found.append(f"{page.url}: {fault}"))
        return page

    def _hear(self, said):
        known = any(words in said.text for words in KNOWN)
        if said.type in {"error", "warning"} and not known:
            self.found.append(f"{said.page.url}: console: {said.text}")

    def _visit(self, page, who, path, status, wrong):
        answer = page.goto(path)
        if answer.status != status or urlsplit(page.url).path != urlsplit(path).path:
            self.found.append(f"{who} {path}: {answer.status} {page.url}")
            return
        if status == 200:
            self.seen.add(resolve(urlsplit(path).path).url_name)
        self._look(page, f"{who} {path}")
        if wrong:
            with page.expect_navigation():
                page.evaluate(SEND_WRONG)
            if not page.locator(".errorlist, .message.error, .message.warning").count():
                self.found.append(f"{who} {path}: nothing says what is wrong")
            self._look(page, f"{who} {path} with a mistake", widths=WIDTHS[-1:])

    def _look(self, page, where, *, widths=WIDTHS):
        told = page.evaluate(WORDS)
        if page.get_attribute("html", "lang") != SCRIPTS[self.language]:
            told.append(f"lang is {page.get_attribute('html', 'lang')}")
        self.found += [f"{where}: {one}" for one in told]
        self.states += 1
        for width in widths:
            page.set_viewport_size({"width": width, "height": 900})
            self.looks += 1
            self.found += [f"{where} at {width}: {one}" for one in page.evaluate(LOOK)]
        page.set_viewport_size({"width": WIDTHS[0], "height": 900})


def read_line(line):
    """The address, the status it answers with, and whether to send its form empty."""
    path, _space, rest = line.partition(" ")
    return path, int(rest) if rest.isdecimal() else 200, rest == "!"


@pytest.mark.parametrize("language", SCRIPTS)
def test_every_page_is_open_to_everyone(browser, live_server, crew, furnish, language, capsys):
    if not AXE.exists():
        pytest.skip("axe-core is missing: npm ci")
    began = time.monotonic()
    walk = Walk(browser, live_server.url, language)

    walk.go(pages_of_rooms("empty"), crew, {})
    walk.go(pages_of_rooms("full"), crew, furnish())
    walk.sign_in("ana.member@example.org")
    walk.sign_in("iva.nepoznata@example.org")
    walk.add_passkey(crew["newcomer"])
    for name in BARE:
        walk.show(name)
    for name in FRAMED:
        walk.show(name, RequestFactory().get("/"))

    names = {pattern.name for _path, pattern in all_patterns()}
    acts = {name for room in ROOMS for name in room.get("acts", ())}
    walk.found += [f"{name} is not visited" for name in sorted(names - walk.seen - acts)]
    walk.found += [f"{name} is a page" for name in sorted(walk.seen & acts)]
    with capsys.disabled():
        seconds = time.monotonic() - began
        pages = f"{len(walk.seen)} addresses, {walk.states} states"
        sys.stdout.write(f" {language}: {pages}, {walk.looks} looks, {seconds:.0f} s ")
    if walk.found:
        pytest.fail("\n".join(walk.found), pytrace=False)
