"""Registers the start-up checks when Django has loaded."""

from django.apps import AppConfig


class MosturaConfig(AppConfig):
    """The configuration as an app, so that its checks run at start-up."""

    name = "mostura.config"
    label = "config"

    def ready(self) -> None:
        """Register the checks; importing them is enough."""
        from mostura.config import checks  # noqa: F401 - after the apps have loaded
