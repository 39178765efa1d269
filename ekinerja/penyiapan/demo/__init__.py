"""The demonstration government: fictional names, realistic structure, a fixed seed.

Nothing here is a real person, place or decree. Months are relative to a reference day, everything
else follows from the seed, so that two loads for the same day give the same rows.
"""
