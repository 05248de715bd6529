"""Static files under names that carry their content, so that a browser may keep them for good."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFiles(CompressedManifestStaticFilesStorage):
    """Also renames what script modules import; a module known by two names would run twice."""

    support_js_module_import_aggregation = True
