"""`make kunci`: export hashed requirement files from pyproject.toml with uv."""

import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXPORT = ("export", "-q", "--no-emit-project", "--format", "requirements.txt", "--no-header")


def main() -> None:
    uv = shutil.which("uv")
    if uv is None:
        raise SystemExit("uv belum terpasang. Pasang dengan: pip install uv")
    for name, extra in (
        ("dasar", ("--no-dev",)),
        ("dev", ()),
        ("node", ("--only-group", "node")),
    ):
        target = f"requirements/{name}.txt"
        subprocess.run([uv, *EXPORT, *extra, "-o", target], cwd=ROOT, check=True)


if __name__ == "__main__":
    main()
