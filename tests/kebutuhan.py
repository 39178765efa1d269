"""Pytest plugin: which passing tests prove which requirement rows.

``@pytest.mark.req("DPS-11", …)`` names the rows of ``docs/rujukan/kebutuhan.csv`` that a test
proves. An unknown ID stops the collection. A complete run (EKINERJA_UJI_LENGKAP=1, set by
``make test`` for each of its parts) leaves its record in EKINERJA_REKAMAN; ``make test`` joins them
in ``var/kebutuhan.json`` for ``make kebutuhan``. Only tests that
really ran and passed count: skipped, expected to fail or failing tests prove nothing.
"""

import os
from collections import defaultdict
from pathlib import Path

import pytest

from ops.kebutuhan import REKAMAN, Rekaman, baca_daftar, keadaan_kode, simpan

TUNTAS = (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED)


class RequirementRecorder:
    """Collects outcomes during a run and writes the record at its end."""

    def __init__(self, *, complete: bool, target: Path = REKAMAN) -> None:
        self.complete = complete
        self.target = target
        self.ids: dict[str, tuple[str, ...]] = {}
        self.passed: set[str] = set()
        self.spoiled: set[str] = set()
        self.deselected = False
        self.start = keadaan_kode() if complete else ("", False)

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        known = baca_daftar()
        unknown: list[str] = []
        for item in items:
            ids = tuple(str(one) for mark in item.iter_markers("req") for one in mark.args)
            unknown += [f"{item.nodeid}: {one}" for one in ids if one not in known]
            self.ids[item.nodeid] = ids
        if unknown:
            raise pytest.UsageError(
                "ID kebutuhan tidak terdaftar di docs/rujukan/kebutuhan.csv:\n" + "\n".join(unknown)
            )

    def pytest_deselected(self) -> None:
        self.deselected = True

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.outcome != "passed" or hasattr(report, "wasxfail"):
            self.spoiled.add(report.nodeid)
        elif report.when == "call":
            self.passed.add(report.nodeid)

    def proofs(self) -> dict[str, list[str]]:
        """Requirement ID → node ids of the tests that passed in every phase."""
        found: dict[str, list[str]] = defaultdict(list)
        for nodeid in sorted(self.passed - self.spoiled):
            for one in self.ids.get(nodeid, ()):
                found[one].append(nodeid)
        return dict(found)

    def pytest_sessionfinish(self, exitstatus: int) -> None:
        if not self.complete:
            return
        commit, clean = keadaan_kode()
        simpan(
            Rekaman(
                commit=commit,
                bersih=clean and self.start == (commit, clean),
                lengkap=exitstatus in TUNTAS and not self.deselected,
                bukti=self.proofs(),
            ),
            self.target,
        )


def pytest_configure(config: pytest.Config) -> None:
    complete = os.environ.get("EKINERJA_UJI_LENGKAP") == "1" and not config.option.collectonly
    target = Path(os.environ.get("EKINERJA_REKAMAN", REKAMAN))
    recorder = RequirementRecorder(complete=complete, target=target)
    config.pluginmanager.register(recorder, "ekinerja-kebutuhan")
