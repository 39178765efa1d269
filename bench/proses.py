"""A measurement as a process of its own: ``python -m bench.proses MODULE ARGUMENTS`` prints JSON.

Light on purpose: the workers of a pool import this module again when they start.
"""

import json
import sys
from importlib import import_module


def main() -> None:
    import_module("django").setup()
    ukur = import_module(f"bench.{sys.argv[1]}").utama
    print(json.dumps(ukur(sys.argv[2:])))


if __name__ == "__main__":
    main()
