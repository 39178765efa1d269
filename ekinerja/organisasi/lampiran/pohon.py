"""Membangun pohon unit dari urutan judul dan jabatan."""

from collections import Counter
from dataclasses import dataclass, field, replace

from ekinerja.core.tabel import Lembar
from ekinerja.organisasi.lampiran.baris import BarisJabatan, BarisJumlah, Isi, Judul, pilah
from ekinerja.organisasi.lampiran.hasil import (
    HasilLampiran,
    JabatanLampiran,
    JenisUnit,
    Temuan,
    UnitLampiran,
)
from ekinerja.organisasi.lampiran.nama import (
    Sebutan,
    jenis_jabatan,
    jenis_unit,
    judul_rapi,
    kemiripan,
    pisahkan_nomor,
    rapikan_nama,
    sebutan_pemimpin,
)
from ekinerja.organisasi.lampiran.temuan import periksa_hasil

J = JenisUnit
TINGKAT = {
    J.SETDA: 0,
    J.OPD: 0,
    J.KECAMATAN: 0,
    J.BIRO: 1,
    J.RUMAH_SAKIT: 1,
    J.UPTD: 1,
    J.CABANG: 1,
    J.PUSKESMAS: 1,
    J.KELURAHAN: 1,
    J.BAGIAN: 2,
    J.BIDANG: 2,
    J.SEKRETARIAT: 2,
    J.IRBAN: 2,
    J.LAIN: 2,
    J.SUBBAGIAN: 3,
    J.SUBBIDANG: 3,
    J.SEKSI: 3,
}
TANPA_BIDANG = (J.UPTD, J.CABANG, J.PUSKESMAS, J.KELURAHAN)
AKAR_SEKRETARIAT = (J.SETDA, J.OPD, J.SEKRETARIAT)


@dataclass(slots=True)
class _Penyusun:
    """Keadaan penguraian: unit dan jabatan sejauh ini, dan unit yang sedang terbuka."""

    turunkan_unit: bool
    gaya_akar: str
    unit: list[UnitLampiran] = field(default_factory=list)
    jabatan: list[JabatanLampiran] = field(default_factory=list)
    temuan: list[Temuan] = field(default_factory=list)
    terbuka: list[int] = field(default_factory=list)
    kepala: dict[int, int] = field(default_factory=dict)

    def catat(self, baris: int, sebab: str, nilai: str, kalimat: str) -> None:
        self.temuan.append(Temuan(baris, sebab, nilai, kalimat))

    def buka(self, unit: UnitLampiran) -> int:
        """Tutup unit yang setingkat atau tidak menampung, lalu buka unit ini."""
        while self.terbuka and not _menampung(self.unit[self.terbuka[-1]].jenis, unit.jenis):
            self.terbuka.pop()
        induk = self.terbuka[-1] if self.terbuka else None
        kunci = len(self.unit)
        self.unit.append(replace(unit, kunci=kunci, induk=induk))
        self.terbuka.append(kunci)
        return kunci

    def tutup_turunan(self, jenis: JenisUnit) -> None:
        """Tutup unit turunan yang tidak menampung jabatan pemimpin `jenis`."""
        while self.terbuka:
            puncak = self.unit[self.terbuka[-1]]
            if not puncak.diturunkan or _menampung(puncak.jenis, jenis):
                return
            self.terbuka.pop()


def urai_lampiran(lembar: Lembar, *, turunkan_unit: bool = True) -> HasilLampiran:
    """Pohon unit dan jabatan dari lampiran evaluasi jabatan.

    Dengan `turunkan_unit`, jabatan “Kepala Subbagian Z” di bawah “Bagian Y” menjadi unit
    “Subbagian Z” (ditandai `diturunkan`) yang dipimpin jabatan itu.

    :raises BerkasDitolak: bila baris judul tabel tidak ditemukan.
    """
    temuan: list[Temuan] = []
    isi = list(pilah(lembar, temuan))
    penyusun = _Penyusun(turunkan_unit, _gaya_akar(isi), temuan=temuan)
    jumlah: list[BarisJumlah] = []
    for urutan, satu in enumerate(isi):
        if isinstance(satu, Judul):
            _tambah_judul(penyusun, satu, _jabatan_berikut(isi, urutan))
        elif isinstance(satu, BarisJabatan):
            _tambah_jabatan(penyusun, satu)
        else:
            jumlah.append(satu)
    _namai_ulang(penyusun)
    hasil = HasilLampiran(tuple(penyusun.unit), _beratasan(penyusun), ())
    semua = [*penyusun.temuan, *periksa_hasil(hasil, penyusun.kepala, jumlah)]
    return replace(hasil, temuan=tuple(sorted(semua, key=lambda satu: satu.baris)))


def _menampung(induk: JenisUnit, anak: JenisUnit) -> bool:
    if TINGKAT[induk] >= TINGKAT[anak]:
        return False
    return not (induk in TANPA_BIDANG and TINGKAT[anak] < 3)


def _gaya_akar(isi: list[Isi]) -> str:
    """Gaya nomor yang sebagian besar dipakai judul perangkat daerah, misalnya “1.” atau “I.”."""
    jumlah: Counter[str] = Counter()
    perangkat: Counter[str] = Counter()
    for satu in isi:
        if isinstance(satu, Judul) and satu.gaya:
            jumlah[satu.gaya] += 1
            jenis = jenis_unit(rapikan_nama(satu.teks))
            perangkat[satu.gaya] += jenis in (J.OPD, J.SETDA, J.KECAMATAN)
    gaya = max(perangkat, key=lambda satu: perangkat[satu], default="")
    return gaya if gaya and perangkat[gaya] * 2 > jumlah[gaya] else ""


def _jabatan_berikut(isi: list[Isi], urutan: int) -> BarisJabatan | None:
    """Jabatan tepat di bawah judul ini, bila tidak ada judul lain di antaranya."""
    bawah = isi[urutan + 1] if urutan + 1 < len(isi) else None
    return bawah if isinstance(bawah, BarisJabatan) else None


def _tambah_judul(penyusun: _Penyusun, judul: Judul, bawah: BarisJabatan | None) -> None:
    nama = rapikan_nama(judul.teks)
    sebutan = sebutan_pemimpin(nama) if nama.startswith("Kepala ") else None
    if sebutan is not None:
        penyusun.catat(
            judul.baris,
            "judul_jabatan",
            judul.teks,
            f"Judul ini tertulis sebagai jabatan; dibaca sebagai unit “{sebutan.unit}”.",
        )
        nama = sebutan.unit
    jenis, diduga = _jenis_judul(penyusun, judul, nama), False
    if jenis is None:
        jenis, nama, diduga = *_duga_jenis(penyusun, judul, bawah), True
    penyusun.buka(
        UnitLampiran(0, judul_rapi(nama), judul.teks, jenis, None, judul.baris, jenis_diduga=diduga)
    )


def _jenis_judul(penyusun: _Penyusun, judul: Judul, nama: str) -> JenisUnit | None:
    """Jenis menurut kata; judul bergaya nomor akar adalah perangkat daerah."""
    jenis = jenis_unit(nama)
    setara_akar = jenis in (None, J.RUMAH_SAKIT, J.LAIN) or (
        jenis is J.SEKRETARIAT and nama.casefold() != "sekretariat"
    )
    if judul.gaya and judul.gaya == penyusun.gaya_akar and setara_akar:
        return J.OPD
    return jenis


def _duga_jenis(
    penyusun: _Penyusun, judul: Judul, bawah: BarisJabatan | None
) -> tuple[JenisUnit, str]:
    """Jenis dan nama judul tanpa kata jenis, diduga dari jabatan kepala tepat di bawahnya."""
    nama = rapikan_nama(judul.teks)
    sebutan = sebutan_pemimpin(rapikan_nama(bawah.nama)) if bawah else None
    if sebutan is not None and kemiripan(sebutan.unit, nama) >= 0.6:
        lengkap = f"{sebutan.jenis.value.capitalize()} {nama}"
        penyusun.catat(
            judul.baris,
            "jenis_diduga",
            judul.teks,
            f"Judul ini tidak menyebut jenis unitnya; diduga “{lengkap}” menurut jabatan "
            "di bawahnya.",
        )
        return sebutan.jenis, lengkap
    penyusun.catat(
        judul.baris,
        "jenis_tidak_dikenal",
        judul.teks,
        "Judul ini tidak menyebut jenis unitnya. Periksa letaknya pada bagan.",
    )
    return J.LAIN, nama


def _tambah_jabatan(penyusun: _Penyusun, baris: BarisJabatan) -> None:
    nama = rapikan_nama(pisahkan_nomor(baris.nama)[1])
    sebutan = sebutan_pemimpin(nama)
    if sebutan is not None and not sebutan.lengkap:
        penyusun.catat(
            baris.baris,
            "tanpa_kata_kepala",
            baris.nama,
            f"Jabatan ini tertulis sebagai nama unit; dibaca sebagai “Kepala {nama}”.",
        )
        nama = f"Kepala {nama}"
    unit, kepala = _tempatkan(penyusun, baris, sebutan)
    if kepala and unit is not None:
        penyusun.kepala[unit] = len(penyusun.jabatan)
    penyusun.jabatan.append(
        JabatanLampiran(
            nomor=baris.nomor,
            nama=nama,
            nama_tercetak=baris.nama,
            kelas=baris.kelas,
            bezetting=baris.bezetting,
            unit=unit,
            kepala=kepala,
            jenis=jenis_jabatan(nama, baris.kelas),
            baris=baris.baris,
        )
    )


def _tempatkan(
    penyusun: _Penyusun, baris: BarisJabatan, sebutan: Sebutan | None
) -> tuple[int | None, bool]:
    """Unit tempat jabatan ini dan apakah ia memimpinnya."""
    if sebutan is None:
        return (penyusun.terbuka[-1] if penyusun.terbuka else None), False
    penyusun.tutup_turunan(sebutan.jenis)
    puncak = penyusun.terbuka[-1] if penyusun.terbuka else None
    if puncak is not None and puncak not in penyusun.kepala:
        unit = penyusun.unit[puncak]
        pertama = not any(satu.unit == puncak for satu in penyusun.jabatan)
        if _memimpin(sebutan, unit, pertama=pertama):
            return puncak, True
    if not penyusun.turunkan_unit or sebutan.jenis is J.RUMAH_SAKIT:
        return puncak, False
    if (baris.bezetting or 0) > 1:
        penyusun.catat(
            baris.baris,
            "banyak_pemangku",
            baris.nama,
            f"Jabatan ini dipegang {baris.bezetting} orang, sehingga unitnya tidak diturunkan. "
            "Buat unitnya satu per satu bila diperlukan.",
        )
        return puncak, False
    return _turunkan(penyusun, baris, sebutan), True


def _memimpin(sebutan: Sebutan, unit: UnitLampiran, *, pertama: bool) -> bool:
    if sebutan.jenis is unit.jenis:
        return True
    if sebutan.jenis is J.SEKRETARIAT and unit.jenis in AKAR_SEKRETARIAT:
        return "sekret" in unit.nama_tercetak.casefold() or "sekrer" in unit.nama.casefold()
    if unit.jenis in (J.OPD, J.UPTD) and sebutan.jenis in (J.OPD, J.RUMAH_SAKIT, J.UPTD):
        return True
    senama = kemiripan(sebutan.unit, unit.nama) == 1.0 and bool(sebutan.unit)
    return pertama and senama and TINGKAT[sebutan.jenis] < 3


def _turunkan(penyusun: _Penyusun, baris: BarisJabatan, sebutan: Sebutan) -> int:
    if TINGKAT[sebutan.jenis] < 3:
        penyusun.catat(
            baris.baris,
            "judul_hilang",
            baris.nama,
            f"Unit “{sebutan.unit}” tidak punya judul sendiri; diturunkan dari jabatan ini, dan "
            "jabatan di bawahnya ditempatkan di situ.",
        )
    return penyusun.buka(
        UnitLampiran(0, sebutan.unit, baris.nama, sebutan.jenis, None, baris.baris, diturunkan=True)
    )


def _namai_ulang(penyusun: _Penyusun) -> None:
    """Judul yang kembar dengan saudaranya memakai nama dari jabatan kepalanya."""
    terpakai: set[tuple[int | None, str]] = set()
    for kunci, unit in enumerate(penyusun.unit):
        kepala = penyusun.kepala.get(kunci)
        sebutan = sebutan_pemimpin(penyusun.jabatan[kepala].nama) if kepala is not None else None
        tanda = (unit.induk, unit.nama.casefold())
        if tanda in terpakai and sebutan and not unit.diturunkan:
            penyusun.catat(
                unit.baris,
                "judul_kembar",
                unit.nama_tercetak,
                f"Judul ini sama dengan judul sebelumnya; namanya diambil dari jabatan kepalanya: "
                f"“{sebutan.unit}”.",
            )
            unit = replace(unit, nama=sebutan.unit)
        elif sebutan and sebutan.unit.casefold() == unit.nama.casefold():
            unit = replace(unit, nama=sebutan.unit)
        penyusun.unit[kunci] = unit
        terpakai.add((unit.induk, unit.nama.casefold()))


def _beratasan(penyusun: _Penyusun) -> tuple[JabatanLampiran, ...]:
    """Jabatan beserta atasannya: kepala unitnya, atau kepala unit di atasnya."""
    setda = next((k for k, satu in enumerate(penyusun.unit) if satu.jenis is J.SETDA), None)
    hasil = []
    for nomor, jabatan in enumerate(penyusun.jabatan):
        unit = jabatan.unit
        if jabatan.kepala and unit is not None:
            unit = penyusun.unit[unit].induk
            if unit is None and jabatan.unit != setda:
                unit = setda
        while unit is not None and unit not in penyusun.kepala:
            unit = penyusun.unit[unit].induk
        atasan = penyusun.kepala[unit] if unit is not None else None
        hasil.append(replace(jabatan, atasan=atasan if atasan != nomor else None))
    return tuple(hasil)
