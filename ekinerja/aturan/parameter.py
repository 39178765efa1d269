"""Parameter bertanggal dari berkas YAML.

Desimal selalu ditulis di dalam tanda kutip; bilangan pecahan tanpa kutip ditolak. Sebuah parameter
boleh tanpa nilai nasional: nilainya diisi oleh skema daerah, tetapi bentuknya tetap dinyatakan.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from .kesalahan import AturanTidakSah
from .nilai import Nilai, Tipe, dari_json, paskan
from .registri import SATUAN, STATUS
from .tabel import BentukTabel, Tabel, baca_tabel, desimal_dari_teks

FOLDER_PARAMETER = Path(__file__).parent / "parameter"
_TIPE = {
    "bulat": Tipe.BULAT,
    "desimal": Tipe.DESIMAL,
    "ya_tidak": Tipe.YA_TIDAK,
    "teks": Tipe.TEKS,
    "tabel_pita": Tipe.TABEL,
    "tabel_kunci": Tipe.TABEL,
}
_WAJIB = frozenset({"nama", "satuan", "ditetapkan_oleh", "diperiksa_terakhir"})
_BOLEH = _WAJIB | frozenset(
    {"tipe", "skala", "minimal", "maksimal", "jumlah_satu"}
    | {"keterangan", "pilihan", "bentuk", "nilai"}
)
_BOLEH_NILAI = frozenset({"nilai", "dasar", "status", "sumber", "catatan"})


class _PemuatKetat(yaml.SafeLoader):
    """Pemuat aman yang menolak pecahan biner dan kunci ganda."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        kunci = [self.construct_object(satu, deep=True) for satu, _ in node.value]
        ganda = {str(satu) for satu in kunci if kunci.count(satu) > 1}
        if ganda:
            raise AturanTidakSah(f"Kunci tertulis dua kali: {', '.join(sorted(ganda))}.")
        return super().construct_mapping(node, deep=deep)


def _tolak_pecahan(_pemuat: _PemuatKetat, node: yaml.ScalarNode) -> None:
    raise AturanTidakSah(
        f"Bilangan {node.value} pada baris {node.start_mark.line + 1} tidak di dalam tanda kutip. "
        f'Tulis "{node.value}" agar nilainya tepat.'
    )


_PemuatKetat.add_constructor("tag:yaml.org,2002:float", _tolak_pecahan)


@dataclass(frozen=True)
class NilaiBertanggal:
    """Nilai sebuah parameter sejak sebuah tanggal; ``nilai`` None berarti tidak berlaku lagi."""

    sejak: date
    nilai: Nilai | None
    dasar: str
    status: str = "terkonfirmasi"
    sumber: str = ""
    catatan: str = ""


@dataclass(frozen=True)
class DeklarasiParameter:
    """Nama, jenis, satuan, dan batas sebuah parameter, beserta nilai nasionalnya bila ada.

    ``jumlah_satu``: nama kelompok bobot yang jumlahnya harus tepat satu.
    """

    nama: str
    judul: str
    tipe: Tipe
    satuan: str
    skala: int
    ditetapkan_oleh: str
    diperiksa_terakhir: date
    keterangan: str = ""
    minimal: Decimal | None = None
    maksimal: Decimal | None = None
    jumlah_satu: str | None = None
    pilihan: tuple[str, ...] = ()
    bentuk: BentukTabel | None = None
    nilai: tuple[NilaiBertanggal, ...] = field(default=())

    def pada(self, tanggal: date) -> NilaiBertanggal | None:
        """Nilai nasional yang berlaku pada tanggal itu, atau None."""
        cocok = [n for n in self.nilai if n.sejak <= tanggal]
        return cocok[-1] if cocok and cocok[-1].nilai is not None else None


Parameter = Mapping[str, DeklarasiParameter]


@cache
def parameter_nasional() -> Parameter:
    """Semua parameter yang dibawa bersama program."""
    return muat_parameter(FOLDER_PARAMETER)


def muat_parameter(folder: Path) -> Parameter:
    """Muat semua berkas ``<topik>/<nama>.yaml``; nama berkas adalah nama parameter.

    :raises AturanTidakSah: bila sebuah berkas tidak dapat dipakai; kalimatnya menyebut berkasnya.
    """
    semua: dict[str, DeklarasiParameter] = {}
    for berkas in sorted(folder.glob("*/*.yaml")):
        if berkas.stem in semua:
            raise AturanTidakSah(f"Parameter '{berkas.stem}' dinyatakan dua kali.")
        try:
            semua[berkas.stem] = baca_parameter(berkas.stem, baca_yaml(berkas))
        except (AturanTidakSah, yaml.YAMLError) as kesalahan:
            sebutan = f"{berkas.parent.name}/{berkas.name}"
            raise AturanTidakSah(f"Berkas parameter {sebutan}: {kesalahan}") from kesalahan
    return semua


def baca_yaml(berkas: Path) -> Any:
    """Isi berkas YAML dengan pemuat yang ketat."""
    return muat_yaml(berkas.read_text(encoding="utf-8"))


def muat_yaml(teks: str) -> Any:
    """Isi teks YAML dengan pemuat yang ketat.

    :raises AturanTidakSah: bila ada pecahan tanpa tanda kutip atau kunci ganda.
    """
    pemuat = _PemuatKetat(teks)
    try:
        return pemuat.get_single_data()
    finally:
        pemuat.dispose()


def baca_parameter(nama: str, isi: Any) -> DeklarasiParameter:
    """Bentuk satu deklarasi dari isi berkasnya.

    :raises AturanTidakSah: bila ada kunci yang kurang, asing, atau salah isinya.
    """
    if not isinstance(isi, dict):
        raise AturanTidakSah("isinya harus berupa pasangan kunci dan nilai.")
    isi = _lengkapi(isi)
    _periksa_kunci(isi)
    tipe = isi["tipe"]
    deklarasi = DeklarasiParameter(
        nama=nama,
        judul=isi["nama"],
        tipe=_TIPE[tipe],
        satuan=isi["satuan"],
        skala=isi.get("skala", 0),
        ditetapkan_oleh=isi["ditetapkan_oleh"],
        diperiksa_terakhir=isi["diperiksa_terakhir"],
        keterangan=isi.get("keterangan", ""),
        minimal=_batas(isi, "minimal"),
        maksimal=_batas(isi, "maksimal"),
        jumlah_satu=isi.get("jumlah_satu"),
        pilihan=tuple(isi.get("pilihan", ())),
        bentuk=_bentuk(tipe, isi),
    )
    return _dengan_nilai(deklarasi, isi.get("nilai") or {})


def _lengkapi(isi: Mapping[str, Any]) -> dict[str, Any]:
    """Tanpa ``tipe``, jenis dan skala dibaca dari nilai-nilainya."""
    if "tipe" in isi:
        return dict(isi)
    nilai = [n.get("nilai") for n in (isi.get("nilai") or {}).values()]
    desimal = [desimal_dari_teks(n) if type(n) is str else None for n in nilai]
    if nilai and all(type(n) is int for n in nilai):
        return {"tipe": "bulat", **isi}
    if nilai and all(d is not None for d in desimal):
        skala = max(len(n.partition(".")[2]) for n in nilai)
        return {"tipe": "desimal", "skala": skala, **isi}
    raise AturanTidakSah("tipe harus disebut karena tidak terbaca dari nilainya.")


def _periksa_kunci(isi: Mapping[str, Any]) -> None:
    asing, kurang = set(isi) - _BOLEH, _WAJIB - set(isi)
    if asing or kurang:
        raise AturanTidakSah(f"kunci asing {sorted(asing)}, kunci kurang {sorted(kurang)}.")
    if isi["tipe"] not in _TIPE or isi["satuan"] not in SATUAN:
        raise AturanTidakSah(f"tipe '{isi['tipe']}' atau satuan '{isi['satuan']}' tidak dikenal.")
    if isi["ditetapkan_oleh"] not in ("nasional", "daerah"):
        raise AturanTidakSah("ditetapkan_oleh harus nasional atau daerah.")
    if type(isi["diperiksa_terakhir"]) is not date:
        raise AturanTidakSah("diperiksa_terakhir harus tanggal.")


def _batas(isi: Mapping[str, Any], kunci: str) -> Decimal | None:
    if kunci not in isi:
        return None
    try:
        hasil: Decimal = dari_json(isi[kunci], Tipe.DESIMAL)
    except TypeError as kesalahan:
        raise AturanTidakSah(f"{kunci} harus bilangan.") from kesalahan
    return hasil


def _bentuk(tipe: str, isi: Mapping[str, Any]) -> BentukTabel | None:
    if not tipe.startswith("tabel_"):
        return None
    rincian = dict(isi.get("bentuk") or {})
    rincian["kelompok"] = tuple(rincian.get("kelompok", ()))
    return BentukTabel(
        jenis=tipe.removeprefix("tabel_"),
        minimal=_batas(isi, "minimal"),
        maksimal=_batas(isi, "maksimal"),
        **rincian,
    )


def _dengan_nilai(deklarasi: DeklarasiParameter, isi: Any) -> DeklarasiParameter:
    urut: list[NilaiBertanggal] = []
    for sejak in sorted(isi):
        rincian = isi[sejak]
        if type(sejak) is not date or set(rincian) - _BOLEH_NILAI or not rincian.get("dasar"):
            raise AturanTidakSah(f"nilai sejak {sejak}: tanggal, isi, atau dasarnya tidak sah.")
        if rincian.get("status", STATUS[0]) not in STATUS:
            raise AturanTidakSah(f"nilai sejak {sejak}: status tidak dikenal.")
        nilai, masalah = baca_nilai(deklarasi, rincian.get("nilai"), boleh_kosong=True)
        if masalah:
            raise AturanTidakSah(f"nilai sejak {sejak}: {' '.join(masalah)}")
        urut.append(NilaiBertanggal(sejak=sejak, **{**rincian, "nilai": nilai}))
    return replace(deklarasi, nilai=tuple(urut))


def nilai_mentah(nilai: Nilai) -> object:
    """Nilai seperti tertulis pada berkas: tabel kembali menjadi daftar barisnya."""
    return nilai.baris() if isinstance(nilai, Tabel) else nilai


def tanpa_batas(deklarasi: DeklarasiParameter) -> DeklarasiParameter:
    """Deklarasi yang sama tanpa batas nilai, bagi skema beku yang dahulu sudah diperiksa."""
    longgar: dict[str, Any] = {"minimal": None, "maksimal": None}
    bentuk = deklarasi.bentuk
    if bentuk is not None:
        bentuk = replace(bentuk, menaik=False, **longgar)
    return replace(deklarasi, jumlah_satu=None, pilihan=(), bentuk=bentuk, **longgar)


def baca_nilai(
    deklarasi: DeklarasiParameter, mentah: object, *, boleh_kosong: bool = False
) -> tuple[Nilai | None, list[str]]:
    """Nilai mentah (YAML atau JSON) menurut deklarasinya, beserta semua masalahnya."""
    if mentah is None and boleh_kosong:
        return None, []
    if deklarasi.bentuk is not None:
        tabel, masalah = baca_tabel(deklarasi.nama, mentah, deklarasi.bentuk)
        return (None, masalah) if masalah else (tabel, [])
    try:
        nilai = paskan(dari_json(mentah, deklarasi.tipe), deklarasi.tipe, deklarasi.skala)
    except TypeError:
        return None, [_salah_jenis(deklarasi, mentah)]
    except ValueError:
        return None, [f"{mentah} mempunyai lebih dari {deklarasi.skala} angka di belakang koma."]
    masalah = list(_di_luar_batas(deklarasi, nilai))
    return (None, masalah) if masalah else (nilai, [])


def _salah_jenis(deklarasi: DeklarasiParameter, mentah: object) -> str:
    contoh = ' yang ditulis di dalam tanda kutip, misalnya "0.25"'
    tambahan = contoh if deklarasi.tipe is Tipe.DESIMAL else ""
    return f"{mentah!r} bukan {deklarasi.tipe}{tambahan}."


def _di_luar_batas(deklarasi: DeklarasiParameter, nilai: object) -> Iterable[str]:
    if deklarasi.pilihan and nilai not in deklarasi.pilihan:
        yield f"'{nilai}' bukan salah satu dari {', '.join(deklarasi.pilihan)}."
    if isinstance(nilai, bool) or not isinstance(nilai, int | Decimal):
        return
    tertulis = f"{Decimal(nilai).normalize():f}"
    if deklarasi.minimal is not None and nilai < deklarasi.minimal:
        yield f"{tertulis} di bawah batas terkecil {deklarasi.minimal}."
    if deklarasi.maksimal is not None and nilai > deklarasi.maksimal:
        saran = _saran(deklarasi, Decimal(nilai))
        yield f"{tertulis} di atas batas terbesar {deklarasi.maksimal}.{saran}"


def _saran(deklarasi: DeklarasiParameter, nilai: Decimal) -> str:
    if deklarasi.satuan != "bagian" or nilai > 100:
        return ""
    persen, bagian = nilai.normalize(), (nilai / 100).normalize()
    return f' Persen ditulis sebagai bagian dari satu: {persen:f} % menjadi "{bagian:f}".'
