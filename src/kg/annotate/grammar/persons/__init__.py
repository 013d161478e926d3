"""Names of persons: `person` reads one, `ends` tells where it ends, `initials` which points are inside."""
