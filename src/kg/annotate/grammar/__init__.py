"""The noun-phrase grammar: a module or a few for each kind of mention, of functions of the tokens and a position.

A function `parse_x(tokens, i)` returns the mention that begins at token `i` and the token after it, or `None`.

A function `x_end(tokens, i)` returns the token after what begins at token `i`, so that `tokens.surface(i, end)` gives
its words. Where nothing of the kind begins, it returns `i` itself, for callers who read on from the end in any case,
or 0 if its docstring says `or 0`, for those who ask whether there is something.
"""
