"""Which mentions are one meeting, by their names, days, places and sides, and which assembly holds it."""
