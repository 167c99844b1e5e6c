"""How forms look: one renderer, so that every form is a component."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Renders every field with its label, help and error in the shell's way."""
