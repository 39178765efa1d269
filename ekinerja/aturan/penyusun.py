"""Penyusunan rencana: menelusuri nama argumen dari istilah tujuan sampai fakta dan parameter."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from .kesalahan import RencanaTidakSah
from .nilai import Nilai, Tipe
from .parameter import DeklarasiParameter, Parameter
from .registri import DeklarasiFakta, Komponen, Registri
from .skema import SkemaTerpakai


@dataclass(frozen=True, slots=True)
class ParameterTerpakai:
    """Nilai parameter yang terpilih: dari "skema" atau "nasional", sejak kapan, dasar apa."""

    deklarasi: DeklarasiParameter
    nilai: Nilai
    sejak: date
    sumber: str
    dasar: str
    status: str
    catatan: str


@dataclass(slots=True)
class Simpulan:
    """Hasil penelusuran; ``urutan`` menyebut semua nama, masukan sebelum pemakainya."""

    tujuan: tuple[str, ...]
    urutan: list[str] = field(default_factory=list)
    fakta: dict[str, DeklarasiFakta] = field(default_factory=dict)
    parameter: dict[str, ParameterTerpakai] = field(default_factory=dict)
    komponen: dict[str, Komponen] = field(default_factory=dict)
    tahap: dict[str, int] = field(default_factory=dict)
    dikenal: set[str] = field(default_factory=set)


@dataclass(kw_only=True)
class Penyusun:
    """Menelusuri satu rencana. Sekali pakai."""

    registri: Registri
    parameter: Parameter
    skema: SkemaTerpakai
    pada: date
    pilihan: Mapping[str, str]
    diketahui: frozenset[str]
    masalah: list[str] = field(default_factory=list)

    def susun(self, tujuan: tuple[str, ...]) -> Simpulan:
        """Telusuri semua tujuan.

        :raises RencanaTidakSah: dengan semua masalah yang ditemukan.
        """
        simpulan = Simpulan(tujuan, dikenal=set(self.registri.fakta) | self.diketahui)
        if self.skema.kode and self.pada < self.skema.berlaku_sejak:
            self.masalah.append(
                f"Skema '{self.skema.kode}' baru berlaku sejak {self.skema.berlaku_sejak}, "
                f"sedangkan hitungan ini untuk {self.pada}. Pilih skema yang berlaku saat itu."
            )
        for nama in tujuan:
            self._telusuri(nama, (), simpulan)
        self._periksa_agregat(simpulan)
        if self.masalah:
            raise RencanaTidakSah(dict.fromkeys(self.masalah))
        return simpulan

    def _telusuri(self, nama: str, jalan: tuple[str, ...], simpulan: Simpulan) -> Tipe | None:
        """Masukkan ``nama`` dan semua masukannya; kembalikan jenis nilainya."""
        if nama in jalan:
            lingkaran = " → ".join([*jalan[jalan.index(nama) :], nama])
            raise RencanaTidakSah([f"Istilah saling bergantung melingkar: {lingkaran}."])
        if nama in simpulan.tahap:
            return _tipe(nama, simpulan)
        fakta = self._fakta(nama)
        if fakta is not None:
            simpulan.fakta[nama] = fakta
            simpulan.tahap[nama] = 2 if fakta.agregat else 1
        elif nama in self.registri.komponen:
            self._telusuri_istilah(nama, jalan, simpulan)
        elif not self._telusuri_parameter(nama, jalan, simpulan):
            return None
        if nama in simpulan.tahap:
            simpulan.urutan.append(nama)
        return _tipe(nama, simpulan)

    def _telusuri_istilah(self, nama: str, jalan: tuple[str, ...], simpulan: Simpulan) -> None:
        komponen = self._pilih(nama)
        if komponen is None:
            return
        tahap = komponen.tahap
        for argumen, sumber in komponen.argumen.items():
            tipe = self._telusuri(sumber, (*jalan, nama), simpulan)
            diminta = komponen.tipe_argumen[argumen]
            if tipe is not None and tipe is not diminta:
                self.masalah.append(
                    f"Istilah '{nama}' meminta '{sumber}' berupa {diminta}, "
                    f"padahal '{sumber}' adalah {tipe}."
                )
            tahap = max(tahap, simpulan.tahap.get(sumber, 1))
        simpulan.komponen[nama] = komponen
        simpulan.tahap[nama] = tahap

    def _telusuri_parameter(self, nama: str, jalan: tuple[str, ...], simpulan: Simpulan) -> bool:
        deklarasi = self.parameter.get(nama)
        if deklarasi is None:
            peminta = f" yang diminta oleh istilah '{jalan[-1]}'" if jalan else ""
            self.masalah.append(
                f"'{nama}'{peminta} tidak dikenal sebagai fakta, istilah, atau parameter. "
                "Periksa ejaannya."
            )
            return False
        terpakai = nilai_terpakai(deklarasi, self.skema, self.pada)
        if terpakai is None:
            self.masalah.append(
                f"Parameter '{nama}' ({deklarasi.judul}) belum diisi oleh skema dan tidak "
                f"mempunyai nilai nasional pada {self.pada}. Isi nilainya pada skema daerah."
            )
            return False
        simpulan.parameter[nama] = terpakai
        simpulan.tahap[nama] = 1
        return True

    def _fakta(self, nama: str) -> DeklarasiFakta | None:
        if nama in self.registri.fakta:
            return self.registri.fakta[nama]
        if nama not in self.diketahui:
            return None
        return deklarasi_diketahui(nama, self.registri, self.parameter)

    def _pilih(self, nama: str) -> Komponen | None:
        tersedia = self.registri.komponen[nama]
        pilih = self.pilihan.get(nama, self.skema.komponen.get(nama, ""))
        if not pilih and len(tersedia) == 1:
            pilih = next(iter(tersedia))
        if pilih not in tersedia:
            sebab = f"komponen '{pilih}' tidak dikenal" if pilih else "belum ada yang dipilih"
            self.masalah.append(
                f"Istilah '{nama}' mempunyai beberapa komponen dan {sebab}. "
                f"Pilih salah satu pada skema: {', '.join(sorted(tersedia))}."
            )
            return None
        for komponen in tersedia[pilih]:
            if komponen.berlaku(self.pada):
                return komponen
        self.masalah.append(kalimat_tidak_berlaku(nama, tersedia[pilih], self.pada))
        return None

    def _periksa_agregat(self, simpulan: Simpulan) -> None:
        for fakta in list(simpulan.fakta.values()):
            if not fakta.agregat or not fakta.dari:
                continue
            self._telusuri(fakta.dari, (), simpulan)
            if simpulan.tahap.get(fakta.dari, 1) != 1:
                self.masalah.append(
                    f"Fakta agregat '{fakta.nama}' dihimpun dari '{fakta.dari}' yang baru ada pada "
                    "tahap 2. Pilih komponen yang dapat dihitung pada tahap 1."
                )


def nilai_terpakai(
    d: DeklarasiParameter, skema: SkemaTerpakai, pada: date
) -> ParameterTerpakai | None:
    """Nilai sebuah parameter: dari skema bila ada, lalu nilai nasional; None bila tidak ada."""
    if d.nama in skema.parameter:
        return ParameterTerpakai(
            d, skema.parameter[d.nama], skema.berlaku_sejak, "skema",
            skema.dasar.get(d.nama, ""), skema.status.get(d.nama, "terkonfirmasi"), "",
        )  # fmt: skip
    nasional = d.pada(pada)
    if nasional is None or nasional.nilai is None:
        return None
    return ParameterTerpakai(
        d, nasional.nilai, nasional.sejak, "nasional",
        nasional.dasar, nasional.status, nasional.catatan,
    )  # fmt: skip


def deklarasi_diketahui(
    nama: str, registri: Registri, parameter: Parameter
) -> DeklarasiFakta | None:
    """Deklarasi bagi istilah atau parameter yang nilainya diberikan langsung sebagai fakta."""
    for versi in registri.komponen.get(nama, {}).values():
        k = versi[0]
        return DeklarasiFakta(nama, k.tipe, k.satuan, k.skala, "istilah yang nilainya diberikan")
    d = parameter.get(nama)
    if d is None or d.tipe is Tipe.TABEL:
        return None
    return DeklarasiFakta(nama, d.tipe, d.satuan, d.skala, d.judul)


def _tipe(nama: str, simpulan: Simpulan) -> Tipe | None:
    if nama in simpulan.fakta:
        return simpulan.fakta[nama].tipe
    if nama in simpulan.parameter:
        return simpulan.parameter[nama].deklarasi.tipe
    return simpulan.komponen[nama].tipe if nama in simpulan.komponen else None


def kalimat_tidak_berlaku(nama: str, versi: list[Komponen], pada: date) -> str:
    awal = min(k.sejak for k in versi)
    if pada < awal:
        return (
            f"Istilah '{nama}' belum diatur pada {pada}; aturan paling awal yang dikenal berlaku "
            f"sejak {awal}. Pilih tanggal sejak itu."
        )
    return (
        f"Istilah '{nama}' (komponen '{versi[0].nama}') tidak berlaku lagi pada {pada}. "
        "Pilih komponen lain pada skema."
    )
