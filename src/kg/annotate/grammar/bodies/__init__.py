"""Names of bodies. `body` reads a whole one; the others read its name, its fields, its task and its place.

Some are printed otherwise: `bare_heads` reads a head that stands alone for a body, `short_forms` what an article calls
one in short. `readings` tells which words name none, `name_bearers` and `brands` where a person's name follows.
"""
