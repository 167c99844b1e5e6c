"""The paper with its marks, and the way through the suggestions."""

from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from mostura.answer.recommendations.frames import desk
from mostura.listen.documents.policy import Decision


def suggestion(number, start=0, end=1, decision=Decision.OPEN, **more):
    return SimpleNamespace(
        pk=number, number=number, start=start, end=end, decision=decision, repeats=[], **more
    )


@st.composite
def papers(draw):
    """Blocks that follow each other with blanks between, and suggestions anywhere in them."""
    texts = draw(st.lists(st.text(min_size=1, max_size=30), min_size=1, max_size=6))
    blocks, start = [], 0
    for text in texts:
        blocks.append({"kind": "paragraph", "text": text, "start": start, "page": 1})
        start += len(text) + 1
    places = draw(st.lists(st.tuples(st.integers(0, start), st.integers(0, 40)), max_size=8))
    found = [
        suggestion(number, begin, begin + length, draw(st.sampled_from(list(Decision))))
        for number, (begin, length) in enumerate(places, 1)
    ]
    return blocks, found, draw(st.sampled_from([None, *found]))


@given(papers())
def test_the_pieces_of_a_block_are_the_block(paper):
    blocks, found, at = paper

    sheets = desk.sheets(blocks, found, at)

    assert ["".join(piece.text for piece in sheet.stretches) for sheet in sheets] == [
        block["text"] for block in blocks
    ]


@given(papers())
def test_the_passage_that_is_decided_on_is_marked_whole(paper):
    blocks, found, at = paper
    inside = sum(
        max(0, min(at.end, block["start"] + len(block["text"])) - max(at.start, block["start"]))
        for block in blocks
        if at
    )

    sheets = desk.sheets(blocks, found, at)

    marked = [piece for sheet in sheets for piece in sheet.stretches if piece.here]
    assert sum(len(piece.text) for piece in marked) == inside


def test_what_became_another_is_not_marked():
    blocks = [{"kind": "paragraph", "text": "Mend the bridge.", "start": 0, "page": 1}]
    old, new = suggestion(1, 0, 8, Decision.MERGED), suggestion(2, 0, 16)

    (sheet,) = desk.sheets(blocks, [old, new], None)

    assert [(piece.text, piece.number) for piece in sheet.stretches] == [("Mend the bridge.", 2)]


def test_the_next_open_one_comes_after_a_decision():
    first, second, third = suggestion(1), suggestion(2, decision=Decision.ACCEPTED), suggestion(3)

    assert desk.next_to_decide([first, second, third], 0, 2) == third
    assert desk.next_to_decide([first, second, third], 0, 3) == first
    assert desk.next_to_decide([first, second, third], 2, 0) == second
    assert desk.next_to_decide([second], 0, 2) is None


def test_what_was_joined_or_split_counts_as_what_it_became():
    found = [
        suggestion(1, decision=Decision.MERGED),
        suggestion(2, decision=Decision.MERGED),
        suggestion(3, decision=Decision.ACCEPTED),
        suggestion(4),
    ]

    tally = desk.tally(found)

    assert (tally.all, tally.decided, tally.accepted, tally.waiting) == (2, 1, 1, 1)


def test_neighbours_end_at_both_ends():
    found = [suggestion(5), suggestion(2), suggestion(9)]

    assert [desk.neighbours(found, one) for one in found] == [(0, 2), (5, 9), (2, 0)]
    assert desk.neighbours(found, None) == (0, 0)


def test_only_what_was_decided_can_be_taken_back():
    decided, waiting = suggestion(1, decision=Decision.DISMISSED), suggestion(2)

    assert desk.decided_just_now([decided, waiting], 1) == decided
    assert desk.decided_just_now([decided, waiting], 2) is None
    assert desk.decided_just_now([decided, waiting], 7) is None


def test_what_is_said_again_is_shown_from_both_sides():
    first, again, other = suggestion(1), suggestion(2), suggestion(3)
    again.repeats = [1]

    assert desk.repeated([first, again, other], first) == [again]
    assert desk.repeated([first, again, other], again) == [first]
    assert desk.repeated([first, again, other], other) == []
    assert desk.repeated([first, again, other], None) == []


def test_addressees_are_told_with_their_reason():
    found = suggestion(
        1,
        addressees=[
            {"name": "Ministry", "reason": "explicit-subject", "key": "ministry"},
            {"name": "donors", "reason": "lead-in"},
        ],
    )

    told = desk.named(found, {"ministry": "Министарство"})

    assert [(one.name, one.reason, one.known) for one in told] == [
        ("Министарство", "the sentence says who should", True),
        ("donors", "named in the words before the list", False),
    ]


def test_of_a_paper_of_a_thousand_pages_the_desk_shows_what_is_around_the_passage():
    blocks = [
        {"start": 10 * place, "text": "abcdefghi", "kind": "paragraph"} for place in range(9000)
    ]
    here = SimpleNamespace(start=45_000)

    shown = desk.near(blocks, here)

    assert len(shown) == desk.BLOCKS_SHOWN
    assert shown[0]["start"] < here.start < shown[-1]["start"]
    assert desk.near(blocks, None)[0] == blocks[0]
    assert desk.near(blocks, SimpleNamespace(start=89_999))[-1] == blocks[-1]


def test_a_short_paper_is_shown_whole():
    blocks = [{"start": 0, "text": "abc", "kind": "paragraph"}]

    assert desk.near(blocks, None) == blocks


def test_of_thousands_of_suggestions_those_around_are_listed():
    suggestions = list(range(5000))

    listed = desk.listed(suggestions, 2500)

    assert len(listed) == desk.SUGGESTIONS_LISTED
    assert 2500 in listed
    assert desk.listed(suggestions[:5], 2) == [0, 1, 2, 3, 4]
