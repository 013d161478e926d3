"""Which places an article is about, and which it only comes from."""
