"""Several people, and the machine, at the register at the same time."""

import threading

import pytest
from django.db import connection

from mostura.actor import CLOCK
from mostura.answer.recommendations.actions import describing, joining, reviewing
from mostura.answer.recommendations.frames import passages
from mostura.answer.recommendations.models import Recommendation
from mostura.answer.recommendations.policy import State
from mostura.listen.documents.policy import Decision

pytestmark = pytest.mark.django_db(transaction=True)

TURNS = 12  # enough for a ring of waiting to close, were there one


def at_once(*acts):
    """Run acts at the same time, each with a connection of its own; what went wrong, as text."""
    faults, ready = [], threading.Barrier(len(acts))

    def run(act):
        try:
            ready.wait(10)
            for turn in range(TURNS):
                act(turn)
        except Exception as fault:
            faults.append(f"{type(fault).__name__}: {fault}")
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return faults


def edited(ask, text, by):
    """An edit that says something new, with the version as it stands."""
    version = Recommendation.objects.get(pk=ask.pk).version
    values = {"text": text, "language": "en", "addressees": [], "themes": [], "countries": []}
    describing.edit_recommendation(ask, version=version, values=values, by=by)


@pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite lets one writer in at a time: no ring there"
)
def test_edits_stand_beside_families_and_documents_that_come_and_go(
    published, document, suggestions, editor, secretariat
):
    one, two, three = published

    def families(_turn):
        joining.join_recommendations(three, one, by=secretariat)
        joining.part_recommendation(one, by=secretariat)

    faults = at_once(
        lambda turn: edited(one, f"Mend the bridge, {turn}.", editor),
        lambda turn: edited(three, f"Open the hall, {turn}.", editor),
        families,
    )
    faults += at_once(
        lambda turn: turn or reviewing.withdraw_asks(document, reason="Ours no more.", by=editor),
        lambda turn: edited(two, f"Fund the clubs, {turn}.", editor),
    )

    states = set(Recommendation.objects.values_list("state", flat=True))
    assert (faults, states) == ([], {State.WITHDRAWN})


def test_texts_are_compared_while_others_may_write(published, make, monkeypatch):
    compare, held = passages.alike, []

    def watched(*texts):
        held.append(connection.in_atomic_block)
        return compare(*texts)

    monkeypatch.setattr(passages, "alike", watched)
    again = make(published[0].text, title="The same again")

    noted = reviewing.note_likenesses(again.pk, by=CLOCK)

    assert (held, noted) == ([False], 1)
    assert {one.decision for one in again.suggestions.all()} == {Decision.OPEN}
