"""Names of places: `place` reads those with a type or known by name, `venues` the halls and buildings."""
