"""Followers of an ask hear once of what is claimed about it."""

from mostura.answer.claims import jobs
from mostura.answer.claims.actions import showing, stating
from mostura.answer.claims.actions.showing import Described
from mostura.answer.claims.policy.measuring import Level
from mostura.answer.recommendations.models import Recommendation
from mostura.ground.ledger.models import Delivery, Entry
from mostura.ground.notices.models import Occasion


def hear(event):
    """What the worker does with the newest event of this kind."""
    entry = Entry.objects.filter(event=event).order_by("number").last()
    jobs.tell_followers(entry.number, **entry.data)
    return Occasion.objects.filter(entry_number=entry.number)


def test_what_is_claimed_is_told_to_those_who_follow_the_ask_or_a_party(
    ask, says, member, house, ministry
):
    says(member, Level.PARTLY)

    occasion = hear("ClaimStated").get()

    assert occasion.sentence % occasion.values["en"] == ("Bridge House says how far it is: partly.")
    assert occasion.subjects == [
        ["recommendation", ask.pk],
        *(["organisation", pk] for pk in sorted((house.pk, ministry.pk))),
    ]
    assert occasion.address == f"/recommendations/{ask.code}/claims/"


def test_a_listener_that_runs_twice_tells_once(says, member):
    says(member)
    hear("ClaimStated")

    assert hear("ClaimStated").count() == 1


def test_evidence_and_what_is_taken_back_are_told(says, member):
    claim = says(member)
    showing.add_link(claim, "https://example.org/", Described("A"), by=member)
    stating.withdraw_claim(claim, reason="Too early.", by=member)

    told = [hear(event).get() for event in ("EvidenceAdded", "ClaimWithdrawn")]

    assert [one.sentence % one.values["en"] for one in told] == [
        "Bridge House shows evidence.",
        "Bridge House takes back what it said of how far it is.",
    ]


def test_of_what_is_not_public_nobody_is_told(says, member):
    says(member)
    Recommendation.objects.update(state="draft")

    assert hear("ClaimStated").count() == 0


def test_the_outbox_knows_who_hears(says, member):
    says(member)

    listeners = Delivery.objects.filter(entry__event="ClaimStated").values_list("listener")
    assert list(listeners) == [("mostura.answer.claims.jobs.tell_followers",)]
