"""The noun-phrase grammar: a module or a few for each kind of mention, of functions of the tokens and a position.

A function `parse_x(tokens, i)` returns the mention that begins at token `i` and the token after it, or `None`.
"""
