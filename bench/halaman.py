"""Every page of every role: found from the URLconf and the links of the pages, queries counted.

Runs as a process of its own on one database (bench.proses); gives for each role and page the
address, the number of queries and the session that opens it.
"""

import logging
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.db import connection, reset_queries
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, resolve, reverse
from django.urls.exceptions import Resolver404

from ekinerja.accounts.models import User
from ekinerja.core.testing import counted_queries

TAUTAN = re.compile(r'(?:href|hx-get)="([^"#]+)')
# nama URL yang bukan halaman sistem ini bagi orang yang sudah masuk
LEWATI = {
    "account_login", "account_logout", "account_signup", "account_inactive", "merek_css",
    "kit", "kit_tabel", "kit_galat", "sehat",
}  # fmt: skip
GALAT_SERVER = 500
PEMANAS = "BKPSDM"
PERAN_SQL = """
SELECT p.peran, p.user_id FROM organisasi_pemberianperan p
LEFT JOIN organisasi_unitkerja u ON u.id = p.unit_id
WHERE p.masa @> current_date AND (p.unit_id IS NULL OR u.kode = %s) ORDER BY p.id
"""
ATASAN_SQL = """
SELECT n.user_id FROM aktivitas_aktivitas a JOIN pegawai_pegawai n ON n.id = a.penilai_id
WHERE a.status = 'DIKIRIM' AND n.jenis <> 'NON_ASN'
  AND NOT EXISTS (SELECT 1 FROM organisasi_pemberianperan p WHERE p.user_id = n.user_id)
GROUP BY n.id, n.user_id ORDER BY count(*) DESC, n.id LIMIT 1
"""
PEGAWAI_SQL = """
SELECT n.user_id FROM pegawai_pegawai n JOIN pegawai_penempatan t ON t.pegawai_id = n.id
JOIN organisasi_jabatan j ON j.id = t.jabatan_id JOIN organisasi_unitkerja u ON u.id = j.unit_id
JOIN organisasi_unitkerja o ON o.id = u.opd_id AND o.kode = %s
WHERE NOT EXISTS (SELECT 1 FROM organisasi_jabatan b WHERE b.atasan_id = j.id)
  AND NOT EXISTS (SELECT 1 FROM organisasi_pemberianperan p WHERE p.user_id = n.user_id)
  AND EXISTS (SELECT 1 FROM aktivitas_aktivitas a WHERE a.pegawai_id = n.id)
ORDER BY n.id LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class Halaman:
    """A page as one role sees it."""

    peran: str
    nama: str
    alamat: str
    kueri: int
    sesi: str


def orang_menurut_peran(kode_opd: str) -> dict[str, User]:
    """One account for each role; those of a unit belong to this perangkat daerah."""
    akun: dict[str, int] = {}
    with connection.cursor() as cursor:
        for nama, perintah, isian in (
            ("PEGAWAI", PEGAWAI_SQL, [kode_opd]),
            ("ATASAN", ATASAN_SQL, []),
        ):
            cursor.execute(perintah, isian)
            (akun[nama],) = cursor.fetchone()
    pegawai = {peran: User.objects.get(pk=pk) for peran, pk in akun.items()}
    return pegawai | pemegang_peran(kode_opd)


def pemegang_peran(kode_opd: str) -> dict[str, User]:
    """One account for each granted role, of the whole instansi or of this perangkat daerah."""
    akun: dict[str, int] = {}
    with connection.cursor() as cursor:
        cursor.execute(PERAN_SQL, [kode_opd])
        for peran, user_id in cursor.fetchall():
            akun.setdefault(peran, user_id)
    return {peran: User.objects.get(pk=pk) for peran, pk in akun.items()}


def nama_url(resolver: URLResolver, depan: str = "") -> Iterator[str]:
    """Every named address of the URLconf."""
    for satu in resolver.url_patterns:
        if isinstance(satu, URLPattern):
            if satu.name:
                yield f"{depan}{satu.name}"
        else:
            yield from nama_url(satu, f"{depan}{satu.namespace}:" if satu.namespace else depan)


def awal_telusur() -> list[str]:
    """Addresses that need no argument."""
    alamat = []
    for nama in nama_url(get_resolver()):
        try:
            alamat.append(reverse(nama))
        except NoReverseMatch:
            continue
    return sorted(alamat)


def telusuri(peran: str, user: User) -> Iterator[Halaman]:
    """Follow links from every address without argument; one sample for each view.

    A page that fails has no session.
    """
    klien = Client(raise_request_exception=False)
    klien.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    sesi = klien.cookies[settings.SESSION_COOKIE_NAME].value
    antre, terlihat = deque(awal_telusur()), set[str]()
    while antre:
        alamat = antre.popleft()
        kunci = kunci_halaman(alamat)
        if not kunci or kunci in terlihat:
            continue
        reset_queries()  # the log keeps 9,000 and counts nothing more
        with counted_queries() as kueri:
            isi = klien.get(alamat)
        if isi.status_code >= GALAT_SERVER:
            terlihat.add(kunci)
            yield Halaman(peran, kunci, alamat, int(kueri), "")
        if isi.status_code != 200 or not isi.headers["Content-Type"].startswith("text/html"):
            isi.close()
            continue
        terlihat.add(kunci)
        yield Halaman(peran, kunci, alamat, int(kueri), sesi)
        antre.extend(tautan(alamat, isi.content.decode()))


def kunci_halaman(alamat: str) -> str:
    """Name of the view, with a mark when the address carries a filter or a page number."""
    bagian = urlsplit(alamat)
    try:
        nama = resolve(bagian.path).view_name
    except Resolver404:
        return ""
    return "" if nama in LEWATI else nama + ("?" if bagian.query else "")


def tautan(alamat: str, isi: str) -> list[str]:
    """Addresses of this site on a page, in order."""
    semua = (urljoin(alamat, unescape(satu)) for satu in TAUTAN.findall(isi))
    return [satu for satu in semua if not urlsplit(satu).netloc and satu.startswith("/")]


def utama(argumen: list[str]) -> list[dict[str, Any]]:
    """Argument: code of the perangkat daerah whose roles are taken."""
    logging.disable(logging.WARNING)
    akun = orang_menurut_peran(argumen[0])
    for _ in telusuri(PEMANAS, akun[PEMANAS]):
        continue  # what a process keeps after its first requests is not measured
    return [asdict(halaman) for peran, user in akun.items() for halaman in telusuri(peran, user)]
