from itertools import islice

from django.db import migrations

from mostura.ground.organisations.models import ORDERS, orders_of

AT_ONCE = 500


def fill(apps, editor):
    organisations = apps.get_model('organisations', 'Organisation').objects
    every = organisations.prefetch_related('names').order_by('pk').iterator(chunk_size=AT_ONCE)
    while some := list(islice(every, AT_ONCE)):
        for organisation in some:
            names = sorted(organisation.names.all(), key=lambda name: name.pk)
            for order, key in orders_of(names, organisation.name).items():
                setattr(organisation, order, key)
        organisations.bulk_update(some, list(ORDERS), batch_size=100)


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0003_orders'),
    ]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
