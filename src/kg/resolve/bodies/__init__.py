"""Which bodies an article means: a bare head, a short form, a cell of the Party, an agency."""
