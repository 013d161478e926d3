"""When and where a meeting spoken of is held, how, with how many sites and participants."""
