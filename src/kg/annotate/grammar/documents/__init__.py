"""Names of documents. `document` reads a whole one; the others its name, its issuer and what it says."""
