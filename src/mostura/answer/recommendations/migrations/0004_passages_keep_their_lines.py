from django.db import migrations


def cut_lines(apps, schema_editor):
    """A passage that runs over several blocks of its document has a line for each of them."""
    origins = apps.get_model("recommendations", "Origin").objects.exclude(passage="")
    for document in apps.get_model("documents", "Document").objects.only("blocks").iterator(chunk_size=1):
        starts = [block["start"] for block in document.blocks]
        for origin in origins.filter(document=document.pk):
            lines = [at - origin.start for at in starts if origin.start < at < origin.end]
            words = list(origin.passage)
            for at in lines:
                if at <= len(words) and words[at - 1] == " ":
                    words[at - 1] = "\n"
            if lines:
                origin.passage = "".join(words)
                origin.save(update_fields=["passage"])


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0001_initial'),
        ('recommendations', '0003_likenesses_of_public_asks'),
    ]

    operations = [migrations.RunPython(cut_lines, migrations.RunPython.noop)]
