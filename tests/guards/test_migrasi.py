"""Migrasi lurus, tidak ada yang terlewat, dan namanya mengatakan maksudnya."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader

from tests.guards.sumber import kalimat

NAMA_OTOMATIS = re.compile(r"\d{4}_(auto_.*|.*_and_more)")
Simpul = tuple[str, str]


def bercabang(simpul: Iterable[Simpul], induk: dict[Simpul, set[Simpul]]) -> Iterator[str]:
    """Migrasi yang punya lebih dari satu penerus, atau aplikasi dengan lebih dari satu awal."""
    penerus: Counter[Simpul] = Counter()
    awal: Counter[str] = Counter()
    for satu in simpul:
        sendiri = [lain for lain in induk.get(satu, set()) if lain[0] == satu[0]]
        penerus.update(sendiri)
        awal[satu[0]] += not sendiri
    yield from (f"{a}.{n} punya {k} penerus" for (a, n), k in penerus.items() if k > 1)
    yield from (f"{a} punya {k} migrasi awal" for a, k in awal.items() if k > 1)


def milik_sendiri() -> set[str]:
    return {satu.label for satu in apps.get_app_configs() if satu.name.startswith("ekinerja.")}


class TestMigrasi:
    def test_they_are_linear(self) -> None:
        graf = MigrationLoader(None, ignore_no_migrations=True).graph
        simpul = [satu for satu in graf.nodes if satu[0] in milik_sendiri()]
        induk = {
            satu: {(lain.key[0], lain.key[1]) for lain in graf.node_map[satu].parents}
            for satu in simpul
        }
        assert simpul, "Tidak ada migrasi yang diperiksa."
        temuan = list(bercabang(simpul, induk))
        assert not temuan, kalimat("Migrasi harus lurus, satu sesudah yang lain.", temuan)

    def test_a_branch_would_be_found(self) -> None:
        satu, dua, tiga = ("skp", "0001"), ("skp", "0002_a"), ("skp", "0002_b")
        assert list(bercabang([satu, dua, tiga], {dua: {satu}, tiga: {satu}}))
        assert list(bercabang([satu, dua], {}))
        assert not list(bercabang([satu, dua, tiga], {dua: {satu}, tiga: {dua}}))

    @pytest.mark.django_db
    def test_none_is_missing(self) -> None:
        keluaran = StringIO()
        try:
            call_command("makemigrations", check=True, dry_run=True, stdout=keluaran)
        except SystemExit:
            pytest.fail(kalimat("Ada perubahan model tanpa migrasi.", [keluaran.getvalue()]))

    def test_their_names_say_what_they_are_for(self) -> None:
        loader = MigrationLoader(None, ignore_no_migrations=True)
        temuan = [
            f"{a}.{n}"
            for a, n in loader.disk_migrations
            if a in milik_sendiri() and NAMA_OTOMATIS.fullmatch(n)
        ]
        assert not temuan, kalimat("Nama migrasi otomatis tidak mengatakan maksudnya.", temuan)
        assert NAMA_OTOMATIS.fullmatch("0002_auto_20260101_0000")
