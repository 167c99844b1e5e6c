"""The page of what the hub did not take."""

import pytest
from django.test import RequestFactory

from mostura.actor import Actor, Role
from mostura.ground.vault import actions, views
from mostura.ground.vault.policy import NotKept
from mostura.shell.audience import audience_of

SECRETARIAT = Actor(4, 1, frozenset({Role.SECRETARIAT}))


@pytest.mark.django_db
def test_the_secretariat_sees_what_is_in_quarantine_and_why(upload, member):
    with pytest.raises(NotKept):
        actions.keep_file(upload(b"{\\rtf1 words}", "plan.rtf"), by=member)
    request = RequestFactory().get("/files/quarantine/")
    request.actor = SECRETARIAT

    page = views.quarantine(request).content.decode()

    assert "plan.rtf" in page
    assert "This kind of file cannot be read." in page


def test_only_the_secretariat_may_come():
    audience = audience_of(views.quarantine)

    admitted = [audience.admits(Actor(1, 1, frozenset({role}))) for role in Role]

    assert admitted == [role == Role.SECRETARIAT for role in Role]
