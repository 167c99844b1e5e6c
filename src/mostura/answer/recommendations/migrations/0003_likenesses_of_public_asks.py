from django.db import migrations


def take_over(apps, schema_editor):
    """What was found alike while a document was reviewed is offered for the asks made of it."""
    likeness = apps.get_model("recommendations", "Likeness")
    origin = apps.get_model("recommendations", "Origin")
    resemblance = apps.get_model("recommendations", "Resemblance")
    noted = likeness.objects.order_by("-score").values_list(
        "suggestion", "recommendation", "score"
    )
    made = {}
    for suggestion, recommendation in origin.objects.exclude(suggestion=None).values_list(
        "suggestion", "recommendation"
    ):
        made.setdefault(suggestion, set()).add(recommendation)
    pairs = {}
    for suggestion, other, score in noted:
        for one in made.get(suggestion, ()):
            if one != other:
                pairs.setdefault((min(one, other), max(one, other)), score)
    resemblance.objects.bulk_create(
        resemblance(one_id=one, other_id=other, score=score)
        for (one, other), score in pairs.items()
    )


class Migration(migrations.Migration):

    dependencies = [('recommendations', '0002_wordings_and_resemblances')]

    operations = [migrations.RunPython(take_over, migrations.RunPython.noop)]
