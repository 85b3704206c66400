"""The site: what joins planlib to MkDocs. Everything that imports MkDocs or Python-Markdown is in here."""
