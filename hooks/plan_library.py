"""What MkDocs loads: its events, handed on to plansite."""

from __future__ import annotations

from plansite.events import Events

events = Events()

on_config = events.on_config
on_files = events.on_files
on_nav = events.on_nav
on_page_markdown = events.on_page_markdown
on_page_content = events.on_page_content
on_env = events.on_env
on_template_context = events.on_template_context
on_page_context = events.on_page_context
on_post_build = events.on_post_build
on_build_error = events.on_build_error
