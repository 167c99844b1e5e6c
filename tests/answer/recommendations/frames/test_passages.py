"""Passages cut out of their texts."""

from hypothesis import given
from hypothesis import strategies as st

from mostura.answer.recommendations import policy
from mostura.answer.recommendations.frames import passages


def test_a_passage_in_a_short_text_stands_in_all_of_it():
    assert passages.passage_of("Before. Mend it. After.", 8, 16) == {
        "before": "Before.",
        "passage": "Mend it.",
        "after": "After.",
    }


def test_a_long_text_is_cut_between_words():
    text = "word " * 100 + "Mend it." + " word" * 100

    around = passages.passage_of(text, 500, 508)

    assert around["passage"] == "Mend it."
    assert around["before"].startswith("… word ")
    assert around["after"].endswith(" word …")


@given(st.text(max_size=900), st.integers(0, 900), st.integers(0, 900))
def test_a_passage_is_exactly_what_stands_there(text, one, other):
    start, end = sorted((min(one, len(text)), min(other, len(text))))

    around = passages.passage_of(text, start, end)

    assert around["passage"] == text[start:end]
    assert len(around["before"]) <= policy.AROUND + 2
    assert len(around["after"]) <= policy.AROUND + 2


def test_a_split_is_proposed_between_sentences():
    proposed = passages.proposed_split("Open the hall; mend the roof. Паѓа дожд. Затворете го.")

    assert proposed.split("\n\n") == [
        "Open the hall;",
        "mend the roof.",
        "Паѓа дожд.",
        "Затворете го.",
    ]


def test_each_item_of_a_list_stands_on_its_own_line():
    items = ("We ask for:", "a bridge", "a school")
    text = " ".join(items)
    blocks = [{"start": text.index(item), "text": item, "kind": "item"} for item in items]

    whole = passages.passage_of(text, 0, len(text), blocks)
    second = passages.passage_of(text, text.index("a bridge"), text.index(" a school"), blocks)

    assert whole["passage"] == "We ask for:\na bridge\na school"
    assert second == {
        "before": "We ask for:\n",
        "passage": "a bridge",
        "after": "\na school",
    }


def test_the_marker_of_an_item_stands_on_its_line():
    text = "We ask for: - a bridge - a school"
    blocks = [
        {"start": text.index(item), "text": item, "kind": "item", "marker": "-"}
        for item in ("a bridge", "a school")
    ]

    whole = passages.passage_of(text, 0, len(text), blocks)

    assert whole["passage"] == "We ask for:\n- a bridge\n- a school"
