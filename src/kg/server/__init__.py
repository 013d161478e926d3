"""The graph over HTTP: a SPARQL endpoint, pages for people, search; read only, and safe to leave running.

One process speaks HTTP and touches no data (`app`, `handlers`, `protocol`); a few workers answer (`pool`, `worker`),
each a process with a store of its own. Oxigraph cannot be interrupted: what exceeds its limits ends with its process.
"""
