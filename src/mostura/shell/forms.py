"""How forms look: one renderer, so that every form is a component."""

from typing import Any, Final

from django.forms import BaseForm
from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest

TICKS: Final = {"checkbox", "radio"}
BARE: Final = {"hidden"}
WIDGETS: Final = "django/forms/widgets/"


class Renderer(TemplatesSetting):
    """Renders every field with its label, help and error in the shell's way."""

    def render(
        self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None
    ) -> str:
        """A widget gets the classes of its kind before it is drawn."""
        if template_name.startswith(WIDGETS) and "widget" in context:
            context = {**context, "widget": _dressed(context["widget"])}
        return super().render(template_name, context, request)


def _dressed(widget: dict[str, Any]) -> dict[str, Any]:
    """The same widget, its parts too, with the class that the style sheet knows."""
    attributes = dict(widget["attrs"])
    kind = _class_of(widget)
    if kind and kind not in str(attributes.get("class", "")).split():
        attributes["class"] = f"{kind} {attributes.get('class', '')}".strip()
    dressed = {**widget, "attrs": attributes}
    if "subwidgets" in widget:
        dressed["subwidgets"] = [_dressed(one) for one in widget["subwidgets"]]
    if _class_of(widget) == "choices":
        dressed["optgroups"] = [
            (group, [_dressed(option) for option in options], index)
            for group, options, index in widget["optgroups"]
        ]
    return dressed


def _class_of(widget: dict[str, Any]) -> str:
    template = str(widget.get("template_name", "")).removeprefix(WIDGETS).removesuffix(".html")
    if widget.get("type") in BARE or template in {"multiwidget", "splitdatetime"}:
        return ""
    if template in {"radio", "checkbox_select"}:
        return "choices"
    if widget.get("type") in TICKS:
        return "form-check-input"
    return "form-select" if template.startswith("select") else "form-control"


def offer_again(form: BaseForm, *, version: int) -> None:
    """Let a stale form be sent once more as it is, now that its writer sees what stands there."""
    data: Any = form.data.copy()  # type: ignore[attr-defined]
    data[form.add_prefix("version")] = str(version)
    form.data = data
