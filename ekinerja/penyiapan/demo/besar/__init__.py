"""A large fictional government for measuring: rows by INSERT … SELECT, the same every time."""
