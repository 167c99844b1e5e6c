"""The verbs of people: invitations, roles, accounts, the demonstration."""
