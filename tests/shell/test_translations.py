"""A reader is told which words no native reader has checked."""

from mostura.shell.translations import Reading, Translation, is_unread, reading_of, translations


def test_the_source_needs_no_reader():
    assert (reading_of("en"), is_unread("en")) == (Reading.SOURCE, False)


def test_what_is_made_letter_by_letter_is_as_unread_as_its_source():
    assert reading_of("sr-latn") == Reading.GENERATED
    assert is_unread("sr-latn") == is_unread("sr")


def test_every_language_of_the_pages_is_named(settings):
    settings.LANGUAGES = [("en", "English"), ("mk", "Македонски")]

    assert translations() == [
        Translation("en", "English", Reading.SOURCE),
        Translation("mk", "Македонски", Reading.DRAFTED),
    ]
