"""Names of meetings. `meeting` reads a whole one; the others its name, its topic and its sides, and where they end."""
