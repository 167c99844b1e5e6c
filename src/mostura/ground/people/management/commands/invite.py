"""`mostura invite`: the first people of a hub are invited from its machine."""

import argparse
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import transaction

from mostura.actor import CLOCK, Role
from mostura.ground.organisations.actions.registry import add_organisation
from mostura.ground.organisations.policy.registry import Facts, Named
from mostura.ground.people import queries
from mostura.ground.people.actions import invitations
from mostura.refused import Refused


class Command(BaseCommand):
    """Invite someone, and print the link that accepts; a second time it is a new link."""

    help = "Invite someone into an organisation, and print the link that accepts."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Who, in which role, where."""
        parser.add_argument("--email", required=True)
        parser.add_argument("--role", choices=[role.value for role in Role], required=True)
        parser.add_argument("--language", default="en", help="language of the mail")
        where = parser.add_mutually_exclusive_group(required=True)
        where.add_argument("--organisation", help="code or name of an organisation")
        where.add_argument("--new-organisation", help="name of one that the registry lacks")

    @transaction.atomic
    def handle(self, *, email: str, role: str, language: str, **options: Any) -> None:
        """Invite, and print the link."""
        try:
            validate_email(email)
        except ValidationError as fault:
            raise CommandError(f"{email!r} is not an e-mail address.") from fault
        new = options["new_organisation"]
        place = _founded(new, language) if new else _known(options["organisation"])
        sent = queries.open_invitation_to(email, organisation_id=place, role=role)
        try:
            invitation = (
                invitations.renew_invitation(sent, by=CLOCK)
                if sent
                else invitations.invite_person(
                    email, organisation_id=place, role=role, language=language, by=CLOCK
                )
            )
        except Refused as refused:
            raise CommandError(str(refused.reason.label)) from refused
        self.stdout.write(invitations.invitation_link(invitation))


def _known(words: str) -> int:
    found = queries.organisations_named(CLOCK, words)
    if len(found) == 1:
        return found[0][0]
    if not found:
        raise CommandError(f"No organisation is called {words!r}; add it by --new-organisation.")
    names = "; ".join(name for _key, name in found)
    raise CommandError(f"Several organisations fit: {names}. Write one name in full.")


def _founded(name: str, language: str) -> int:
    names = [Named(language.partition("-")[0], name)]
    return int(add_organisation(names, facts=Facts(), by=CLOCK).pk)
