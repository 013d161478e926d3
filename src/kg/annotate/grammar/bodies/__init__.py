"""Names of bodies. `body` reads a whole one; the others read its name, its fields, its task and its place."""
