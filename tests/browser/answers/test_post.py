"""What the post does to the story: a mailbox that is gone, a mail server that is away."""

import pytest
from story import MINISTRY, OFFICE, READER

pytestmark = pytest.mark.slow

GONE = "gone-kabinet@example.org"
HOW_IT_STANDS = "SELECT state, due_on IS NOT NULL FROM correspondence_asking"
STEPS = "SELECT kind FROM correspondence_step ORDER BY id"


def work(hub):
    """The worker of the hub, until nothing is due."""
    hub.run("work", "--until-empty")


def test_a_letter_that_comes_back_stops_the_clock_until_another_office_has_it(story, hub, inbox):
    story.a_visitor_follows(lambda: work(hub))

    story.the_secretariat_sends(GONE)
    work(hub)

    assert inbox.of(GONE) == []
    assert hub.rows(HOW_IT_STANDS) == [("bounced", False)]
    page = story.secretariat
    page.goto(f"/board/of/{hub.begun['ministry']}/")
    assert page.get_by_text(story.say("mail came back")).count() == 1
    story.the_secretariat_mails_it_to(OFFICE)
    work(hub)
    assert len(inbox.of(OFFICE)) == 1
    assert hub.rows(HOW_IT_STANDS) == [("delivered", True)]
    asked = story.say("%(organisation)s was asked by letter.", organisation=MINISTRY)
    back = "The letter to %(organisation)s came back; another way is looked for."
    heard = [one.lines[0] for one in inbox.of(READER)[1:]]
    assert heard == [asked, story.say(back, organisation=MINISTRY), asked]


def test_a_mail_server_that_is_away_for_a_day_gets_each_letter_once(story, hub, inbox):
    inbox.close()
    story.the_secretariat_sends(OFFICE)
    work(hub)
    assert hub.rows(HOW_IT_STANDS) == [("sent", False)]

    inbox.open()
    for _again in range(2):
        hub.act("morning")
        work(hub)

    assert [one.to for one in inbox.clerk.mails] == [OFFICE]
    assert hub.rows(HOW_IT_STANDS) == [("delivered", True)]
    assert hub.rows(STEPS) == [("sent",), ("delivered",)]
