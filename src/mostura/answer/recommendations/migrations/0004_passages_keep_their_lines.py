from django.db import migrations


def cut_lines(apps, schema_editor):
    """A passage that runs over several blocks of its document has a line for each of them."""
    origins = apps.get_model("recommendations", "Origin").objects.exclude(passage="")
    for document in apps.get_model("documents", "Document").objects.only("blocks").iterator(chunk_size=1):
        blocks = [(block["start"], block.get("marker") or "") for block in document.blocks]
        for origin in origins.filter(document=document.pk):
            words = origin.passage
            for start, marker in blocks:
                at = start - origin.start
                if not 0 < at < len(words):
                    continue
                if marker and words[:at].rstrip().endswith(marker):
                    at = words.rindex(marker, 0, at)
                if words[at - 1 : at] == " ":
                    words = f"{words[: at - 1]}\n{words[at:]}"
            if words != origin.passage:
                origin.passage = words
                origin.save(update_fields=["passage"])


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0001_initial'),
        ('recommendations', '0003_likenesses_of_public_asks'),
    ]

    operations = [migrations.RunPython(cut_lines, migrations.RunPython.noop)]
