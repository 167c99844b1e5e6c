"""One folded spelling, and a readable Latin one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mostura.engines.wording.scripts import fold, script_of, to_latin

LATIN_OF = dict(zip("абвгдезијклмнопрстћуфхцчшђж", "abvgdezijklmnoprstćufhcčšđž", strict=True))
LATIN_OF |= {"љ": "lj", "њ": "nj", "џ": "dž"}
BARE = str.maketrans("ćčšđž", "ccsdz")

serbian = st.text(alphabet="".join(LATIN_OF) + " ", max_size=40)


@given(st.text())
def test_folding_twice_is_folding_once(text):
    once = fold(text)

    assert fold(once) == once


@given(st.text(alphabet="dđjђjДЈ\u0301ĐЂ "))
def test_folding_twice_is_folding_once_where_d_meets_j(text):
    once = fold(text)

    assert fold(once) == once


@given(serbian)
def test_both_scripts_and_bare_letters_fold_alike(cyrillic):
    latin = "".join(LATIN_OF.get(letter, letter) for letter in cyrillic)

    folded = {
        fold(cyrillic),
        fold(latin),
        fold(latin.upper()),
        fold(latin.translate(BARE)),
    }

    assert len(folded) == 1


@given(serbian)
def test_latin_for_reading_folds_like_its_cyrillic(cyrillic):
    assert fold(to_latin(cyrillic)) == fold(cyrillic)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ђинђић Đinđić Djindjic Dindic", "dindic dindic dindic dindic"),
        ("Џафић DŽAFIĆ Dzafic", "dzafic dzafic dzafic"),
        ("ќе ѓубре ѕвезда", "ce dubre dzvezda"),
        ("GRUAJA është çështje", "gruaja eshte ceshtje"),
        ("Straße STRASSE", "strasse strasse"),
        ("s’ka s'ka", "s'ka s'ka"),
        ("pre\u00advod", "prevod"),
    ],
)
def test_words_of_the_region_fold_to_plain_letters(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("Љубљана ЉУБЉАНА", "Ljubljana LJUBLJANA"),
        ("Његош ЊЕГОШ БАЊ Љ. ЊЊЊЉ", "Njegoš NJEGOŠ BANJ Lj. NJNJNJLJ"),
        ("Џеп ЏЕП", "Džep DŽEP"),
        (
            'Здраво %(име)s, {број} <a title="Љиљан">порука</a>&nbsp;100%% да',
            'Zdravo %(име)s, {број} <a title="Љиљан">poruka</a>&nbsp;100%% da',
        ),
        ("Already Latin šđ", "Already Latin šđ"),
    ],
)
def test_cyrillic_is_written_in_latin_for_reading(cyrillic, latin):
    assert to_latin(cyrillic) == latin


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Mostar", "latin"),
        ("Нови Пазар", "cyrillic"),
        ("Сарадња са мисијом ОЕБС (OSCE) на терену је настављена", "cyrillic"),
        ("Sarajevo Сарајево", "mixed"),
        ("2014 – 2025", ""),
        ("", ""),
    ],
)
def test_a_text_is_in_one_script_or_mixed(text, script):
    assert script_of(text) == script
