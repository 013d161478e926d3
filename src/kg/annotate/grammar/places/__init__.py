"""Names of places: `place` reads those with a type or known by name, `communes` those that no gazetteer has.

`venues` reads the halls and buildings that the lexicons know, `whole_venues` names that go on beyond these.
"""
