"""When posts are held: what statements, careers and terms of office say together."""
