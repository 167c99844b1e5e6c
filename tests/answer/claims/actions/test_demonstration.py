"""Claims about invented asks go with the demonstration; those about real ones stay."""

import pytest

from mostura.actor import CLOCK
from mostura.answer.claims.actions import demonstration, showing
from mostura.answer.claims.actions.showing import Described
from mostura.answer.claims.models import Claim, Evidence
from mostura.answer.claims.policy.claiming import Refusal
from mostura.answer.recommendations.models import Recommendation
from mostura.refused import Refused
from mostura.shell.removal import Removal


def test_claims_about_invented_asks_go_with_their_evidence(another_ask, says, member, ask):
    invented = another_ask("Paint the ferry.")
    Recommendation.objects.filter(pk=invented.pk).update(demonstration=True)
    real, shown = says(member), says(member, of=invented)
    showing.add_link(shown, "https://example.org/", Described("A"), by=member)

    done = demonstration.remove_demonstration(by=CLOCK)

    assert done == Removal(1)
    assert list(Claim.objects.all()) == [real]
    assert Evidence.objects.count() == 0


def test_nobody_but_the_machine_takes_them_away(member):
    with pytest.raises(Refused) as refused:
        demonstration.remove_demonstration(by=member)

    assert refused.value.reason == Refusal.NOT_YOUR_CLAIM
