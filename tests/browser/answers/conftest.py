"""A hub in processes of its own: its pages, its worker, and a mail server on loopback."""

import contextlib
import dataclasses
import json
import logging
import os
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.utils.translation import gettext, override

HERE = Path(__file__).resolve().parent
CRASH = HERE.parents[1] / "crash" / "hub"
CHECKOUT = HERE.parents[2]
sys.path[:0] = [str(CRASH), str(HERE / "hub")]


@pytest.fixture
def inbox(caplog):
    """A mail server that keeps what it takes."""
    from inbox import Inbox

    caplog.set_level(logging.ERROR, logger="mail.log")
    with Inbox() as opened:
        yield opened


@pytest.fixture
def hub(tmp_path, inbox):
    """A hub that serves its pages; `hub.begun` says what is in it."""
    import living

    database = living.new_database(os.environ.get("MOSTURA_DATABASE", ""), "answers")
    port = living.free_port()
    made = _hub_class()(tmp_path / "hub", database, mail=inbox.address, port=port)
    made.furnish()
    with contextlib.ExitStack() as stack:
        stack.callback(living.drop_database, database)
        stack.enter_context(made.serving(port))
        yield made


@pytest.fixture
def worker(hub):
    """The worker of the hub, in a process of its own for as long as the test lasts."""
    with hub.process("work") as process:
        yield process


def _hub_class():
    import living

    @dataclasses.dataclass
    class Hub(living.Hub):
        """A hub with pages at an address of its own, whose mail goes to our mail server."""

        settings: str = "mostura.config.settings"
        mail: str = ""
        port: int = 0
        begun: dict = dataclasses.field(default_factory=dict)

        @property
        def address(self):
            return f"http://127.0.0.1:{self.port}"

        def environment(self):
            more = {"MOSTURA_MAIL": self.mail, "MOSTURA_ADDRESS": self.address}
            return super().environment() | more

        def act(self, *words):
            """Something that no page does: a beginning, a morning."""
            return self.run(*words, program=(str(HERE / "hub" / "story_rows.py"),)).stdout

        def furnish(self):
            self.home.mkdir()
            for part in ("lexica", "region"):
                (self.home / part).symlink_to(Path(settings.MOSTURA_HOME) / part)
            self.migrate()
            self.run("collectstatic", "--noinput", "-v0")
            self.begun.update(json.loads(self.act("begin")))

    return Hub


@pytest.fixture
def language():
    """The interface of everyone in the story."""
    return "sr-latn"


@pytest.fixture
def say(language):
    """A sentence of the hub as this interface says it."""

    def said(sentence, **values):
        with override(language):
            return gettext(sentence) % values if values else gettext(sentence)

    return said


@pytest.fixture
def someone(browser, hub, language):
    """A person with a browser of their own: a visitor, or who has a name in the hub."""
    opened = []

    def enter(name=""):
        context = browser.new_context(base_url=hub.address, locale="sr-RS")
        context.set_default_timeout(20_000)
        cookies = {settings.LANGUAGE_COOKIE_NAME: language}
        if name:
            cookies["session"] = hub.begun["cookies"][name]
        context.add_cookies(
            [{"name": one, "value": said, "url": hub.address} for one, said in cookies.items()]
        )
        opened.append(context)
        return context.new_page()

    yield enter
    for context in opened:
        context.close()


@pytest.fixture
def story(hub, inbox, someone, say, language):
    """Those who are in the story, with a browser each."""
    from story import Story

    return Story(hub, inbox, someone, say, language)
