"""Posts and units: ours against theirs."""

from collections.abc import Sequence
from typing import Any

from ekinerja.integrasi.bentuk import DataSumber, SimpulSumber
from ekinerja.integrasi.models import Perbedaan
from ekinerja.integrasi.nilai import sama_nilai, teks_nilai
from ekinerja.integrasi.services.banding import PADANKAN_JABATAN, PADANKAN_UNIT, Bekal, Hasil
from ekinerja.organisasi.models import EvaluasiJabatan, Jabatan, UnitKerja
from ekinerja.pegawai.importers.catatan import sederhana

Simpul = Jabatan | UnitKerja
DIEVALUASI = (
    "Kelas jabatan ini berasal dari evaluasi jabatan di sini. Bila sumbernya yang benar, catat "
    "evaluasi jabatan yang baru supaya tanggal berlakunya tercatat."
)


def bandingkan_simpul(data: DataSumber, bekal: Bekal, hasil: Hasil) -> None:
    """Names, classes and superiors of posts, names and parents of units; three queries."""
    instansi, hari = bekal.sumber.instansi_id, bekal.hari
    unit = list(UnitKerja.objects.filter(instansi_id=instansi, masa__contains=hari))
    jabatan = list(
        Jabatan.objects.filter(instansi_id=instansi, masa__contains=hari).select_related("unit")
    )
    dievaluasi = set(
        EvaluasiJabatan.objects.filter(
            jabatan__instansi_id=instansi, masa__contains=hari
        ).values_list("jabatan_id", flat=True)
    )
    _bandingkan(data.unit, unit, "unit", bekal, hasil)
    awal = len(hasil.baris)
    _bandingkan(data.jabatan, jabatan, "jabatan", bekal, hasil)
    for satu in hasil.baris[awal:]:
        if satu.medan == "jabatan.kelas" and satu.jabatan_id in dievaluasi:
            satu.jenis, satu.saran = Perbedaan.SALAH, DIEVALUASI


def _bandingkan(
    sumber: Sequence[SimpulSumber],
    kita: Sequence[Simpul],
    milik: str,
    bekal: Bekal,
    hasil: Hasil,
) -> None:
    menurut_id = {satu.pk: satu for satu in kita}
    menurut_kode = {satu.kode.casefold(): satu for satu in kita}
    padanan = bekal.padanan[milik]

    def cari(pengenal: str, kode: str = "") -> Simpul | None:
        ketemu = menurut_id.get(padanan.get(pengenal, 0))
        return ketemu or menurut_kode.get((kode or pengenal).casefold())

    ketemu: dict[str, Simpul | None] = {}
    for satu in sumber:
        simpul = cari(satu.id_luar, satu.kode) or _menurut_nama(satu, milik, bekal, menurut_id)
        ketemu[satu.id_luar] = ketemu[satu.kode or satu.id_luar] = simpul
    dicatat = {baris.kunci_luar for baris in hasil.baris if baris.jenis == Perbedaan.JABATAN_ASING}
    for satu in sumber:
        simpul = ketemu[satu.id_luar]
        if simpul is None and not {satu.id_luar, satu.kode} & dicatat:
            hasil.baris.append(_asing(satu, milik))
        elif simpul is not None:
            _satu(satu, simpul, _atas(satu, ketemu, cari), hasil)


def _menurut_nama(
    satu: SimpulSumber, milik: str, bekal: Bekal, menurut_id: dict[int, Simpul]
) -> Simpul | None:
    """A post without a common code, found by unit and name."""
    if milik != "jabatan" or not satu.kode_unit:
        return None
    unit = bekal.kode_unit.get(bekal.padanan["unit"].get(satu.kode_unit, 0), satu.kode_unit)
    calon = bekal.catatan.menurut_nama.get((sederhana(unit), sederhana(satu.nama)), [])
    return menurut_id.get(calon[0].id) if len(calon) == 1 else None


def _atas(satu: SimpulSumber, ketemu: dict[str, Simpul | None], cari: Any) -> Simpul | None:
    if satu.atas is None:
        return None
    return ketemu.get(satu.atas) or cari(satu.atas)


def _satu(satu: SimpulSumber, kita: Simpul, atas: Simpul | None, hasil: Hasil) -> None:
    """One post or unit that both sides know."""
    jabatan = kita if isinstance(kita, Jabatan) else None
    milik, medan_atas = ("jabatan", "atasan") if jabatan else ("unit", "induk")
    calon: list[tuple[str, Any, Any, Any]] = [("nama", kita.nama, satu.nama, satu.nama)]
    if jabatan and satu.kelas is not None:
        calon.append(("kelas", jabatan.kelas, satu.kelas, satu.kelas))
    if atas is not None:
        nomor = getattr(kita, f"{medan_atas}_id")
        calon.append((medan_atas, nomor, atas.pk, atas.pk))
    rusak = {galat.medan for galat in satu.salah}
    for isian, ini, itu, isi in calon:
        medan = f"{milik}.{isian}"
        if medan in rusak or itu == "":
            continue
        if sama_nilai(medan, ini, itu):
            hasil.sama[medan] += 1
            continue
        teks = (str(getattr(kita, isian) or "(kosong)"), str(atas)) if isian == medan_atas else None
        hasil.baris.append(
            _baris(
                Perbedaan.NILAI, kita, medan=medan, isi={"nilai": isi},
                kita=teks[0] if teks else teks_nilai(medan, ini),
                mereka=teks[1] if teks else teks_nilai(medan, itu),
            )
        )  # fmt: skip
    for galat in satu.salah:
        hasil.baris.append(
            _baris(
                Perbedaan.SALAH, kita, medan=galat.medan, mereka=galat.nilai, saran=galat.kalimat
            )
        )


def _baris(jenis: str, kita: Simpul, /, **isi: Any) -> Perbedaan:
    jabatan = kita if isinstance(kita, Jabatan) else None
    unit = kita if isinstance(kita, UnitKerja) else None
    sebutan = f"{kita.nama} ({kita.kode})"
    return Perbedaan(
        jenis=jenis, jabatan=jabatan, unit=unit, kunci_luar=kita.kode, sebutan=sebutan[:300], **isi
    )


def _asing(satu: SimpulSumber, milik: str) -> Perbedaan:
    jenis = Perbedaan.JABATAN_ASING if milik == "jabatan" else Perbedaan.UNIT_ASING
    saran = PADANKAN_JABATAN if milik == "jabatan" else PADANKAN_UNIT
    return Perbedaan(
        jenis=jenis, kunci_luar=satu.id_luar, sebutan=f"{satu.nama} ({satu.kode or satu.id_luar})",
        mereka=f"Unit {satu.kode_unit}" if satu.kode_unit else "", saran=saran,
    )  # fmt: skip
