"""What sentences are about beyond their own words: the meeting spoken of, digressions, remarks, headings, captions."""
