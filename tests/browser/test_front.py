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


def test_words_stand_before_their_letters_come(page):
    page.route("**/*.woff2", lambda route: route.abort())

    page.goto("/")

    assert page.locator("h1").is_visible()
    assert page.evaluate("document.fonts.size > 0")
    assert page.evaluate("[...document.fonts].every(one => one.display === 'swap')")


def test_a_page_loads_one_script_and_only_the_letters_it_uses(page):
    asked = []
    page.on("request", lambda request: asked.append((request.resource_type, request.url)))

    page.goto("/sign-in/login/", wait_until="networkidle")

    names = [url.rpartition("/")[2] for kind, url in asked if kind == "font"]
    assert [url for kind, url in asked if kind == "script" and "/shell/" in url] != []
    assert not any("htmx" in url for _kind, url in asked)
    assert all(url.startswith(page.url.partition("/sign-in")[0]) for _kind, url in asked)
    assert len(names) == len(set(names)) < 12
