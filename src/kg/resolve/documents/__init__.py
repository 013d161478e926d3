"""Which mentions are one document, and what its name, its symbol and other documents tell of it."""
