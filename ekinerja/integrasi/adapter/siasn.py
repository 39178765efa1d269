"""SIASN of BKN: data-utama, rw-jabatan and rw-golongan per NIP, or the same as JSON files.

Addresses and the two tokens are those of published client libraries; the names of the cells too.
They have not been verified against the real service (belum terverifikasi), which needs an
agreement with BKN: everything that is not as expected ends the reading with a sentence.
"""

import base64
import re
import time
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from ekinerja.instansi.models import SumberData
from ekinerja.integrasi.adapter.folder import baca_manifes, baca_sah, buka_folder
from ekinerja.integrasi.adapter.http import (
    LAMA,
    Klien,
    batas_berlaku,
    periksa_alamat,
    rahasia,
    urai_json,
)
from ekinerja.integrasi.bentuk import DataMentah, Mentah, SumberGagal

SEBUTAN = "SIASN"
BERKAS = "siasn.json"
# satu bacaan bertanya tiga kali per orang; tokennya diminta lagi sebelum kedaluwarsa (detik)
BACAAN, MASUK_LAGI = 5 * 3600, 1800
KELAMIN = {
    "M": "L", "L": "L", "PRIA": "L", "LAKI-LAKI": "L", "F": "P", "P": "P", "WANITA": "P",
    "PEREMPUAN": "P",
}  # fmt: skip
# golongan menurut nomor rujukan BKN: 11 = I/a … 45 = IV/e
GOLONGAN = {
    f"{besar}{kecil}": f"{romawi}/{huruf}"
    for besar, romawi in enumerate(("I", "II", "III", "IV"), start=1)
    for kecil, huruf in enumerate("abcde", start=1)
    if huruf != "e" or romawi == "IV"
}
TANGGAL_KOSONG = date(1, 1, 1)


def baca_siasn(sumber: SumberData, nip: Sequence[str]) -> DataMentah:
    """The people of these NIPs, one after the other; who is unknown there is left out.

    :raises SumberGagal: anything but whole answers.
    """
    dasar, kunci = periksa_alamat(sumber.alamat), rahasia(sumber.nama_rahasia)
    klien = Klien(SEBUTAN, _masuk(kunci), batas_berlaku(total=BACAAN))
    masuk = time.monotonic()
    hasil = []
    for satu in nip:
        if time.monotonic() - masuk > MASUK_LAGI:
            klien.tajuk, masuk = _masuk(kunci), time.monotonic()
        utama = _isi(klien.ambil(f"{dasar}/pns/data-utama/{satu}"), "data-utama", satu)
        if utama is None:
            continue
        if not isinstance(utama, Mapping):
            raise _bentuk("data-utama", satu)
        jabatan = _isi(klien.ambil(f"{dasar}/pns/rw-jabatan/{satu}"), "rw-jabatan", satu)
        golongan = _isi(klien.ambil(f"{dasar}/pns/rw-golongan/{satu}"), "rw-golongan", satu)
        hasil.append(_orang(utama, jabatan or [], golongan or [], nip=satu))
    return DataMentah(hasil)


def _masuk(kunci: str) -> dict[str, str]:
    """Headers with both tokens; ``kunci`` is JSON: token_url, klien, rahasia, sso."""
    isi = urai_json(kunci.encode(), sebutan="Kunci SIASN") if kunci else {}
    wajib = ("token_url", "klien", "rahasia", "sso")
    if not isinstance(isi, dict) or not all(isinstance(isi.get(satu), str) for satu in wajib):
        raise SumberGagal(
            "Kunci SIASN di server belum lengkap: isinya JSON dengan token_url, klien, rahasia, "
            "dan sso. Minta admin teknis melengkapinya."
        )
    sandi = base64.b64encode(f"{isi['klien']}:{isi['rahasia']}".encode()).decode()
    pintu = Klien(SEBUTAN, {"Authorization": f"Basic {sandi}"})
    jawab = pintu.kirim(isi["token_url"], {"grant_type": "client_credentials"})
    token = jawab.get("access_token") if isinstance(jawab, dict) else None
    if not isinstance(token, str) or not token:
        raise SumberGagal(f"{SEBUTAN} tidak memberi token masuk. Periksa kuncinya bersama BKN.")
    return {"Authorization": f"Bearer {token}", "Auth": f"bearer {isi['sso']}"}


def baca_folder_siasn(sumber: SumberData) -> DataMentah:
    """``siasn.json`` of a folder, named by its manifest."""
    folder = buka_folder(sumber.alamat)
    manifes = baca_manifes(folder)
    if BERKAS not in manifes:
        raise SumberGagal(f"Manifes tidak menyebut {BERKAS}. {LAMA}")
    data = urai_berkas(baca_sah(folder, BERKAS, manifes[BERKAS]))
    if len(data.pegawai) != manifes[BERKAS]["baris"]:
        raise SumberGagal(f"Jumlah orang pada {BERKAS} berbeda dari manifesnya. {LAMA}")
    return data


def urai_berkas(byte: bytes) -> DataMentah:
    """A file of people: a list of objects with data_utama, rw_jabatan and rw_golongan.

    :raises SumberGagal: when it is not of that shape.
    """
    isi = urai_json(byte, sebutan="Berkas SIASN")
    if not isinstance(isi, list) or not isi:
        raise SumberGagal("Berkas SIASN harus berisi daftar orang. Periksa berkasnya.")
    hasil = []
    for nomor, satu in enumerate(isi, start=1):
        utama = satu.get("data_utama") if isinstance(satu, dict) else None
        if not isinstance(utama, dict):
            raise SumberGagal(f"Orang ke-{nomor} pada berkas SIASN tidak memuat data_utama.")
        nip = str(utama.get("nipBaru", ""))
        hasil.append(
            _orang(utama, satu.get("rw_jabatan") or [], satu.get("rw_golongan") or [], nip=nip)
        )
    return DataMentah(hasil, sebagian=True)


def _isi(jawab: Any, daftar: str, nip: str) -> Any:
    """What stands under ``data``; None when SIASN has nothing."""
    if jawab is None:
        return None
    if not isinstance(jawab, dict) or "data" not in jawab:
        raise _bentuk(daftar, nip)
    return jawab["data"] or None


def _bentuk(daftar: str, nip: str) -> SumberGagal:
    return SumberGagal(
        f"Jawaban {SEBUTAN} untuk {daftar} NIP {nip[:18]} tidak berbentuk seperti yang dikenal. "
        f"{LAMA}"
    )


def _orang(utama: Mapping[str, Any], jabatan: Any, golongan: Any, *, nip: str) -> Mentah:
    """One person in the columns of the contract."""
    tempat = _terbaru(jabatan, "tmtJabatan", "rw-jabatan", nip)
    pangkat = _terbaru(golongan, "tmtGolongan", "rw-golongan", nip)
    ambil = _pembaca(utama, "data-utama", nip)
    nama = " ".join(filter(None, (ambil("gelarDepan"), ambil("nama"))))
    if ambil("nipBaru") != nip or not nama:
        raise _bentuk("data-utama", nip)
    belakang = ambil("gelarBelakang")
    npwp = re.sub(r"[\s.\-]", "", ambil("noNpwp") or "")
    return {
        "id": ambil("id") or nip,
        "nip": nip,
        "nama": f"{nama}, {belakang}" if belakang else nama,
        "tanggal_lahir": _iso(ambil("tglLahir")),
        "jenis_kelamin": KELAMIN.get((ambil("jenisKelamin") or "").upper()),
        "nik": ambil("nik"),
        "npwp": npwp or None,
        "surel": ambil("email"),
        "telepon": ambil("noHp"),
        **_pangkat(pangkat, ambil),
        **_tempat(tempat, nip),
    }


def _pangkat(pangkat: Mapping[str, Any] | None, ambil: Any) -> dict[str, str | None]:
    if pangkat is None:
        kode, golongan = ambil("golRuangAkhirId"), ambil("golRuangAkhir")
        tmt, sk = _iso(ambil("tmtGolAkhir")), None
    else:
        kode, golongan = _teks(pangkat.get("golonganId")), _teks(pangkat.get("golongan"))
        tmt, sk = _iso(_teks(pangkat.get("tmtGolongan"))), _teks(pangkat.get("skNomor"))
    return {
        "golongan": golongan or GOLONGAN.get(kode or ""),
        "tmt_golongan": tmt,
        "sk_golongan": sk,
    }


def _tempat(tempat: Mapping[str, Any] | None, nip: str) -> dict[str, str | None]:
    if tempat is None:
        return {}
    ambil = _pembaca(tempat, "rw-jabatan", nip)
    nama = (
        ambil("namaJabatan") or ambil("jabatanFungsionalNama") or ambil("jabatanFungsionalUmumNama")
    )
    return {
        "kode_jabatan": None,
        "nama_jabatan": nama,
        "kode_unit": ambil("unorId"),
        "nama_unit": ambil("unorNama") or ambil("namaUnor"),
        "tmt_jabatan": _iso(ambil("tmtJabatan")),
        "nomor_sk": ambil("nomorSk"),
        "tanggal_sk": _iso(ambil("tanggalSk")),
    }


def _terbaru(daftar: Any, kunci: str, sebutan: str, nip: str) -> Mapping[str, Any] | None:
    """The row with the latest day under ``kunci``."""
    if not isinstance(daftar, list) or not all(isinstance(satu, dict) for satu in daftar):
        raise _bentuk(sebutan, nip)
    bertanggal = [(_iso(_teks(satu.get(kunci))) or "", satu) for satu in daftar]
    return max(bertanggal, key=lambda pasang: pasang[0], default=("", None))[1]


def _pembaca(isi: Mapping[str, Any], daftar: str, nip: str) -> Any:
    def ambil(nama: str) -> str | None:
        nilai = isi.get(nama)
        if isinstance(nilai, str | int | None) and not isinstance(nilai, bool):
            return _teks(nilai)
        raise _bentuk(daftar, nip)

    return ambil


def _teks(nilai: Any) -> str | None:
    if nilai is None:
        return None
    return " ".join(str(nilai).replace("\x00", "").split()) or None


def _iso(teks: str | None) -> str | None:
    """``31-12-2024`` as ``2024-12-31``; 01-01-0001 is how SIASN writes nothing."""
    if not teks:
        return None
    try:
        hari = datetime.strptime(teks, "%d-%m-%Y").date()  # noqa: DTZ007  # a day, no moment
    except ValueError:
        return teks
    return None if hari == TANGGAL_KOSONG else hari.isoformat()
