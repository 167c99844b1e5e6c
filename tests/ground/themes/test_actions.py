import json

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from mostura.actor import CLOCK, VISITOR
from mostura.ground.ledger.models import Entry
from mostura.ground.themes import queries
from mostura.ground.themes.actions import Loaded, load_vocabulary
from mostura.ground.themes.models import Theme
from mostura.ground.themes.policy import Refusal, Scheme
from mostura.refused import Refused

FILE = settings.MOSTURA_REGION_PACK / "themes.json"


@pytest.fixture
def shorter(tmp_path):
    """The vocabulary without its last theme, and with another name for the first."""
    rows = json.loads(FILE.read_text(encoding="utf-8"))[:-1]
    rows[0]["names"]["en"] = "Room to act"
    path = tmp_path / "themes.json"
    path.write_text(json.dumps(rows))
    return path


@pytest.mark.django_db
def test_loading_twice_changes_nothing_and_records_once():
    first = load_vocabulary(FILE, by=CLOCK)
    again = load_vocabulary(FILE, by=CLOCK)

    assert first == Loaded(added=Theme.objects.count(), changed=0, same=0, retired=0)
    assert again == Loaded(added=0, changed=0, same=first.added, retired=0)
    assert [entry.event for entry in Entry.objects.all()] == ["VocabularyLoaded"]


@pytest.mark.django_db
def test_a_theme_that_the_file_no_longer_holds_is_retired_and_may_return(shorter):
    load_vocabulary(FILE, by=CLOCK)

    changed = load_vocabulary(shorter, by=CLOCK)

    assert (changed.added, changed.changed, changed.retired) == (0, 1, 1)
    assert Theme.objects.filter(retired=True).count() == 1
    assert queries.all_of(VISITOR, Scheme.THEME)[0].name == "Room to act"
    assert load_vocabulary(FILE, by=CLOCK).changed == 2
    assert not Theme.objects.filter(retired=True).exists()


@pytest.mark.django_db
def test_chapters_hang_below_their_clusters():
    load_vocabulary(FILE, by=CLOCK)

    chapters = {theme.key: theme.parent for theme in queries.all_of(VISITOR, Scheme.EU_CHAPTER)}

    assert chapters["eu-chapter-23"].key == "eu-fundamentals"
    assert chapters["eu-chapter-34"] is None


@pytest.mark.django_db
def test_nobody_but_an_operator_loads_the_vocabulary():
    with pytest.raises(Refused) as refused:
        load_vocabulary(FILE, by=VISITOR)

    assert refused.value.reason == Refusal.NOT_OPERATOR


@pytest.mark.django_db
def test_the_command_says_what_is_wrong_with_a_file(tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("load_themes", file=tmp_path / "gone.json")


@pytest.mark.django_db
def test_the_command_says_what_it_loaded(capsys):
    call_command("load_themes")

    assert "Themes: 114 added, 0 changed" in capsys.readouterr().out
