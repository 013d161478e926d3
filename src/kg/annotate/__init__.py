"""From an article's text to a spaCy Doc with typed mentions: tokens, sentences, lexicon hits, noun phrases."""
