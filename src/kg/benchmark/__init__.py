"""What `make bench` measures: each part prints a table of its own, beside the same work done in a plainer way."""
