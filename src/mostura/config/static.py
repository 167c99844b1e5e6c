"""Static files with the digest of their content in their names."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Storage(CompressedManifestStaticFilesStorage):
    """Names a file by its digest; a file not built yet keeps its plain name."""

    manifest_strict = False
