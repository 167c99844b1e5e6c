"""A hub with an address that does not say who may come."""

from mostura.config.settings import *  # noqa: F403 - all of them, and one thing wrong

ROOT_URLCONF = "undeclared_urls"
