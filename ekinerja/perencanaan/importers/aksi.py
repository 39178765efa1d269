"""Action plans by file: one action a row, a target in each month or quarter."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from ekinerja.core.errors import AksiDitolak
from ekinerja.core.format import BULAN
from ekinerja.core.impor import (
    BarisImpor,
    Bekal,
    Catatan,
    Kolom,
    Masalah,
    Rancangan,
    RencanaBaris,
    SelSalah,
)
from ekinerja.core.impor.importers import BERSAMAAN
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.tabel import baca_pilihan
from ekinerja.core.workflow import Pelaku
from ekinerja.organisasi.importers.kolom import baca_panjang
from ekinerja.perencanaan.importers.dasar import (
    ImporPerencanaan,
    baca_angka,
    baca_tahun,
    bekali_rujukan,
    cari_rujukan,
    cari_unit_impor,
)
from ekinerja.perencanaan.models import (
    BarisRencanaAksi,
    ProgramKegiatan,
    RencanaAksi,
    TargetAksi,
)
from ekinerja.perencanaan.workflow import DAPAT_DIUBAH

PERIODE = {nama: kunci for kunci, nama in RencanaAksi.PERIODE} | {
    "Bulanan": RencanaAksi.BULANAN,
    "Triwulanan": RencanaAksi.TRIWULANAN,
}
TRIWULAN = (3, 6, 9, 12)
KELOMPOK = 2_000
ISI = ("aksi", "indikator", "satuan", "sasaran_id", "program_id", "penanggung_jawab_id",
       "kunci_luar")  # fmt: skip


class ImporRencanaAksi(ImporPerencanaan):
    """Actions by perangkat daerah, year and code; a plan that does not exist yet is begun."""

    kunci = "rencana_aksi"
    judul = "Rencana aksi"
    model = BarisRencanaAksi
    isian = {
        "aksi": "aksi",
        "indikator": "indikator",
        "satuan": "satuan",
        "sasaran_id": "kode_sasaran",
        "program_id": "kode_program",
        "penanggung_jawab_id": "kode_jabatan",
        "kunci_luar": "kunci_luar",
        **{f"b{bulan}": f"b{bulan}" for bulan in range(1, 13)},
    }
    kolom = (
        Kolom("kode_unit", "Kode unit", baca_panjang(40), contoh="01",
              petunjuk="Perangkat daerah.", sinonim=("Unit", "Kode OPD")),
        Kolom("tahun", "Tahun", baca_tahun, contoh="2026", petunjuk="Tahun rencana."),
        Kolom("periode", "Diukur", baca_pilihan(PERIODE), wajib=False, contoh="Bulanan",
              petunjuk="Bulanan atau triwulanan; hanya untuk rencana baru. Kosong: bulanan.",
              sinonim=("Periode",)),
        Kolom("kode", "Kode aksi", baca_panjang(60), contoh="A1",
              petunjuk="Kode tetap dalam rencana itu.", sinonim=("Kode", "No")),
        Kolom("aksi", "Aksi", baca_panjang(2_000), contoh="Membuka layanan daring",
              petunjuk="Yang dikerjakan.", sinonim=("Rencana aksi", "Kegiatan", "Tahapan")),
        Kolom("indikator", "Ukuran keberhasilan", baca_panjang(2_000), contoh="Layanan dibuka",
              petunjuk="Yang dihitung.", sinonim=("Indikator",)),
        Kolom("satuan", "Satuan", baca_panjang(40), contoh="layanan", petunjuk="Satuannya."),
        Kolom("kode_sasaran", "Kode sasaran", baca_panjang(40), wajib=False,
              petunjuk="Sasaran yang didukung.", sinonim=("Sasaran",)),
        Kolom("kode_program", "Kode program", baca_panjang(60), wajib=False,
              petunjuk="Program atau kegiatan yang membiayai.", sinonim=("Kode kegiatan",)),
        Kolom("kode_jabatan", "Kode jabatan penanggung jawab", baca_panjang(60), wajib=False,
              petunjuk="Jabatan penanggung jawab.", sinonim=("Penanggung jawab",)),
        *(Kolom(f"b{nomor}", f"Target {nama}", baca_angka, wajib=False,
                petunjuk="Kosong: tidak ada target.", sinonim=(nama,))
          for nomor, nama in enumerate(BULAN, 1)),
        Kolom("kunci_luar", "Pengenal di sistem asal", baca_panjang(100), wajib=False,
              petunjuk="Diisi sistem perencanaan."),
    )  # fmt: skip

    def bekali(self, lingkup: Lingkup) -> Bekal:
        """References, plans, programs, actions and targets (seven queries)."""
        bekal = bekali_rujukan(lingkup)
        bekal.rujukan["opd"] = {u.id: u.opd_id for u in bekal.rujukan["unit"].values()}
        rencana = RencanaAksi.objects.filter(instansi_id=lingkup.instansi_id)
        bekal.rujukan["rencana"] = {(satu.unit_id, satu.tahun): satu for satu in rencana}
        program = ProgramKegiatan.objects.filter(instansi_id=lingkup.instansi_id)
        bekal.rujukan["program"] = {
            (opd or unit, tahun, kode.casefold()): pk
            for pk, unit, opd, tahun, kode in program.values_list(
                "id", "unit_id", "unit__opd_id", "tahun", "kode"
            )
        }
        baris = BarisRencanaAksi.objects.filter(rencana__instansi_id=lingkup.instansi_id)
        bekal.lama = _tersimpan(baris)
        return bekal

    def susun(self, baris: BarisImpor, bekal: Bekal) -> RencanaBaris:
        """An action with what it supports, in a plan that may still change."""
        unit = cari_unit_impor(bekal, baris["kode_unit"])
        if unit is None or unit.opd_id != unit.id:
            raise SelSalah("kode_unit", "Unit ini bukan perangkat daerah. Pilih perangkat daerah.")
        rencana: RencanaAksi | None = bekal.rujukan["rencana"].get((unit.id, baris["tahun"]))
        target = self._target(baris, rencana)
        kunci = (unit.id, baris["tahun"], baris["kode"].casefold())
        isi: dict[str, Any] = {nama: baris[nama] for nama in ("aksi", "indikator", "satuan")}
        isi |= self._rujukan(baris, bekal, unit.id)
        isi |= {f"b{bulan}": target.get(bulan) for bulan in range(1, 13)}
        lama = bekal.lama.get(kunci)
        beda = lama is None or any(lama.isi[nama] != nilai for nama, nilai in isi.items())
        if rencana is not None and rencana.status not in DAPAT_DIUBAH and beda:
            raise SelSalah(
                "kode_unit",
                f"Rencana aksinya sudah {rencana.get_status_display().lower()}, sehingga tidak "
                "diubah berkas. Minta Bappeda membukanya untuk perubahan.",
            )
        if lama is not None:
            return RencanaBaris(kunci, isi)
        tetap = {"kode": baris["kode"], "periode": baris["periode"] or RencanaAksi.BULANAN}
        return RencanaBaris(kunci, tetap | {"instansi_id": bekal.lingkup.instansi_id} | isi)

    def _rujukan(self, baris: BarisImpor, bekal: Bekal, opd_id: int) -> dict[str, Any]:
        hasil: dict[str, Any] = {}
        if baris["kunci_luar"]:
            hasil["kunci_luar"] = baris["kunci_luar"]
        if baris["kode_sasaran"]:
            hasil["sasaran_id"] = cari_rujukan(
                bekal, "sasaran", baris["kode_sasaran"], kolom="kode_sasaran"
            )
            _tolak_sasaran_lain(bekal, baris["kode_sasaran"], opd_id)
        if baris["kode_jabatan"]:
            hasil["penanggung_jawab_id"] = cari_rujukan(
                bekal, "jabatan", baris["kode_jabatan"], kolom="kode_jabatan"
            )
        if baris["kode_program"]:
            kunci = (opd_id, baris["tahun"], baris["kode_program"].casefold())
            hasil["program_id"] = bekal.rujukan["program"].get(kunci)
            if hasil["program_id"] is None:
                raise SelSalah("kode_program", "Tidak ada program berkode ini pada tahun itu.")
        return hasil

    def _target(self, baris: BarisImpor, rencana: RencanaAksi | None) -> dict[int, Decimal]:
        target = {n: baris[f"b{n}"] for n in range(1, 13) if baris[f"b{n}"] is not None}
        nol = next((bulan for bulan, nilai in target.items() if nilai == 0), None)
        if nol is not None:
            raise SelSalah(f"b{nol}", "Target nol tidak menuntut apa pun. Kosongkan selnya.")
        if not target:
            raise SelSalah("aksi", "Aksi ini belum punya target pada bulan mana pun.")
        periode = rencana.periode if rencana else baris["periode"]
        asing = sorted(set(target) - set(TRIWULAN))
        if periode == RencanaAksi.TRIWULANAN and asing:
            raise SelSalah(f"b{asing[0]}", "Rencana ini diukur tiap triwulan; isi Maret, Juni, "
                           "September, atau Desember.")  # fmt: skip
        return target

    def periksa_semua(self, rencana: Mapping[int, RencanaBaris], bekal: Bekal) -> list[Masalah]:
        """New rows of one plan are measured in the same way."""
        cara: dict[tuple[int, int], str] = {}
        masalah = []
        for nomor, satu in rencana.items():
            kunci = satu.kunci
            assert isinstance(kunci, tuple)
            if "periode" not in satu.isi or kunci[:2] in bekal.rujukan["rencana"]:
                continue
            if cara.setdefault(kunci[:2], satu.isi["periode"]) != satu.isi["periode"]:
                kalimat = "Baris lain dari rencana ini diukur dengan cara lain. Samakan."
                masalah.append(Masalah(nomor, "Diukur", "", kalimat))
        return masalah

    def _tolak_yang_berubah(self, berubah: Sequence[RencanaBaris]) -> None:
        """Lock the actions that change; they and their targets must be as they were examined."""
        ids = [satu.id for satu in berubah if satu.id is not None]
        baris = BarisRencanaAksi.objects.filter(pk__in=ids)
        list(baris.select_for_update(of=("self",)).order_by("pk").values_list("pk"))
        kini = {satu.id: satu.isi for satu in _tersimpan(baris).values()}
        if any(kini.get(satu.id or 0) != satu.lama for satu in berubah):
            raise AksiDitolak(BERSAMAAN)

    def tulis(self, rancangan: Rancangan[RencanaBaris], *, oleh: Pelaku, pada: datetime) -> None:
        """Plans first, then their actions, then the targets."""
        rencana = self._rencana(rancangan, pada)
        baru = BarisRencanaAksi.objects.bulk_create(
            [
                BarisRencanaAksi(
                    rencana_id=rencana[_plan(satu)], kode=satu.isi["kode"], urutan=nomor,
                    **{nama: satu.isi[nama] for nama in ISI if nama in satu.isi},
                )
                for nomor, satu in enumerate(rancangan.baru, 1)
            ],
            batch_size=KELOMPOK,
        )  # fmt: skip
        BarisRencanaAksi.objects.bulk_update(
            [
                BarisRencanaAksi(id=satu.id, **{nama: satu.isi[nama] for nama in ISI})
                for satu in rancangan.berubah
            ],
            [nama.removesuffix("_id") for nama in ISI],
            batch_size=KELOMPOK,
        )
        pasangan = [(satu.pk, isi) for satu, isi in zip(baru, rancangan.baru, strict=True)]
        pasangan += [(satu.id, satu) for satu in rancangan.berubah if satu.id is not None]
        _tulis_target(pasangan)

    def _rencana(
        self, rancangan: Rancangan[RencanaBaris], pada: datetime
    ) -> dict[tuple[int, int], int]:
        """Ids of the plans that are touched; new ones are begun, all carry the source."""
        kunci = {_plan(satu): satu for satu in (*rancangan.berubah, *rancangan.baru)}
        milik = RencanaAksi.objects.filter(unit_id__in={unit for unit, _ in kunci})
        ada = {(satu.unit_id, satu.tahun): satu.pk for satu in milik if (
            satu.unit_id, satu.tahun) in kunci}  # fmt: skip
        RencanaAksi.objects.filter(pk__in=ada.values()).update(**self.cap(pada))
        baru = RencanaAksi.objects.bulk_create(
            RencanaAksi(
                instansi_id=satu.isi["instansi_id"], unit_id=unit, tahun=tahun,
                periode=satu.isi["periode"], **self.cap(pada),
            )
            for (unit, tahun), satu in kunci.items() if (unit, tahun) not in ada
        )  # fmt: skip
        return ada | {(satu.unit_id, satu.tahun): satu.pk for satu in baru}


def _tolak_sasaran_lain(bekal: Bekal, kode: str, opd_id: int) -> None:
    """:raises SelSalah: the goal belongs to another perangkat daerah."""
    unit_id = bekal.rujukan["sasaran"][kode.casefold()]["unit_id"]
    milik = bekal.rujukan["opd"].get(unit_id)
    if milik is not None and milik != opd_id:
        raise SelSalah(
            "kode_sasaran",
            "Sasaran ini milik perangkat daerah lain. Pilih sasaran perangkat daerah ini atau "
            "sasaran daerah.",
        )


def _plan(satu: RencanaBaris) -> tuple[int, int]:
    kunci = satu.kunci
    assert isinstance(kunci, tuple)
    return (kunci[0], kunci[1])


def _tersimpan(baris: QuerySet[BarisRencanaAksi]) -> dict[Any, Catatan]:
    """Stored actions with their targets by month (two queries)."""
    target: dict[int, dict[str, Decimal]] = {}
    milik = TargetAksi.objects.filter(baris__in=baris.order_by())
    for baris_id, bulan, nilai in milik.values_list("baris_id", "bulan", "target"):
        target.setdefault(baris_id, {})[f"b{bulan}"] = nilai
    kosong = {f"b{bulan}": None for bulan in range(1, 13)}
    hasil: dict[Any, Catatan] = {}
    for satu in baris.values("id", "kode", "rencana__unit_id", "rencana__tahun", *ISI):
        kunci = (satu["rencana__unit_id"], satu["rencana__tahun"], satu["kode"].casefold())
        isi = {nama: satu[nama] for nama in ISI} | kosong | target.get(satu["id"], {})
        hasil[kunci] = Catatan(satu["id"], isi)
    return hasil


def _tulis_target(pasangan: Sequence[tuple[int, RencanaBaris]]) -> None:
    """Targets of these actions become those of the file; realisation stays."""
    lama = {
        (satu.baris_id, satu.bulan): satu
        for satu in TargetAksi.objects.filter(baris_id__in=[pk for pk, _ in pasangan])
    }
    mau = {
        (pk, bulan): satu.isi[f"b{bulan}"]
        for pk, satu in pasangan
        for bulan in range(1, 13)
        if satu.isi.get(f"b{bulan}") is not None
    }
    TargetAksi.objects.filter(pk__in=[lama[k].pk for k in lama if k not in mau]).delete()
    ubah = [satu for kunci, satu in lama.items() if kunci in mau and satu.target != mau[kunci]]
    for satu in ubah:
        satu.target = mau[(satu.baris_id, satu.bulan)]
    TargetAksi.objects.bulk_update(ubah, ["target"], batch_size=KELOMPOK)
    TargetAksi.objects.bulk_create(
        [
            TargetAksi(baris_id=pk, bulan=bulan, target=nilai)
            for (pk, bulan), nilai in mau.items() if (pk, bulan) not in lama
        ],
        batch_size=KELOMPOK,
    )  # fmt: skip
