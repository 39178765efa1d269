"""Randomness with a fixed seed: a stream of its own for every subject."""

from random import Random

BENIH = "candrawati-2026"


def acak(*kunci: object) -> Random:
    """A stream that depends only on the seed and these keys, never on what ran before."""
    return Random("/".join(str(k) for k in (BENIH, *kunci)))  # noqa: S311  # not for secrets
