"""`make check`: lint, types, contracts, templates, missing migrations. All are run, then judged."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CHECKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("gaya", ("-m", "ruff", "check", ".")),
    ("format", ("-m", "ruff", "format", "--check", ".")),
    ("tipe", ("-m", "mypy", "ekinerja", "config", "ops")),
    ("lapisan", ("-c", "from importlinter.cli import lint_imports_command as m; m()")),
    ("templat", ("-m", "djlint", "ekinerja", "--lint", "--quiet")),
    ("migrasi", ("manage.py", "makemigrations", "--check", "--dry-run")),
)


def main() -> int:
    os.chdir(ROOT)
    environment = {
        **os.environ,
        "EKINERJA_MODE": "uji",
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    failed = []
    for name, arguments in CHECKS:
        done = subprocess.run(
            [sys.executable, *arguments],
            env=environment,
            check=False,
            capture_output=True,
            text=True,
        )
        print(f"{name}: {'baik' if done.returncode == 0 else 'GAGAL'}", flush=True)
        if done.returncode:
            failed.append(name)
            print(done.stdout[-8000:], done.stderr[-4000:], sep="\n", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
