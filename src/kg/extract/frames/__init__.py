"""Verb frames: the patterns of `lexicons/relations.toml`, where they match, when they hold, what they state."""
