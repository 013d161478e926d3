"""Which persons an article means by parts of their names, by posts and by misspelt names."""
