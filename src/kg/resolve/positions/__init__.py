"""Which posts an article means by roles without their body."""
