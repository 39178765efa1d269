"""Machinery of the commands behind `make`."""

import warnings

warnings.filterwarnings("ignore", message="XDG_RUNTIME_DIR")
