"""Receipts are shown once, and lead to what became of a thing."""

import pytest

from mostura.actor import CLOCK, Actor, Role
from mostura.ground.ledger.models import Entry
from mostura.ground.notices import queries
from mostura.ground.notices.actions.receipts import issue_receipts
from mostura.ground.notices.frames.links import receipt_digest, receipt_link, square_code
from mostura.ground.notices.models import Follower
from mostura.ground.notices.policy.following import Refusal, normal_code
from mostura.refused import Refused

PAPER, HALL = ("document", 3), ("recommendation", 9)


def test_a_receipt_follows_its_things_and_stands_nowhere(db):
    codes = issue_receipts([PAPER, HALL], number=3, language="sq", by=CLOCK)

    held = [
        queries.receipt_behind(CLOCK, receipt_digest(normal_code(code.lower()))) for code in codes
    ]
    assert len(set(codes)) == len({one.pk for one in held}) == 3
    assert [(one.kind, one.subject_id) for one in queries.follows_of(held[0])] == [PAPER, HALL]
    stored = str(list(Follower.objects.values())).lower()
    assert [code for code in codes if normal_code(code) in stored] == []


def test_the_ledger_knows_how_many_were_handed_out(db):
    issue_receipts([PAPER], number=30, language="sq", by=CLOCK)

    assert Entry.objects.get(event="ReceiptsIssued").data["number"] == 30


def test_members_hand_out_no_receipts(db):
    member = Actor(4, 2, frozenset({Role.MEMBER}))

    with pytest.raises(Refused) as refused:
        issue_receipts([PAPER], language="en", by=member)

    assert (refused.value.reason, Follower.objects.count()) == (Refusal.MAY_NOT_ISSUE, 0)


def test_a_receipt_can_be_photographed():
    link = receipt_link("7k2m9qxab3cd0f1g")

    assert link == "http://localhost:8000/receipt/7K2M-9QXA-B3CD-0F1G/"
    assert square_code(link).startswith("data:image/svg+xml")
