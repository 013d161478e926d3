"""The noun-phrase grammar: one module for each kind of mention, each a function of the tokens and a position.

A function `parse_x(tokens, i)` returns the mention that begins at token `i` and the token after it, or `None`.
"""
