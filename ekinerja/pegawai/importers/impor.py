"""The import of people: every row judged against what is known, everything written at once."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from ekinerja.accounts.models import User
from ekinerja.core.impor import (
    BARU,
    BERUBAH,
    TETAP,
    BarisImpor,
    Importir,
    Masalah,
    Rancangan,
    SelSalah,
    cari_ganda,
)
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.tabel import NilaiSalah
from ekinerja.core.workflow import Pelaku
from ekinerja.organisasi.models import Jabatan
from ekinerja.pegawai.identitas_nip import dari_nip, periksa_nip
from ekinerja.pegawai.importers.catatan import Catatan, Pindah, Pos, susun_pindah
from ekinerja.pegawai.importers.golongan import IsiGolongan, susun_golongan
from ekinerja.pegawai.importers.kolom import KODE_JABATAN, KOLOM, NIP, PENGGUNA, PIN, TANPA_NIP
from ekinerja.pegawai.importers.kontrak import IsiKontrak, susun_kontrak
from ekinerja.pegawai.importers.pratinjau import isi_sebelum
from ekinerja.pegawai.importers.tulis import AKUN_BERPERAN, ISIAN, Rencana, tulis_pegawai
from ekinerja.pegawai.models import (
    KontrakKerja,
    Pegawai,
    Penempatan,
    RiwayatGolongan,
    RiwayatPegawai,
)
from ekinerja.pegawai.nama import mungkin_orang_sama, susun_nama_urut

SEBUT_MAKS = 10
JUDUL = {satu.nama: satu.judul for satu in KOLOM}


class ImporPegawai(Importir[Rencana]):
    """People with account and post; the NIP (or user name) says who is who.

    An empty cell keeps what is stored. New people get an account without a usable password: it
    is issued one by one, or never.
    """

    kunci = "pegawai"
    judul = "Pegawai"
    kolom = KOLOM
    menulis = (
        User, Pegawai, Penempatan, KontrakKerja, RiwayatGolongan,
        RiwayatPegawai,
    )  # fmt: skip

    def periksa(self, baris: Sequence[BarisImpor], lingkup: Lingkup) -> Rancangan[Rencana]:
        """Compare with what is stored (seven queries); writes nothing."""
        return _Pemeriksa(Catatan(lingkup), lingkup).periksa(baris)

    def terapkan(self, rancangan: Rancangan[Rencana], *, oleh: Pelaku, pada: datetime) -> None:
        """Write all of it in one transaction, with a constant number of statements."""
        tulis_pegawai([*rancangan.baru, *rancangan.berubah], oleh=oleh, pada=pada)


@dataclass(frozen=True, slots=True)
class _Pemeriksa:
    catatan: Catatan
    lingkup: Lingkup

    def periksa(self, baris: Sequence[BarisImpor]) -> Rancangan[Rencana]:
        rancangan: Rancangan[Rencana] = Rancangan(
            masalah=[*_nip_ganda(baris), *cari_ganda(baris, PENGGUNA), *cari_ganda(baris, PIN)]
        )
        salah = {satu.baris for satu in rancangan.masalah}
        pemangku: dict[int, set[str]] = defaultdict(set)
        for satu in baris:
            masalah, rencana = self._satu(satu)
            rancangan.masalah.extend(masalah)
            if masalah or satu.nomor in salah or rencana is None:
                continue
            if rencana.pindah is not None:
                pemangku[rencana.pindah.jabatan_id].add(rencana.pengguna)
            self._golongkan(satu.nomor, rencana, rancangan)
        rancangan.catatan.extend(self._pemangku_ganda(pemangku))
        return rancangan

    def _golongkan(self, nomor: int, rencana: Rencana, rancangan: Rancangan[Rencana]) -> None:
        """New, changed (with what it was before), or unchanged."""
        if rencana.pegawai is None:
            rancangan.baru.append(rencana)
            rancangan.nasib[nomor] = BARU
        elif rencana.ada_perubahan:
            rancangan.berubah.append(rencana)
            rancangan.nasib[nomor] = BERUBAH
            rancangan.sebelum[nomor] = isi_sebelum(rencana, self.catatan)
        else:
            rancangan.tetap += 1
            rancangan.nasib[nomor] = TETAP

    def _satu(self, baris: BarisImpor) -> tuple[list[Masalah], Rencana | None]:
        """Every fault of one row, or what it means."""
        pengguna = baris["nip"] or baris["nama_pengguna"]
        if pengguna is None or (baris["nip"] is None and baris["jenis"] not in TANPA_NIP):
            kalimat = (
                "NIP wajib diisi. Hanya Non-ASN dan tenaga alih daya yang boleh memakai Nama "
                "pengguna sebagai ganti."
            )
            return [Masalah(baris.nomor, NIP.judul, "", kalimat)], None
        lama = self.catatan.menurut_pengguna.get(pengguna)
        masalah = [*self._orang(baris, lama, pengguna), *self._nomor(baris, pengguna)]
        pos: Pos | None = None
        pindah: Pindah | None = None
        try:
            pos = self.catatan.cari_jabatan(
                baris["kode_jabatan"], baris["unit"], baris["nama_jabatan"]
            )
            if pos is not None:
                tempat = self.catatan.tempat.get(lama.pk, []) if lama else []
                pindah = susun_pindah(
                    tempat, pos.id, tmt=baris["tmt_jabatan"], sk=baris["nomor_sk"]
                )
        except NilaiSalah as galat:
            kolom = "TMT jabatan" if pos is not None else KODE_JABATAN.judul
            nilai = baris["tmt_jabatan"] if pos is not None else _sebut_jabatan(baris)
            masalah.append(Masalah(baris.nomor, kolom, _teks(nilai), galat.kalimat))
        kontrak: IsiKontrak | None = None
        try:
            kontrak = susun_kontrak(baris, self.catatan.kontrak.get(lama.pk, []) if lama else [])
        except SelSalah as galat:
            nilai = baris[galat.kolom]
            masalah.append(Masalah(baris.nomor, JUDUL[galat.kolom], _teks(nilai), galat.kalimat))
        golongan: IsiGolongan | None = None
        try:
            sejak = self.catatan.golongan.get(lama.pk) if lama else None
            golongan = susun_golongan(baris, lama, sejak, hari=self.lingkup.per_tanggal)
        except SelSalah as galat:
            nilai = baris[galat.kolom]
            masalah.append(Masalah(baris.nomor, JUDUL[galat.kolom], _teks(nilai), galat.kalimat))
        if masalah:
            return masalah, None
        rencana = self._rencana(baris, lama, pindah)
        return [], replace(rencana, kontrak=kontrak, golongan=golongan)

    def _orang(self, baris: BarisImpor, lama: Pegawai | None, pengguna: str) -> Iterable[Masalah]:
        """Is this number really this person's?"""
        if lama is not None and not mungkin_orang_sama(lama.nama, baris["nama"]):
            yield Masalah(
                baris.nomor, NIP.judul, pengguna,
                f"NIP ini sudah terdaftar atas nama {lama.nama}, bukan {baris['nama']}. "
                "Periksa SK keduanya; satu NIP hanya untuk satu orang.",
            )  # fmt: skip
        if lama is None and pengguna in self.catatan.akun_lain:
            yield Masalah(
                baris.nomor, NIP.judul, pengguna,
                "Nomor atau nama ini sudah punya akun di instansi lain. "
                "Minta instansi asal mengakhiri datanya lebih dahulu.",
            )  # fmt: skip
        if self.catatan.akun_bebas.get(pengguna) in self.catatan.akun_berperan:
            yield Masalah(baris.nomor, NIP.judul, pengguna, AKUN_BERPERAN)
        if baris["nip"] is not None:
            for galat in periksa_nip(
                baris["nip"], jenis=baris["jenis"], lahir=baris["tanggal_lahir"],
                kelamin=baris["jenis_kelamin"] or "",
            ):  # fmt: skip
                yield Masalah(
                    baris.nomor, JUDUL[galat.bidang], _teks(baris[galat.bidang]), galat.kalimat
                )

    def _nomor(self, baris: BarisImpor, pengguna: str) -> Iterable[Masalah]:
        pemilik = self.catatan.pin.get(baris["pin_mesin"] or "-")
        if pemilik is not None and pemilik != pengguna:
            yield Masalah(
                baris.nomor, PIN.judul, baris["pin_mesin"],
                f"PIN ini sudah dipakai pegawai dengan NIP {pemilik}. Isi PIN yang benar.",
            )  # fmt: skip

    def _rencana(self, baris: BarisImpor, lama: Pegawai | None, pindah: Pindah | None) -> Rencana:
        isi: dict[str, Any] = {
            nama: baris[nama] for nama in ISIAN if baris.isi.get(nama) is not None
        }
        isi["nama_urut"] = susun_nama_urut(baris["nama"])
        if baris["nip"] is not None:
            lahir, kelamin = dari_nip(baris["nip"])
            if lama is None or lama.tanggal_lahir is None:
                isi.setdefault("tanggal_lahir", lahir)
            if lama is None or not lama.jenis_kelamin:
                isi.setdefault("jenis_kelamin", kelamin)
        pengguna = baris["nip"] or baris["nama_pengguna"]
        berubah = tuple(
            nama for nama, nilai in isi.items() if lama is not None and getattr(lama, nama) != nilai
        )
        return Rencana(
            instansi_id=self.lingkup.instansi_id,
            pengguna=pengguna,
            isi=isi,
            pegawai=lama,
            akun_id=self.catatan.akun_bebas.get(pengguna),
            berubah=berubah,
            pindah=pindah,
        )

    def _pemangku_ganda(self, baru: dict[int, set[str]]) -> list[str]:
        """Managerial posts that would have several definitive holders (data health, no fault)."""
        jenis = {pos.id: pos for pos in self.catatan.menurut_kode.values()}
        hari = self.lingkup.per_tanggal
        pemangku: dict[int, set[str]] = defaultdict(set)
        pindah = {siapa for orang in baru.values() for siapa in orang}
        for pengguna, orang in self.catatan.menurut_pengguna.items():
            for tempat in self.catatan.tempat.get(orang.pk, []):
                if pengguna not in pindah and _berjalan(tempat.sejak, tempat.sampai, hari):
                    pemangku[tempat.jabatan_id].add(pengguna)
        for jabatan_id, orang_baru in baru.items():
            pemangku[jabatan_id] |= orang_baru
        ganda = [
            f"{jenis[satu].nama} ({len(orang)} orang)"
            for satu, orang in pemangku.items()
            if len(orang) > 1 and satu in jenis and jenis[satu].jenis in Jabatan.MANAJERIAL
        ]
        if not ganda:
            return []
        sisa = f", dan {len(ganda) - SEBUT_MAKS} lainnya" if len(ganda) > SEBUT_MAKS else ""
        sebut = ", ".join(sorted(ganda)[:SEBUT_MAKS])
        return [f"Lebih dari satu pemangku pada jabatan manajerial: {sebut}{sisa}."]


def _berjalan(sejak: date, sampai: date | None, hari: date) -> bool:
    return sejak <= hari and (sampai is None or hari < sampai)


def _nip_ganda(baris: Sequence[BarisImpor]) -> list[Masalah]:
    """Rows that share a NIP: the same person twice, or two people with one number."""
    jumlah = Counter(satu["nip"] for satu in baris if satu["nip"] is not None)
    if not any(banyak > 1 for banyak in jumlah.values()):
        return []
    kelompok: dict[str, list[BarisImpor]] = defaultdict(list)
    for satu in baris:
        if jumlah[satu["nip"]] > 1:
            kelompok[satu["nip"]].append(satu)
    return [
        Masalah(satu.nomor, NIP.judul, nip, _kalimat_ganda(satu, orang))
        for nip, orang in kelompok.items()
        for satu in orang
    ]


def _kalimat_ganda(ini: BarisImpor, orang: list[BarisImpor]) -> str:
    lain = [satu for satu in orang if satu.nomor != ini.nomor]
    nomor = ", ".join(str(satu.nomor) for satu in lain)
    beda = [satu for satu in lain if not mungkin_orang_sama(satu["nama"], ini["nama"])]
    if beda:
        return (
            f"NIP ini dipakai dua orang: {ini['nama']} di baris ini dan {beda[0]['nama']} di baris "
            f"{beda[0].nomor}. Periksa SK keduanya, lalu betulkan NIP yang keliru."
        )
    return f"Orang ini muncul juga di baris {nomor}. Sisakan satu baris saja."


def _sebut_jabatan(baris: BarisImpor) -> str:
    return str(baris["kode_jabatan"] or baris["nama_jabatan"] or baris["unit"] or "")


def _teks(nilai: object) -> str:
    return f"{nilai:%d/%m/%Y}" if isinstance(nilai, date) else str(nilai or "")
