"""The components as template tags; `docs/how-to/use-components.md` shows each."""

import json
from collections.abc import Sequence
from typing import Any

from django import template
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.forms import CheckboxInput
from django.forms.boundfield import BoundField
from django.template import Context
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from mostura.shell import translations
from mostura.shell.components import Chip, Head, Moment, Page, Stage, Tab, Words
from mostura.shell.languages import NAMES

register = template.Library()
PARTS = "shell/components"


@register.filter
def language_tag(code: str) -> str:
    """A Django language code as the browser wants it: sr-latn is sr-Latn, sr is sr-Cyrl."""
    tags = {"sr-latn": "sr-Latn", "sr": "sr-Cyrl", "cnr": "sr-ME", "hbs": "sh"}
    return tags.get(code, code or "und")


@register.filter
def language_name(code: str) -> Words:
    """What the reader calls a language."""
    return NAMES.get(code, code)


@register.filter
def as_share(value: float) -> int:
    """A share from 0 to 1 as a whole number of hundred."""
    return round(100 * value)


@register.filter
def linked_data(described: dict[str, Any]) -> SafeString:
    """What a page says of its subject to machines, as a data block; it is never run."""
    text = json.dumps(described, ensure_ascii=False, cls=DjangoJSONEncoder)
    safe = text.translate({ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"})
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(safe))  # noqa: S308


@register.filter
def own_name(code: str) -> str:
    """What a language of the pages calls itself."""
    return str(dict(settings.LANGUAGES).get(code, code))


@register.filter
def is_tick(field: BoundField) -> bool:
    """Whether a field is one box to tick, with its words beside it."""
    return isinstance(field.field.widget, CheckboxInput)


@register.filter
def says_optional(field: BoundField) -> bool:
    """Whether a field that may stay empty must say so: only where others may not."""
    return not field.field.required and any(one.field.required for one in field.form)


@register.filter
def first_id(field: BoundField) -> str:
    """The id of the first thing to fill in, where the error summary leads."""
    own = field.id_for_label or field.auto_id
    return f"{field.auto_id}_0" if field.use_fieldset and own == field.auto_id else str(own)


@register.filter
def is_unread(code: str) -> bool:
    """Whether the words of the pages in this language wait for a native reader."""
    return translations.is_unread(code)


@register.simple_tag
def address_of(name: str, *args: object, fallback: str = "/") -> str:
    """The address of a page that a hub may do without."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return fallback


@register.inclusion_tag(f"{PARTS}/tag.html")
def tag(label: Words, state: str = "", address: str = "") -> dict[str, Any]:
    """A word in a tag: state is empty, `late`, `done`, `mid` or `plain`."""
    return {"label": label, "state": state, "address": address}


@register.inclusion_tag(f"{PARTS}/breadcrumbs.html")
def breadcrumbs(*steps: Words) -> dict[str, Any]:
    """The way here: label, address, label, address; the page itself is not in it."""
    return {"steps": list(zip(steps[::2], steps[1::2], strict=True))}


@register.inclusion_tag(f"{PARTS}/pager.html")
def pager(page: Page[Any]) -> dict[str, Any]:
    """Where this page lies among the others, and the way to them."""
    return {"page": page}


@register.inclusion_tag(f"{PARTS}/table_head.html")
def table_head(heads: Sequence[Head]) -> dict[str, Any]:
    """The head of a table, with links that sort it."""
    return {"heads": heads}


@register.inclusion_tag(f"{PARTS}/chips.html")
def chips(filters: Sequence[Chip], clear: str = "?") -> dict[str, Any]:
    """The filters in use, each removable; `clear` is the address without any."""
    return {"filters": filters, "clear": clear}


@register.inclusion_tag(f"{PARTS}/filters.html")
def filters(form: Any, in_use: Sequence[Chip] = (), clear: str = "?") -> dict[str, Any]:
    """A form that asks by GET: its search field large, the rest under one heading."""
    return {"form": form, "in_use": in_use, "clear": clear}


@register.inclusion_tag(f"{PARTS}/search.html")
def search_field(
    value: str = "", action: str = "", placeholder: Words = "", label: Words = "", name: str = "q"
) -> dict[str, Any]:
    """One field and one button."""
    return {
        "value": value,
        "action": action,
        "placeholder": placeholder,
        "label": label,
        "name": name,
    }


@register.inclusion_tag(f"{PARTS}/empty.html")
def empty(
    title: Words, sentence: Words = "", label: Words = "", address: str = ""
) -> dict[str, Any]:
    """What stands where there is nothing yet: why, and what to do."""
    return {"title": title, "sentence": sentence, "label": label, "address": address}


@register.inclusion_tag(f"{PARTS}/progress.html")
def progress(label: Words, value: int, of: int = 100, sentence: Words = "") -> dict[str, Any]:
    """How far something is, as a bar and in words."""
    percent = round(100 * value / of) if of else 0
    return {"label": label, "value": value, "of": of, "percent": percent, "sentence": sentence}


@register.inclusion_tag(f"{PARTS}/stages.html")
def stages(steps: Sequence[Stage], label: Words = "") -> dict[str, Any]:
    """The steps of a longer work, with the one that runs."""
    return {"steps": steps, "label": label}


@register.inclusion_tag(f"{PARTS}/timeline.html")
def timeline(moments: Sequence[Moment], *, narrow: bool = False) -> dict[str, Any]:
    """What happened, oldest first."""
    return {"moments": moments, "narrow": narrow}


@register.inclusion_tag(f"{PARTS}/tabs.html")
def tabs(items: Sequence[Tab], label: Words) -> dict[str, Any]:
    """Views of the same thing, as links."""
    return {"items": items, "label": label}


@register.inclusion_tag(f"{PARTS}/figure.html")
def figure(
    label: Words,
    value: object,
    base: Words = "",
    *,
    needs: bool = False,
    share: int | None = None,
    address: str = "",
) -> dict[str, Any]:
    """One number, large, with what it is counted from; `share` draws a bar in per cent."""
    return {
        "label": label,
        "value": value,
        "base": base,
        "needs": needs,
        "share": share,
        "address": address,
    }


@register.inclusion_tag(f"{PARTS}/passage.html")
def passage(
    text: str,
    source: Words = "",
    address: str = "",
    before: str = "",
    after: str = "",
    language: str = "",
) -> dict[str, Any]:
    """Words from a document, marked, with a little of what stands around them."""
    return {
        "text": text,
        "source": source,
        "address": address,
        "before": before,
        "after": after,
        "language": language,
    }


@register.inclusion_tag(f"{PARTS}/refusal.html")
def refusal(reason: Any, address: str = "", label: Words = "") -> dict[str, Any]:
    """Why something cannot be done, and where to go instead."""
    return {"reason": reason, "address": address, "label": label}


@register.inclusion_tag(f"{PARTS}/confirm.html", takes_context=True)
def confirm(
    context: Context,
    question: Words,
    sentence: Words,
    label: Words,
    back: str,
    *,
    grave: bool = False,
) -> dict[str, Any]:
    """One question before an act: what will happen, the button that does it, the way back."""
    return {
        "csrf_token": context.get("csrf_token"),
        "question": question,
        "sentence": sentence,
        "label": label,
        "back": back,
        "grave": grave,
    }


@register.inclusion_tag(f"{PARTS}/copy_field.html")
def copy_field(label: Words, value: str, name: str = "copy") -> dict[str, Any]:
    """A value to take along; the button comes with the island."""
    return {"label": label, "value": value, "name": name}


@register.inclusion_tag(f"{PARTS}/drop_field.html")
def drop_field(field: BoundField, megabytes: int = 0) -> dict[str, Any]:
    """A file field on which files can be dropped; it works without the island too."""
    return {"field": field, "megabytes": megabytes}


@register.inclusion_tag(f"{PARTS}/definitions.html")
def definitions(pairs: Sequence[tuple[Words, object]]) -> dict[str, Any]:
    """Facts in two columns: what, and its value."""
    return {"pairs": pairs}


@register.inclusion_tag(f"{PARTS}/drawing.html")
def drawing(chart: Any) -> dict[str, Any]:
    """A chart or a map: the picture, the sentence, the table."""
    return {"chart": chart}
