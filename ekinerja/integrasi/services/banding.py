"""Ours against theirs: every field of every person, and who is unknown or missing."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ekinerja.core.lingkup import Lingkup
from ekinerja.core.tabel import NilaiSalah
from ekinerja.instansi.models import SumberData
from ekinerja.integrasi.bentuk import DataSumber, OrangSumber, Salah, TempatSumber
from ekinerja.integrasi.medan import GOLONGAN, NIP, ORANG_BIASA, PENEMPATAN
from ekinerja.integrasi.models import Padanan, Penimpaan, Perbedaan
from ekinerja.integrasi.nilai import ke_json, sama_nilai, teks_nilai, teks_tempat
from ekinerja.integrasi.services.periksa import periksa_orang
from ekinerja.pegawai.golongan import golongan_untuk
from ekinerja.pegawai.importers.catatan import Catatan, Pindah, Pos, Tempat, sederhana, susun_pindah
from ekinerja.pegawai.models import Kedudukan, Pegawai, RiwayatGolongan
from ekinerja.pegawai.nama import mungkin_orang_sama
from ekinerja.pegawai.services import KELUAR

ASN = ("PNS", "CPNS", "PPPK", "PPPK_PW")
NAMA_CONTOH = 3
DAFTARKAN = (
    "Daftarkan orang ini lewat impor pegawai; unduh daftarnya di bawah sebagai berkas impor."
)
PADANKAN_JABATAN = (
    "Padankan dengan jabatan yang sama di sini, atau buat jabatannya di Organisasi, lalu baca lagi."
)
PADANKAN_UNIT = (
    "Padankan dengan unit yang sama di sini, atau buat unitnya di Organisasi, lalu baca lagi."
)
HILANG = (
    "Periksa NIP-nya. Bila ia pindah, pensiun, atau wafat, catat keputusannya; data di sini tidak "
    "dihapus."
)


@dataclass
class Bekal:
    """What is stored of one instansi on a day; a constant number of queries."""

    sumber: SumberData
    hari: date
    catatan: Catatan = field(init=False)
    menurut_id: dict[int, Pegawai] = field(init=False)
    menurut_nip: dict[str, Pegawai] = field(init=False)
    padanan: dict[str, dict[str, int]] = field(init=False)
    golongan: dict[int, RiwayatGolongan] = field(init=False)
    keluar: set[int] = field(init=False)
    ditahan: set[tuple[int, str]] = field(init=False)
    kode_unit: dict[int, str] = field(init=False)

    def __post_init__(self) -> None:
        instansi = self.sumber.instansi_id
        self.catatan = Catatan(Lingkup(instansi, self.hari, None))
        orang = self.catatan.menurut_pengguna.values()
        self.menurut_id = {satu.pk: satu for satu in orang}
        self.menurut_nip = {satu.nip: satu for satu in orang if satu.nip}
        self.padanan = {"pegawai": {}, "jabatan": {}, "unit": {}}
        for satu in Padanan.objects.filter(instansi_id=instansi, jenis=self.sumber.jenis):
            milik = "pegawai" if satu.pegawai_id else "jabatan" if satu.jabatan_id else "unit"
            self.padanan[milik][satu.id_luar] = getattr(satu, f"{milik}_id")
        riwayat = RiwayatGolongan.objects.filter(instansi_id=instansi).order_by("masa")
        self.golongan = {satu.pegawai_id: satu for satu in riwayat}
        self.keluar = set(
            Kedudukan.objects.filter(
                instansi_id=instansi, jenis__in=KELUAR, masa__contains=self.hari
            ).values_list("pegawai_id", flat=True)
        )
        self.ditahan = set(
            Penimpaan.objects.filter(instansi_id=instansi, masa__contains=self.hari).values_list(
                "pegawai_id", "medan"
            )
        )
        self.kode_unit = {pos.unit_id: pos.unit_kode for pos in self.catatan.menurut_id.values()}

    def cari(self, orang: OrangSumber) -> Pegawai | None:
        """The person here: by the id of the source, then by NIP."""
        nomor = self.padanan["pegawai"].get(orang.id_luar)
        return self.menurut_id.get(nomor) if nomor else self.menurut_nip.get(orang.nip)

    def pos(self, tempat: TempatSumber) -> Pos:
        """The post here that the source means.

        :raises NilaiSalah: unknown or ambiguous.
        """
        nomor = self.padanan["jabatan"].get(tempat.kode_jabatan)
        if nomor in self.catatan.menurut_id:
            return self.catatan.menurut_id[nomor]
        langsung = self.catatan.menurut_kode.get(tempat.kode_jabatan.casefold())
        if langsung is not None:
            return langsung
        unit = self.kode_unit.get(self.padanan["unit"].get(tempat.kode_unit, 0), "")
        for sebutan in (unit, tempat.kode_unit, tempat.nama_unit):
            kunci = (sederhana(sebutan), sederhana(tempat.nama_jabatan))
            if sebutan and len(self.catatan.menurut_nama.get(kunci, ())) == 1:
                return self.catatan.menurut_nama[kunci][0]
        raise NilaiSalah(PADANKAN_JABATAN)


@dataclass(slots=True)
class Hasil:
    """What came of a comparison; the rows are not stored yet."""

    baris: list[Perbedaan] = field(default_factory=list)
    sama: Counter[str] = field(default_factory=Counter)
    kenal: dict[str, int] = field(default_factory=dict)


def bandingkan_orang(data: DataSumber, bekal: Bekal) -> Hasil:
    """People: differing values, unknown people and posts, and people missing at the source."""
    hasil = Hasil()
    asing: dict[tuple[str, str], list[str]] = defaultdict(list)
    ketemu: set[int] = set()
    for orang in data.pegawai:
        kita = bekal.cari(orang)
        if kita is None:
            hasil.baris.append(_asing(orang))
            continue
        ketemu.add(kita.pk)
        if kita.pk not in bekal.keluar:
            _satu(orang, kita, bekal, hasil, asing)
    hasil.baris += [_jabatan_asing(kunci, nama) for kunci, nama in asing.items()]
    if not data.sebagian:
        hasil.baris += [
            _baris(Perbedaan.HILANG, satu, saran=HILANG)
            for satu in bekal.menurut_id.values()
            if satu.nip and satu.jenis in ASN and satu.pk not in ketemu | bekal.keluar
        ]
    return hasil


def _asing(orang: OrangSumber) -> Perbedaan:
    isi = {
        "nama": orang.nama, "golongan": orang.isi.get(GOLONGAN, ""),
        "jenis": orang.isi.get("pegawai.jenis", ""),
        "jabatan": orang.tempat.nama_jabatan if orang.tempat else "",
        "unit": orang.tempat.nama_unit if orang.tempat else "",
        "kode_jabatan": orang.tempat.kode_jabatan if orang.tempat else "",
        "tmt": ke_json(orang.tempat.tmt) if orang.tempat else None,
        "dasar": orang.tempat.dasar if orang.tempat else "",
    }  # fmt: skip
    sebutan = f"{orang.nama} ({orang.nip or 'NIP tidak terbaca'})"
    return Perbedaan(
        jenis=Perbedaan.ORANG_ASING, kunci_luar=orang.nip or orang.id_luar, sebutan=sebutan[:300],
        mereka=", ".join(filter(None, (isi["jabatan"], isi["unit"]))), isi=isi, saran=DAFTARKAN,
    )  # fmt: skip


def _jabatan_asing(kunci: tuple[str, str], nama: list[str]) -> Perbedaan:
    contoh = ", ".join(nama[:NAMA_CONTOH])
    lain = f", dan {len(nama) - NAMA_CONTOH} orang lain" if len(nama) > NAMA_CONTOH else ""
    return Perbedaan(
        jenis=Perbedaan.JABATAN_ASING, kunci_luar=kunci[0][:100], sebutan=kunci[1][:300],
        mereka=f"Dipangku {contoh}{lain}", saran=PADANKAN_JABATAN, medan=PENEMPATAN,
    )  # fmt: skip


def _satu(
    orang: OrangSumber,
    kita: Pegawai,
    bekal: Bekal,
    hasil: Hasil,
    asing: dict[tuple[str, str], list[str]],
) -> None:
    """One person: every field that the source fills."""
    if not mungkin_orang_sama(kita.nama, orang.nama):
        kalimat = (
            f"NIP ini di sini atas nama {kita.nama}, di sumber atas nama {orang.nama}. Periksa SK "
            "keduanya; tidak satu pun nilainya dipakai."
        )
        hasil.baris.append(_salah(kita, Salah(NIP, orang.nama, kalimat)))
        return
    hasil.kenal[orang.id_luar] = kita.pk
    rusak = {satu.medan: satu for satu in orang.salah}
    calon = _calon(orang, kita, hasil)
    for medan, galat in periksa_orang(kita, calon, bekal.menurut_nip).items():
        rusak.setdefault(medan, galat)
    for medan, nilai in calon.items():
        if medan not in rusak:
            _nilai(kita, medan, nilai, bekal, hasil)
    for medan, susun in ((GOLONGAN, _golongan), (PENEMPATAN, _penempatan)):
        if medan in rusak:
            continue
        try:
            baris = susun(orang, kita, bekal, asing)
        except NilaiSalah as galat:
            rusak[medan] = Salah(medan, "", galat.kalimat)
            continue
        if baris is _SAMA:
            hasil.sama[medan] += 1
        elif baris is not None:
            hasil.baris.append(_tahan(baris, bekal))
    hasil.baris += [_salah(kita, satu) for satu in rusak.values()]


def _calon(orang: OrangSumber, kita: Pegawai, hasil: Hasil) -> dict[str, Any]:
    """Plain fields whose value differs; the others are counted as the same."""
    calon = {}
    for medan in ORANG_BIASA:
        mereka = orang.nip if medan.kunci == NIP else orang.isi.get(medan.kunci)
        if mereka is None or mereka == "":
            continue
        if sama_nilai(medan.kunci, getattr(kita, medan.isian), mereka):
            hasil.sama[medan.kunci] += 1
        else:
            calon[medan.kunci] = mereka
    return calon


_SAMA = Perbedaan()


def _nilai(kita: Pegawai, medan: str, nilai: Any, bekal: Bekal, hasil: Hasil) -> None:
    isian = next(satu.isian for satu in ORANG_BIASA if satu.kunci == medan)
    baris = _baris(
        Perbedaan.NILAI, kita, medan=medan, kita=teks_nilai(medan, getattr(kita, isian)),
        mereka=teks_nilai(medan, nilai), isi={"nilai": ke_json(nilai)},
    )  # fmt: skip
    hasil.baris.append(_tahan(baris, bekal))


def _golongan(orang: OrangSumber, kita: Pegawai, bekal: Bekal, _: object) -> Perbedaan | None:
    """Another rank: from which day, and which dated row it ends or corrects."""
    baru, tmt = orang.isi.get(GOLONGAN), orang.tmt_golongan
    if not baru:
        return None
    if baru == kita.golongan or (tmt is not None and tmt > bekal.hari):
        return _SAMA
    if baru not in golongan_untuk(kita.jenis):
        raise NilaiSalah(f"Golongan {baru} bukan golongan {kita.get_jenis_display()}.")
    lama = bekal.golongan.get(kita.pk)
    betulkan = lama is not None and lama.masa.lower == tmt
    if lama is not None and tmt is None:
        raise NilaiSalah("Sumber tidak menyebut TMT golongan ini, padahal riwayatnya bertanggal.")
    if lama is not None and tmt is not None and not betulkan and _mendahului(lama, tmt):
        raise NilaiSalah(
            f"TMT golongan {baru} ({tmt:%d/%m/%Y}) tidak sesudah riwayat yang tercatat di sini. "
            "Betulkan riwayatnya lebih dahulu."
        )
    isi = {
        "nilai": baru, "sejak": ke_json(tmt), "lama": lama.pk if lama else None,
        "betulkan": betulkan,
        "dasar": orang.sk_golongan or f"Menurut {bekal.sumber.get_jenis_display()}",
    }  # fmt: skip
    return _baris(
        Perbedaan.NILAI, kita, medan=GOLONGAN, kita=teks_nilai(GOLONGAN, kita.golongan),
        mereka=teks_nilai(GOLONGAN, baru), isi=isi,
    )  # fmt: skip


def _mendahului(lama: RiwayatGolongan, tmt: date) -> bool:
    mulai, selesai = lama.masa.lower, lama.masa.upper
    return (mulai is not None and tmt <= mulai) or (selesai is not None and tmt < selesai)


def _penempatan(
    orang: OrangSumber,
    kita: Pegawai,
    bekal: Bekal,
    asing: dict[tuple[str, str], list[str]],
) -> Perbedaan | None:
    """Another post, another day or another SK."""
    tempat = orang.tempat
    if tempat is None:
        return None
    try:
        pos = bekal.pos(tempat)
    except NilaiSalah:
        sebutan = f"{tempat.nama_jabatan or tempat.kode_jabatan}, {tempat.nama_unit}"
        asing[tempat.kode_jabatan or sebutan, sebutan].append(kita.nama)
        return None
    lama = bekal.catatan.tempat.get(kita.pk, [])
    kini = lama[-1] if lama else None
    sk: str | None = tempat.dasar or None
    if kini and tempat.nomor_sk and sederhana(tempat.nomor_sk) in sederhana(kini.dasar):
        sk = kini.dasar if kini.jabatan_id == pos.id else sk
    pindah = susun_pindah(lama, pos.id, tmt=tempat.tmt, sk=sk)
    if pindah is None:
        return _SAMA
    return _baris(
        Perbedaan.NILAI, kita, medan=PENEMPATAN, kita=_teks_kini(kini, bekal),
        mereka=teks_tempat(pos.nama, pos.unit, sejak=pindah.sejak, dasar=pindah.dasar),
        isi=_isi_pindah(pindah),
    )  # fmt: skip


def _teks_kini(kini: Tempat | None, bekal: Bekal) -> str:
    if kini is None:
        return "Belum ditempatkan"
    pos = bekal.catatan.menurut_id.get(kini.jabatan_id)
    nama, unit = (pos.nama, pos.unit) if pos else ("Jabatan yang sudah berakhir", "–")
    return teks_tempat(nama, unit, sejak=kini.sejak, dasar=kini.dasar)


def _isi_pindah(pindah: Pindah) -> dict[str, Any]:
    """The plan: which row ends or is corrected, as it was, and what begins."""
    lama = pindah.akhiri or pindah.betulkan
    return {
        "jabatan": pindah.jabatan_id, "sejak": ke_json(pindah.sejak),
        "sampai": ke_json(pindah.sampai), "dasar": pindah.dasar,
        "lama": lama.id if lama else None, "betulkan": pindah.betulkan is not None,
        "lama_sejak": ke_json(lama.sejak) if lama else None,
        "lama_sampai": ke_json(lama.sampai) if lama else None,
    }  # fmt: skip


def _baris(jenis: str, orang: Pegawai, /, **isi: Any) -> Perbedaan:
    sebutan = f"{orang.nama} ({orang.nip or 'tanpa NIP'})"
    return Perbedaan(
        jenis=jenis, pegawai=orang, kunci_luar=orang.nip or "", sebutan=sebutan[:300], **isi
    )


def _salah(orang: Pegawai, salah: Salah) -> Perbedaan:
    return _baris(
        Perbedaan.SALAH, orang, medan=salah.medan, mereka=salah.nilai, saran=salah.kalimat
    )


def _tahan(baris: Perbedaan, bekal: Bekal) -> Perbedaan:
    if (baris.pegawai_id, baris.medan) in bekal.ditahan:
        baris.keputusan = Perbedaan.DITAHAN
    return baris


def nip_diminta(orang: Sequence[Pegawai]) -> list[str]:
    """NIPs to ask a system that answers person by person."""
    return [satu.nip for satu in orang if satu.nip and satu.jenis in ASN]
