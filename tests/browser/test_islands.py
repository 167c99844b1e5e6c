"""Islands add what HTML cannot do, and the pages work without them."""

import pytest

DROP = """() => {
  const files = new DataTransfer();
  files.items.add(new File(["words"], "Закључци.txt"));
  const drop = document.querySelector("file-drop");
  drop.dispatchEvent(new DragEvent("drop", {dataTransfer: files, bubbles: true, cancelable: true}));
}"""
MARK = """() => {
  const button = document.querySelector("[data-key=a]");
  button.addEventListener("click", () => button.setAttribute("id", "done"));
}"""


@pytest.fixture
def gallery(page):
    page.goto("/gallery/")
    if not page.evaluate("!!customElements.get('file-drop')"):
        pytest.skip("the islands are not built: npm run build")
    return page


def test_a_file_dropped_on_the_field_is_listed_by_name(gallery):
    gallery.evaluate(DROP)

    assert gallery.locator("[data-list] li span").first.inner_text() == "Закључци.txt"
    assert gallery.evaluate("document.querySelector('file-drop input').files.length") == 1


def test_a_key_presses_the_button_that_names_it(gallery):
    gallery.evaluate(MARK)

    gallery.keyboard.press("a")

    assert gallery.locator("#done").count() == 1


def test_a_keyboard_set_to_cyrillic_presses_by_the_place_of_its_keys(gallery):
    gallery.evaluate(MARK)

    gallery.evaluate(
        "document.dispatchEvent(new KeyboardEvent('keydown', {key: 'а', code: 'KeyA'}))"
    )

    assert gallery.locator("#done").count() == 1


def test_keys_rest_while_someone_types(gallery):
    gallery.evaluate(MARK)
    gallery.focus("#id_name")

    gallery.keyboard.type("a?")

    assert gallery.input_value("#id_name") == "a?"
    assert gallery.locator("#done").count() == 0
    assert gallery.locator("dialog[open]").count() == 0


def test_the_question_mark_shows_the_keys(gallery):
    gallery.keyboard.press("?")

    assert gallery.locator("dialog[open] dt").all_inner_texts() == ["a", "d"]


def test_keys_that_are_switched_off_rest_on_the_next_page_too(gallery):
    box = gallery.get_by_role("checkbox", name="Single keys press buttons")

    box.uncheck()
    gallery.reload()
    gallery.evaluate(MARK)
    gallery.keyboard.press("a")
    gallery.keyboard.press("?")

    assert gallery.locator("#done").count() == 0
    assert gallery.locator("dialog[open]").count() == 0
    assert not box.is_checked()


def test_the_list_of_keys_switches_them_off_and_on_again(gallery):
    gallery.get_by_role("button", name="Keys", exact=True).click()
    box = gallery.locator("dialog[open]").get_by_label("Single keys press buttons")
    box.uncheck()
    off = gallery.locator("review-keys[data-off]").count()
    box.check()
    gallery.locator("dialog[open]").get_by_role("button", name="Close").click()
    gallery.evaluate(MARK)

    gallery.keyboard.press("a")

    assert off == 1
    assert gallery.locator("#done").count() == 1


def test_the_menu_and_the_languages_work_without_javascript(browser, live_server):
    context = browser.new_context(
        base_url=live_server.url, viewport={"width": 390, "height": 800}, java_script_enabled=False
    )
    page = context.new_page()
    page.goto("/about/")

    page.locator(".fold > summary").click()
    page.locator(".fold button[value=mk]").click()

    assert page.url.endswith("/about/")
    assert page.get_attribute("html", "lang") == "mk"
    context.close()
