"""Names of persons: `person` reads one, `ends` tells where it ends, `name_bearers` what is named after one."""
