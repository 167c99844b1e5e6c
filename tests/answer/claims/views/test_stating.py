"""Everyone reads who says what; members say it, and keep what they typed when it is not taken."""

import pytest

from mostura.actor import Role
from mostura.answer.claims.actions import showing, stating
from mostura.answer.claims.actions.showing import Described
from mostura.answer.claims.models import Claim
from mostura.answer.claims.policy.claiming import Refusal
from mostura.answer.claims.policy.measuring import Level
from mostura.answer.recommendations.models import Recommendation


@pytest.fixture
def desk(client_of, house):
    """A member of the organisation who has signed in."""
    return client_of(Role.MEMBER, house)


@pytest.fixture
def counter(client_of, office):
    """Somebody of the secretariat who has signed in."""
    from mostura.ground.organisations.models import Organisation

    return client_of(Role.SECRETARIAT, Organisation.objects.get(pk=office.organisation_id))


def filled(house, **more):
    return {"whose": house.pk, "level": "begun", "language": "en", "replacing": "0", **more}


def text_of(response):
    return " ".join(response.content.decode().split())


def test_a_visitor_sees_every_account_the_mean_and_the_spread(client, ask, disputed):
    page = text_of(client.get(f"/recommendations/{ask.code}/claims/"))

    assert "Mean 0.67 of 2 accounts, from 0.33 to 1.00. They do not agree." in page
    assert "Ministry of Bridges: done" in page
    assert "Bridge House: begun" in page
    assert "mean 0.67</text>" in page
    assert "Say how far it is" not in page


def test_silence_is_said(client, ask):
    page = text_of(client.get(f"/recommendations/{ask.code}/claims/"))

    assert "Nobody has said how far this is." in page


def test_a_draft_has_no_page_for_visitors(client, ask):
    Recommendation.objects.update(state="draft", published_at=None)

    assert client.get(f"/recommendations/{ask.code}/claims/").status_code == 404


def test_a_member_says_how_far_it_is(desk, ask, house):
    response = desk.post(
        f"/recommendations/{ask.code}/claim/", filled(house, note="Two of seven arches stand.")
    )

    assert response.url == f"/recommendations/{ask.code}/claims/"
    stated = Claim.objects.get()
    assert (stated.organisation, stated.level, stated.note) == (
        house,
        "begun",
        "Two of seven arches stand.",
    )


def test_a_member_speaks_for_no_other(desk, ask, ministry):
    response = desk.post(f"/recommendations/{ask.code}/claim/", filled(ministry))

    assert response.status_code == 200
    assert Claim.objects.count() == 0


def test_a_member_is_offered_what_was_said_last(desk, ask, says, member):
    says(member, Level.PARTLY)

    response = desk.get(f"/recommendations/{ask.code}/claim/")

    assert response.context["form"]["level"].value() == "partly"
    assert "your organisation said: Partly" in text_of(response)


def test_of_two_colleagues_the_second_is_told_and_can_go_on(desk, ask, says, member, house):
    says(member, Level.DONE)
    address = f"/recommendations/{ask.code}/claim/"

    response = desk.post(address, filled(house, note="Not yet."))

    page = text_of(response)
    assert str(Refusal.CHANGED_MEANWHILE.label) in page
    assert "Not yet." in page
    now = Claim.objects.get().pk
    assert f'name="replacing" value="{now}"' in page
    desk.post(address, filled(house, note="Not yet.", replacing=now))
    assert Claim.objects.get(superseded_at=None).note == "Not yet."


def test_a_flood_is_refused_in_words_and_keeps_what_was_typed(desk, ask, says, member, house):
    for level in [Level.BEGUN, Level.DONE] * 2 + [Level.BEGUN]:
        seen = says(member, level)

    response = desk.post(
        f"/recommendations/{ask.code}/claim/",
        filled(house, level="done", note="Now it is.", replacing=seen.pk),
    )

    page = text_of(response)
    assert "This was changed five times within a day." in page
    assert "Now it is." in page


def test_the_secretariat_writes_in_a_monitors_view(counter, ask, body):
    monitor = body("River Watch")
    values = filled(monitor, whose="monitor", monitor="river watch", level="partly")

    counter.post(f"/recommendations/{ask.code}/claim/", values)

    stated = Claim.objects.get()
    assert (stated.party, stated.organisation) == ("monitor", monitor)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("", "Name the monitor whose view this is."),
        ("Nobody Knows", "Not in the registry: Nobody Knows. Add it there first."),
        ("Ministry of Bridges", "it is no independent monitor"),
    ],
)
def test_a_monitor_must_be_named_and_independent(counter, ask, house, name, words):
    values = filled(house, whose="monitor", monitor=name)

    page = text_of(counter.post(f"/recommendations/{ask.code}/claim/", values))

    assert words in page
    assert Claim.objects.count() == 0


def test_two_of_one_name_are_told_apart_by_their_codes(counter, ask, house, body):
    first = body("River Watch")
    second = body("River  Watch 2")
    second.names.update(folded="river watch", name="River Watch")

    values = filled(house, whose="monitor", monitor="River Watch")
    page = text_of(counter.post(f"/recommendations/{ask.code}/claim/", values))

    assert f"{first.code} (River Watch); {second.code} (River Watch)" in page


def test_the_secretariat_writes_down_what_the_ministry_said_by_telephone(counter, ask, ministry):
    counter.post(f"/recommendations/{ask.code}/claim/", filled(ministry, level="done"))

    assert Claim.objects.get().party == "institution"


def test_what_is_not_public_any_more_takes_no_claims(counter, ask):
    Recommendation.objects.update(state="withdrawn", withdrawn_reason="Twice.")

    page = text_of(counter.get(f"/recommendations/{ask.code}/claim/"))

    assert str(Refusal.NOT_PUBLIC.label) in page
    assert "<form" not in page.split("<main")[1]


def test_an_account_is_taken_back_for_a_reason_that_stays(desk, client, ask, says, member):
    stated = says(member, Level.DONE)

    empty = desk.post(f"/claims/{stated.code}/withdraw/", {"reason": ""})
    desk.post(f"/claims/{stated.code}/withdraw/", {"reason": "We saw the wrong bridge."})

    assert empty.status_code == 200
    page = text_of(client.get(f"/recommendations/{ask.code}/claims/"))
    assert "Taken back because: We saw the wrong bridge." in page
    assert "Nobody has said how far this is." in page


def test_nobody_takes_back_what_others_said(desk, says, officer):
    stated = says(officer, Level.DONE)

    page = text_of(desk.get(f"/claims/{stated.code}/withdraw/"))
    answer = desk.post(f"/claims/{stated.code}/withdraw/", {"reason": "No."})

    assert str(Refusal.NOT_YOUR_CLAIM.label) in page
    assert answer.status_code == 403


def test_the_formula_is_printed(client, db):
    page = text_of(client.get("/claims/how-we-count/"))

    assert "<mfrac>" in page
    assert "The mean is 2/3, and the spread reaches from 1/3 to 1." in page


def test_the_page_of_many_accounts_costs_as_many_queries_as_that_of_two(
    client, ask, says, member, body, django_assert_max_num_queries
):
    from mostura.actor import Actor

    for number in range(15):
        by = Actor(50 + number, body(f"Society {number}").pk, frozenset({Role.MEMBER}))
        claim = says(by, Level.BEGUN)
        showing.add_link(claim, f"https://example.org/{number}", Described("A"), by=by)
    stating.withdraw_claim(says(member), reason="Too early.", by=member)

    with django_assert_max_num_queries(9):
        client.get(f"/recommendations/{ask.code}/claims/")
