"""When and where meetings are held and who meets, named or told by a verb alone."""
