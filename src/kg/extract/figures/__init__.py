"""Which positions belong to which person: in appositions, lists, rosters and pairs."""
