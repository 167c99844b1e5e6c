"""The hub as it is, with one more address and one more listener, so that it can be killed."""

from mostura.config.settings import *  # noqa: F403 - these are the hub's own settings

ROOT_URLCONF = "crash_urls"
MOSTURA_WIRING = "crash_wiring"
