from django.db import migrations

SAID = 'The ledger is only added to: an entry is never changed and never removed.'
TABLE = 'ledger_entry'
NAMES = {'UPDATE': f'{TABLE}_never_changed', 'DELETE': f'{TABLE}_never_removed'}


def creation(vendor):
    """The statements that make the database refuse."""
    if vendor == 'postgresql':
        return [
            f'CREATE FUNCTION {TABLE}_refuse() RETURNS trigger LANGUAGE plpgsql'
            f" AS $$ BEGIN RAISE EXCEPTION '{SAID}'; END $$",
            *(
                f'CREATE TRIGGER {name} BEFORE {act} ON {TABLE}'
                f' FOR EACH ROW EXECUTE FUNCTION {TABLE}_refuse()'
                for act, name in NAMES.items()
            ),
        ]
    return [
        f"CREATE TRIGGER {name} BEFORE {act} ON {TABLE} BEGIN SELECT RAISE(ABORT, '{SAID}'); END"
        for act, name in NAMES.items()
    ]


def removal(vendor):
    """The statements that let the database do as it is told again."""
    if vendor == 'postgresql':
        dropped = [f'DROP TRIGGER {name} ON {TABLE}' for name in NAMES.values()]
        return [*dropped, f'DROP FUNCTION {TABLE}_refuse()']
    return [f'DROP TRIGGER {name}' for name in NAMES.values()]


def make(_apps, editor):
    for statement in creation(editor.connection.vendor):
        editor.execute(statement, params=None)


def unmake(_apps, editor):
    for statement in removal(editor.connection.vendor):
        editor.execute(statement, params=None)


class Migration(migrations.Migration):

    dependencies = [
        ('ledger', '0001_initial'),
    ]

    operations = [
        migrations.RunPython(make, unmake),
    ]
