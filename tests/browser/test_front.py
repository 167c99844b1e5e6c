"""The browser stands before the hub."""

from mostura.actor import Role


def test_a_visitor_opens_the_front_page(page):
    answer = page.goto("/")

    assert answer.status == 200
    assert page.locator("h1").count() == 1


def test_a_signed_in_editor_stays_signed_in(page, sign_in_as):
    sign_in_as(Role.EDITOR)

    answer = page.goto("/sign-in/factors/")

    assert (answer.status, page.url.endswith("/sign-in/factors/")) == (200, True)
