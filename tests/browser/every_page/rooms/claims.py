"""Accounts that differ, evidence that vanished or was withdrawn, for the walk through pages."""

from mostura.actor import CLOCK
from mostura.answer.claims.actions import looking, showing, stating
from mostura.answer.claims.actions.showing import Described
from mostura.answer.claims.actions.stating import Account
from mostura.answer.claims.policy.links import Seen
from mostura.ground.organisations.actions.registry import add_organisation
from mostura.ground.organisations.policy.registry import Facts, Named
from mostura.ground.people.models import Person
from mostura.ground.people.queries import actor_of


def things(asks, *, home):
    """The words that addresses of this room are put together from."""
    editor = actor_of(Person.objects.get(name="Ana editor"))
    office = actor_of(Person.objects.get(name="Ana secretariat"))
    ask, ours = asks[0], editor.organisation_id
    stating.claim(ask.pk, ours, Account("partly", "Погрешно језеро.", "sr"), by=editor)
    claim = stating.claim(ask.pk, ours, Account("begun", "Два мерења.", "sr"), by=editor)
    for name, level in (("Water Watch", "reversed"), ("Стража на језеру", "done")):
        monitor = add_organisation([Named("en", name)], facts=Facts(), by=office)
        stating.claim(ask.pk, monitor.pk, Account(level, monitor=True), by=office)
    address = "https://lake.example/"
    shown = [
        showing.add_link(claim, f"{address}{number}", Described("Merenja"), by=editor)
        for number in range(2)
    ]
    looking.note_look(shown[0], Seen(404, final_address=address), by=CLOCK)
    showing.withdraw_evidence(shown[1], reason="Друго језеро.", by=editor)
    return {"claim": claim.code, "evidence": shown[0].code}
