"""Positions. `position` reads a whole one; the others the seat that its role has in a body, a company or a country.

`charges` reads whom its holder serves, and what for.
"""
