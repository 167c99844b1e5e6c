"""Static files with the digest of their content in their names."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Storage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # has no types
    """Names a file by its digest; a file not built yet keeps its plain name."""

    manifest_strict = False

    def stored_name(self, name: str) -> str:
        """The name with its digest, or the plain one: a page must stand without its style sheet."""
        try:
            return str(super().stored_name(name))
        except ValueError:  # the file was never collected, or never built
            return name
