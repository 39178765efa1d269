"""Masukan liar pada alamat, saringan, formulir, dan cara HTTP: selalu dijawab, tidak pernah 5xx."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.urls import reverse

from ekinerja.tpp.tests.conftest import NOVEMBER_2
from tests.guards.medan_serangan import argumen, isi_medan, semua_pola

PENYERANG = ("wayan", "komang", "sari", "budi")
KUNCI = (
    "q", "cari", "halaman", "cabang", "bulan", "tahun", "tanggal", "status", "keadaan", "masa",
    "peran", "unit", "untuk", "induk", "jabatan", "jenis", "kelas", "kurang", "opd", "salin",
    "next", "v", "kecil", "awal", "urut", "sort", "order", "o",
)  # fmt: skip
KUNCI_ANGKA = ("halaman", "cabang", "induk", "unit", "salin", "opd")
NILAI = (
    "'; DROP TABLE pegawai_pegawai; --", "pegawai__user__password", "-1", "99999999999999999999",
    "²", "a\x00b", "2026-13", "0001-01", "9999-12", "0001-01-01", "9999-12-31", "9" * 6_000,
)  # fmt: skip
NOMOR = ("1000000000", "9223372036854775808", "9" * 400)
TEKS = ("a\x00bcdefghijklmn", "é" * 200_000, "\U0010ffff\u202e" * 10)
CARA = ("options", "put", "delete", "trace")
TANPA_HALAMAN = ("alasan", "pilih", "tampil", "cara", "unit", "awal", "bulan", "tahun")
MEDAN_ISIAN = re.compile(r'name="([a-z_0-9]+)"')


@pytest.fixture(autouse=True)
def hari_ini() -> Iterator[None]:
    with time_machine.travel(NOVEMBER_2, tick=False):
        yield


@pytest.fixture
def medan(pemeran: Any) -> dict[str, Any]:
    return isi_medan(pemeran)


@pytest.fixture
def penyerang(request: pytest.FixtureRequest, medan: Any) -> list[Client]:
    semua = [request.getfixturevalue(f"as_{satu}") for satu in PENYERANG]
    for satu in semua:
        satu.raise_request_exception = False
    return semua


def alamat(medan: dict[str, Any]) -> list[tuple[str, str]]:
    """Nama dan alamat lengkap dari semua yang ada."""
    return [
        (nama, reverse(nama, kwargs=argumen(nama, butuh, medan))) for nama, butuh in semua_pola()
    ]


def kirim(klien: Client, cara: str, tujuan: str, isi: Any = None) -> Any:
    """Satu permintaan yang akibatnya dibatalkan."""
    with transaction.atomic():
        jawab = getattr(klien, cara)(tujuan, *([isi] if isi is not None else []))
        transaction.set_rollback(True)
    return jawab


def galat(jawab: Any) -> str:
    """Sebab kegagalan server, kosong bila tidak gagal."""
    if jawab.status_code < 500:
        return ""
    sebab = getattr(jawab, "exc_info", None)
    return repr(sebab[1])[:150] if sebab else str(jawab.status_code)


def pembuka(penyerang: list[Client], tujuan: str) -> Client:
    """Yang pertama mendapat halaman itu."""
    return next(
        (satu for satu in penyerang if kirim(satu, "get", tujuan).status_code == 200), penyerang[0]
    )


TANDA_SARINGAN = re.compile(rb'data-saring|type="search"|<table')


@pytest.mark.django_db
class TestSaringan:
    def test_no_filter_reaches_the_database_raw(self, penyerang: Any, medan: Any) -> None:
        temuan = []
        for nama, tujuan in alamat(medan):
            if tujuan.endswith((".pdf", ".xlsx", ".css")) or "_kit" in tujuan:
                continue
            klien = pembuka(penyerang, tujuan)
            # a page without a filter or a list reads at most a number, a day or a next address
            bersaring = TANDA_SARINGAN.search(kirim(klien, "get", tujuan).content)
            for nilai in NILAI if bersaring else (*NILAI[3:6], NILAI[-2]):
                kunci = KUNCI if len(nilai) < 100 else KUNCI_ANGKA
                jawab = kirim(klien, "get", tujuan, dict.fromkeys(kunci, nilai))
                temuan += [f"{nama} {nilai[:12]!r}: {g}" for g in [galat(jawab)] if g]
        assert not temuan, "\n".join(temuan)


@pytest.mark.django_db
class TestNomor:
    def test_a_number_of_nothing_is_not_found(self, penyerang: Any, medan: Any) -> None:
        temuan = []
        for nama, butuh in semua_pola():
            angka = [satu for satu in butuh if satu.endswith("pk")]
            if not angka:
                continue
            asli = argumen(nama, butuh, medan)
            for nomor in NOMOR:
                tujuan = reverse(nama, kwargs=asli | dict.fromkeys(angka, int(nomor)))
                for cara in ("get", "post"):
                    jawab = kirim(penyerang[0], cara, tujuan)
                    if jawab.status_code not in {403, 404, 405}:
                        temuan.append(
                            f"{nama} {cara} {nomor[:22]}: {jawab.status_code} {galat(jawab)}"
                        )
        assert not temuan, "\n".join(temuan)

    @pytest.mark.parametrize(
        "ujung",
        ["-1/", "1e9/", "%00/", "1%00/", "../../etc/passwd", "%2e%2e/", "²/", "٣/", "%ff%fe/"],
    )
    def test_what_is_no_number_is_not_found(self, penyerang: Any, ujung: str) -> None:
        for pangkal in ("/pegawai/", "/skp/", "/tpp/", "/aktivitas/bukti/", "/penyiapan/impor/"):
            assert penyerang[0].get(pangkal + ujung).status_code in {400, 404}, pangkal

    @pytest.mark.parametrize("kode", ["%00", "a" * 5000, "%27%20OR%201=1", "%f0%9f%98%80", "%ff"])
    def test_a_public_code_of_nothing_is_not_found(
        self, client: Client, kode: str, db: None
    ) -> None:
        assert client.get(f"/verifikasi/{kode}/").status_code in {400, 404}


@pytest.mark.django_db
class TestCara:
    def test_no_method_breaks_an_address(self, penyerang: Any, medan: Any) -> None:
        temuan = []
        for nama, tujuan in alamat(medan):
            for cara in CARA:
                jawab = kirim(penyerang[0], cara, tujuan)
                if galat(jawab):
                    temuan.append(f"{nama} {cara}: {jawab.status_code} {galat(jawab)}")
        assert not temuan, "\n".join(temuan)

    @pytest.mark.parametrize(
        ("jenis", "isi"),
        [
            ("application/json", b"{"),
            (
                "application/xml",
                b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>",
            ),
            ("multipart/form-data", b"x"),
            ("multipart/form-data; boundary=", b"--\r\n\r\n"),
            ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data\r\n\r\n"),
            ("application/x-www-form-urlencoded; charset=nonsense", b"a=%ff%fe%00"),
            ("application/x-www-form-urlencoded; charset=utf-16", b"a=1"),
            ("", b"\xff\x00"),
        ],
    )
    def test_an_odd_body_is_answered(
        self, penyerang: Any, medan: Any, jenis: str, isi: bytes
    ) -> None:
        temuan = []
        for nama, tujuan in alamat(medan):
            with transaction.atomic():
                jawab = penyerang[0].generic("POST", tujuan, isi, content_type=jenis)
                transaction.set_rollback(True)
            temuan += [f"{nama}: {g}" for g in [galat(jawab)] if g]
        assert not temuan, "\n".join(temuan)

    def test_too_many_fields_are_refused(self, penyerang: Any) -> None:
        banyak = {str(n): "" for n in range(1500)}
        jawab = penyerang[0].post("/aktivitas/persetujuan/setujui/", banyak)
        assert jawab.status_code == 400


@pytest.mark.django_db
class TestIsian:
    def test_no_text_breaks_a_form(self, penyerang: Any, medan: Any) -> None:
        temuan = []
        for nama, tujuan in alamat(medan):
            klien = pembuka(penyerang, tujuan)
            halaman = kirim(klien, "get", tujuan)
            medan_isian = {*TANPA_HALAMAN}
            if "html" in halaman.headers.get("Content-Type", ""):
                medan_isian |= set(MEDAN_ISIAN.findall(halaman.content.decode()))
            for nilai in (*TEKS, *NILAI[3:6], "0001-01-01", "9999-12-31"):
                jawab = kirim(klien, "post", tujuan, dict.fromkeys(medan_isian, nilai))
                temuan += [f"{nama} {nilai[:12]!r}: {g}" for g in [galat(jawab)] if g]
        assert not temuan, "\n".join(sorted(set(temuan)))


UJUNG = ("0001-01-01", "0001-12-31", "9999-12-01", "9999-12-31")


def isian_benar(pemeran: Any, medan: Any, hari: str) -> list[tuple[str, str, dict[str, Any]]]:
    """Siapa, ke mana, dan isian yang hanya tanggalnya aneh."""
    dasar = {"dasar": "SK 1/2026", "mulai": hari, "selesai": hari, "alasan": "lupa menempel"}
    surat = {"nomor_sk": "SK 1/2026", "tanggal_sk": hari, "tmt": hari}
    jabatan = {"jabatan": "J-prakom", "jenis": "DEFINITIF"}
    peran = {"pengguna": pemeran.tono.user.username, "peran": "PIMPINAN", "unit": ""}
    tono = pemeran.tono.pk
    aktivitas = {
        "kunci_kirim": "4e9f2f0e-5d0d-4a7e-9df1-2f6a8f0f7a11",
        "indikator": medan["skp:target"]["pk"],
        "uraian": "Menyusun surat",
        "menit": 30,
        "volume": "99999999.99",
    }
    return [
        ("tono", "/skp/baru/", {"mulai": hari, "akhir": hari, "pendekatan": "KUANTITATIF"}),
        ("sari", "/aktivitas/baru/", aktivitas | {"tanggal": hari}),
        ("wayan", f"/pegawai/{tono}/keputusan/mutasi/", surat | jabatan),
        ("wayan", f"/pegawai/{tono}/keputusan/pengangkatan/", dasar | surat | jabatan),
        ("wayan", "/organisasi/peran/baru/", dasar | peran),
        (
            "wayan",
            f"/presensi/pegawai/{tono}/catat/",
            dasar | {"tanggal": hari, "jam": "07:30"},
        ),
        ("wayan", "/presensi/unit/hitung/", {"bulan": hari[:7]}),
        (
            "wayan",
            "/kalender/tambah/",
            dasar | {"tanggal": hari, "nama": "Hari", "jenis": "DAERAH"},
        ),
        (
            "wayan",
            "/organisasi/unit/baru/",
            dasar | {"nama": "Unit", "kode": "99", "jenis": "BIDANG"},
        ),
        (
            "wayan",
            "/pegawai/baru/",
            {
                "nama": "Orang",
                "jenis": "NON_ASN",
                "tanggal_lahir": hari,
                "nama_pengguna": "orang-baru",
            },
        ),
    ]


@pytest.mark.django_db
class TestTanggalUjung:
    """Isian yang selebihnya benar, dengan tanggal di ujung kalender."""

    @pytest.mark.parametrize("hari", UJUNG)
    def test_the_end_of_the_calendar_is_only_a_wrong_date(
        self, pemeran: Any, medan: Any, as_wayan: Any, as_tono: Any, as_sari: Any, hari: str
    ) -> None:
        orang = {"wayan": as_wayan, "tono": as_tono, "sari": as_sari}
        temuan = []
        for siapa, tujuan, isi in isian_benar(pemeran, medan, hari):
            klien = orang[siapa]
            klien.raise_request_exception = False
            jawab = kirim(klien, "post", tujuan, isi)
            temuan += [f"{tujuan}: {g}" for g in [galat(jawab)] if g]
            temuan += [
                f"{tujuan}: {jawab.status_code}" for _ in [0] if jawab.status_code in {403, 404}
            ]
        assert not temuan, "\n".join(temuan)
