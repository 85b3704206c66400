"""Where things lie in a repository: paths below its root, with forward slashes."""

DOCS = "docs"
PLANS = "docs/plans"
TOPICS = "docs/topics"
SOURCES = "sources"
VOCABULARY = "vocabulary"
REGISTER_FILE = "docs/notices.yml"
CONFIGURATION_FILE = "rules.yml"
SETTINGS_FILE = "mkdocs.yml"
HOOK = "hooks/plan_library.py"
CACHE_FOLDER = ".build/cache"

CHECKED = (DOCS, SOURCES, VOCABULARY, CONFIGURATION_FILE, SETTINGS_FILE)
"""The parts of a repository that are read and checked."""
