"""Which meetings a sentence tells of, named or told by a verb alone, who meets there, and what is said beside them."""
