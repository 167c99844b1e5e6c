"""Questions about documents and their suggestions."""

from collections.abc import Iterable, Sequence

from django.db.models import Count, Q, QuerySet

from mostura.actor import Actor, Role
from mostura.listen.documents import policy
from mostura.listen.documents.models import Document, Suggestion
from mostura.shell.search import SearchIndex, Tier

INDEX = SearchIndex("documents_search")
FOUND_AT_MOST = 500  # a shelf, not a library: nobody pages further
HEAVY = ("text", "blocks", "page_starts")  # whole documents; lists do without them


def visible_to(actor: Actor) -> QuerySet[Document]:
    """Published documents, and the unpublished ones of the actor's own organisation."""
    there = Document.objects.exclude(state=policy.State.REMOVED)
    documents = there.select_related("organisation")
    if actor.holds(Role.SECRETARIAT):
        return documents
    public = Q(state=policy.State.PUBLISHED)
    if actor.organisation_id and actor.holds(Role.MEMBER, Role.EDITOR):
        return documents.filter(public | Q(organisation_id=actor.organisation_id))
    return documents.filter(public)


def published(actor: Actor) -> QuerySet[Document]:
    """The public shelf, the newest paper first."""
    shelf = visible_to(actor).filter(state=policy.State.PUBLISHED).defer(*HEAVY)
    return shelf.order_by("-dated_on", "-published_at", "-pk")


def in_the_works(actor: Actor) -> QuerySet[Document]:
    """What the actor's organisation has added and not yet published, the newest first."""
    open_suggestions = Count(
        "suggestions", filter=Q(suggestions__decision=policy.Decision.OPEN), distinct=True
    )
    return (
        visible_to(actor)
        .exclude(state__in=[policy.State.PUBLISHED, policy.State.WITHDRAWN])
        .defer(*HEAVY)
        .annotate(open_count=open_suggestions, found_count=Count("suggestions", distinct=True))
        .order_by("-added_at", "-pk")
    )


def removed(actor: Actor) -> QuerySet[Document]:
    """That documents were here and why they went: for those who could see them, newest first."""
    gone = Document.objects.filter(state=policy.State.REMOVED).select_related("organisation")
    if not actor.holds(Role.SECRETARIAT):
        own = actor.organisation_id if actor.holds(Role.MEMBER, Role.EDITOR) else 0
        gone = gone.filter(organisation_id=own)
    return gone.order_by("-removed_at", "-pk")


def accepted_count(actor: Actor, document: Document) -> int:
    """How many suggestions of a document people have accepted."""
    return suggestions_of(actor, document).filter(decision=policy.Decision.ACCEPTED).count()


def suggestions_of(actor: Actor, document: Document) -> QuerySet[Suggestion]:
    """All suggestions of a document the actor works on; for others there are none."""
    if not policy.may_see_unpublished(actor, document.organisation_id):
        return Suggestion.objects.none()
    return document.suggestions.order_by("start", "number")


def suggestion_by_number(actor: Actor, document: Document, number: int) -> Suggestion | None:
    """One suggestion of a document the actor works on."""
    return suggestions_of(actor, document).filter(number=number).first()


def open_count(actor: Actor, document: Document) -> int:
    """How many suggestions of a document still wait for a decision."""
    return suggestions_of(actor, document).filter(decision=policy.Decision.OPEN).count()


def to_lock(actor: Actor, keys: Iterable[int]) -> QuerySet[Document]:
    """Some documents, held until the transaction ends, in the one order in which rows are held."""
    return Document.objects.filter(pk__in=keys).order_by("pk").defer(*HEAVY).select_for_update()


def added_before(actor: Actor, file: int) -> QuerySet[Document]:
    """What was made of a file of the actor's organisation, unless it has been withdrawn since."""
    mine = Document.objects.filter(file=file, organisation_id=actor.organisation_id)
    return mine.exclude(state=policy.State.WITHDRAWN)


def by_code(actor: Actor, codes: Sequence[str]) -> QuerySet[Document]:
    """Some documents by their public codes, those that the actor may see."""
    return visible_to(actor).filter(code__in=codes).defer(*HEAVY)


def being_reviewed(actor: Actor, document_id: int) -> Document | None:
    """A document with its suggestions, for the machine's own look; shown to nobody."""
    return Document.objects.defer(*HEAVY).filter(pk=document_id).first()


def titled(documents: QuerySet[Document], words: str) -> QuerySet[Document]:
    """Those whose title, publisher or gathering holds the words, in any script."""
    found = INDEX.matching(words, Tier.EXACT, limit=FOUND_AT_MOST)
    return documents.filter(pk__in=found)


def with_file(actor: Actor) -> QuerySet[Document]:
    """Documents whose file the actor may have: those of the own organisation."""
    files = visible_to(actor).exclude(file=None).select_related("file")
    if actor.holds(Role.SECRETARIAT):
        return files
    return files.filter(organisation_id=actor.organisation_id)


def is_reading(documents: Iterable[Document]) -> bool:
    """Whether some of them are still on their way through the reading engine."""
    return any(one.state in {policy.State.RECEIVED, policy.State.READING} for one in documents)


def readable_by(actor: Actor) -> QuerySet[Document]:
    """What is visible, and what was public and is withdrawn: its page says so, and why."""
    withdrawn = Document.objects.filter(state=policy.State.WITHDRAWN)
    return (visible_to(actor) | withdrawn.select_related("organisation")).defer(*HEAVY)


def before(actor: Actor, suggestion: Suggestion, decisions: Sequence[str]) -> Suggestion | None:
    """The nearest suggestion before this one on which people decided so."""
    earlier = Suggestion.objects.filter(document=suggestion.document_id, decision__in=decisions)
    nearer = Q(start__lt=suggestion.start) | Q(start=suggestion.start, number__lt=suggestion.number)
    return earlier.filter(nearer).order_by("-start", "-number").first()


def made_of(actor: Actor, suggestion: Suggestion) -> QuerySet[Suggestion]:
    """What came of a split or joined suggestion: its parts, or the whole it went into."""
    if suggestion.decision == policy.Decision.MERGED:
        return Suggestion.objects.filter(pk=suggestion.came_from_id or 0)
    # A part that was joined to another since counts too: parts keep the passage of the whole.
    joined = Q(decision=policy.Decision.MERGED, start=suggestion.start, end=suggestion.end)
    parts = Q(came_from=suggestion) | joined & ~Q(pk=suggestion.pk)
    return Suggestion.objects.filter(parts, document=suggestion.document_id)


def joined_with(actor: Actor, suggestion: Suggestion) -> list[Suggestion]:
    """The others that were joined into the same whole."""
    if suggestion.decision != policy.Decision.MERGED:
        return []
    whole = Suggestion.objects.filter(came_from=suggestion.came_from_id)
    return list(whole.filter(decision=policy.Decision.MERGED).exclude(pk=suggestion.pk))


def undone_by(actor: Actor, suggestion: Suggestion) -> Suggestion | None:
    """The split or joined suggestion that comes back when the making of this one is undone."""
    if suggestion.decision != policy.Decision.OPEN:
        return None
    origin = suggestion.came_from
    if origin and origin.decision == policy.Decision.SPLIT:
        return origin
    return Suggestion.objects.filter(
        came_from=suggestion.pk, decision=policy.Decision.MERGED
    ).first()
