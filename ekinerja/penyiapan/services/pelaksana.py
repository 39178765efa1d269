"""Carrying out the steps of a reorganisation by the services of units, posts and people."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime

from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.core.bulk import mulai_massal
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.format import bulan_tahun
from ekinerja.kalender.models import Bulan
from ekinerja.organisasi.models import EvaluasiJabatan, Jabatan, UnitKerja, UraianTugas
from ekinerja.organisasi.services import (
    IsiJabatan,
    akhiri_jabatan,
    akhiri_unit,
    buat_jabatan,
    buat_unit,
    ganti_atasan,
    ubah_jabatan,
    ubah_letak,
)
from ekinerja.pegawai.models import Pegawai, Penempatan
from ekinerja.pegawai.services import DataKeputusan, pindahkan
from ekinerja.penyiapan.models import Reorganisasi
from ekinerja.regulasi.pelaku import Bertindak

Isi = Mapping[str, str]


class Pelaksana:
    """Does the steps of one plan, on its day, in the name of one actor."""

    def __init__(self, rencana: Reorganisasi, *, oleh: Bertindak, pada: datetime) -> None:
        self.rencana = rencana
        self.instansi = rencana.instansi
        self.mulai = rencana.tanggal
        self.oleh = oleh
        self.pada = pada
        self.berakhir = {
            str(satu.get("jabatan"))
            for satu in rencana.rencana
            if satu.get("langkah") == "akhiri_jabatan"
        }

    def kerjakan(self, isi: Isi) -> None:
        """One step. :raises AksiDitolak: when the services below refuse it."""
        getattr(self, isi["langkah"])(isi)

    def tolak_bulan_tertutup(self) -> None:
        """:raises AksiDitolak: a month from the day on was closed already."""
        tertutup = (
            Bulan.objects.filter(unit__instansi=self.instansi, awal__gte=self.mulai.replace(day=1))
            .exclude(ditutup_pada=None)
            .select_related("unit")
            .order_by("awal")
            .first()
        )
        if tertutup is not None:
            raise AksiDitolak(
                f"{bulan_tahun(tertutup.awal)} sudah ditutup oleh {tertutup.unit.nama}, sehingga "
                "susunan pada bulan itu tidak dapat berubah lagi. Pilih tanggal sesudahnya."
            )

    def unit(self, kode: str) -> UnitKerja:
        ditemukan = UnitKerja.objects.filter(instansi=self.instansi, kode=kode).first()
        if ditemukan is None:
            raise AksiDitolak(f"Unit berkode {kode} tidak ada. Periksa kodenya.")
        return ditemukan

    def jabatan(self, kode: str) -> Jabatan:
        ditemukan = (
            Jabatan.objects.filter(instansi=self.instansi, kode=kode)
            .select_related("unit", "atasan")
            .first()
        )
        if ditemukan is None:
            raise AksiDitolak(f"Jabatan berkode {kode} tidak ada. Periksa kodenya.")
        return ditemukan

    def buat_unit(self, isi: Isi) -> None:
        """A new unit."""
        induk = self.unit(isi["induk"]) if isi.get("induk") else None
        buat_unit(
            self.instansi, kode=isi["kode"], nama=isi["nama"], jenis=isi["jenis"], induk=induk,
            mulai=self.mulai, oleh=self.oleh, pada=self.pada,
        )  # fmt: skip

    def ubah_unit(self, isi: Isi) -> None:
        """Another name, kind or parent; what is empty stays."""
        unit = self.unit(isi["unit"])
        induk = self.unit(isi["induk"]) if isi.get("induk") else unit.induk
        ubah_letak(
            unit, induk=induk, nama=isi.get("nama") or unit.nama,
            jenis=isi.get("jenis") or unit.jenis, mulai=self.mulai, dasar=self.rencana.dasar,
            oleh=self.oleh, pada=self.pada,
        )  # fmt: skip

    def akhiri_unit(self, isi: Isi) -> None:
        """A unit that is no more."""
        akhiri_unit(
            self.unit(isi["unit"]), selesai=self.mulai, dasar=self.rencana.dasar, oleh=self.oleh,
            pada=self.pada,
        )  # fmt: skip

    def buat_jabatan(self, isi: Isi) -> None:
        """A new post."""
        kelas = isi.get("kelas")
        buat_jabatan(
            self.unit(isi["unit"]), kode=isi["kode"], nama=isi["nama"], jenis=isi["jenis"],
            kelas=int(kelas) if kelas else None, mulai=self.mulai, kepala=bool(isi.get("kepala")),
            atasan=self.jabatan(isi["atasan"]) if isi.get("atasan") else None, oleh=self.oleh,
            pada=self.pada,
        )  # fmt: skip

    def akhiri_jabatan(self, isi: Isi) -> None:
        """A post that is no more."""
        akhiri_jabatan(
            self.jabatan(isi["jabatan"]), selesai=self.mulai, dasar=self.rencana.dasar,
            oleh=self.oleh, pada=self.pada,
        )  # fmt: skip

    def ganti_atasan(self, isi: Isi) -> None:
        """Another superior post."""
        self._ganti_atasan(self.jabatan(isi["jabatan"]), self.jabatan(isi["atasan"]))

    def _ganti_atasan(self, jabatan: Jabatan, atasan: Jabatan) -> None:
        if jabatan.masa.lower == self.mulai:
            nilai = {satu.name: getattr(jabatan, satu.name) for satu in fields(IsiJabatan)}
            ubah_jabatan(
                jabatan, isi=IsiJabatan(**{**nilai, "atasan": atasan}), alasan=self.rencana.dasar,
                oleh=self.oleh, pada=self.pada,
            )  # fmt: skip
        else:
            ganti_atasan(
                jabatan, atasan=atasan, mulai=self.mulai, dasar=self.rencana.dasar,
                oleh=self.oleh, pada=self.pada,
            )  # fmt: skip

    def pindah_orang(self, isi: Isi) -> None:
        """One person to another post."""
        orang = Pegawai.objects.filter(
            instansi=self.instansi, nip="".join(isi["nip"].split())
        ).first()
        if orang is None:
            raise AksiDitolak(f"Pegawai ber-NIP {isi['nip']} tidak ada. Periksa NIP-nya.")
        self._pindahkan(orang, self.jabatan(isi["jabatan"]))

    def _pindahkan(self, orang: Pegawai, jabatan: Jabatan) -> None:
        sk = DataKeputusan(
            nomor_sk=self.rencana.dasar[:120],
            tanggal_sk=min(self.mulai, self.oleh.hari),
            tmt=self.mulai,
            keterangan=f"Reorganisasi: {self.rencana.nama}",
        )
        pindahkan(orang, jabatan, jenis="MUTASI", sk=sk, oleh=self.oleh, pada=self.pada)

    def pindah_jabatan(self, isi: Isi) -> None:
        """A post with its holders, tasks and evaluation to another unit."""
        atasan = self.jabatan(isi["atasan"]) if isi.get("atasan") else None
        lama = self.jabatan(isi["jabatan"])
        self._pindah({lama.pk: lama}, self.unit(isi["ke"]), atasan=atasan, kode=isi.get("kode"))

    def gabung_unit(self, isi: Isi) -> None:
        """Every post of a unit goes to another; then the unit ends."""
        dari, ke = self.unit(isi["unit"]), self.unit(isi["ke"])
        jabatan = {
            satu.pk: satu
            for satu in Jabatan.objects.filter(unit=dari, masa__contains=self.mulai)
            .exclude(kode__in=self.berakhir)
            .select_related("unit", "atasan")
            .order_by("-kepala", "-kelas", "id")
        }
        atasan = self.jabatan(isi["atasan"]) if isi.get("atasan") else None
        self._pindah(jabatan, ke, atasan=atasan, kode=None)
        self._akhiri_sesudah(dari)

    def _akhiri_sesudah(self, unit: UnitKerja) -> None:
        """End a merged unit now, unless posts of it end by a later step."""
        sisa = Jabatan.objects.filter(unit=unit, masa__contains=self.mulai)
        for satu in sisa:
            self.akhiri_jabatan({"jabatan": satu.kode})
        self.akhiri_unit({"unit": unit.kode})

    def _pindah(
        self,
        jabatan: Mapping[int, Jabatan],
        ke: UnitKerja,
        *,
        atasan: Jabatan | None,
        kode: str | None,
    ) -> None:
        """Copies of the posts in another unit; holders follow, then the old posts end.

        A superior post that moves along is replaced by its copy; ``atasan`` stands in for others.
        """
        baru: dict[int, Jabatan] = {}
        for pk, lama in jabatan.items():
            baru[pk] = self._salin(lama, ke, kode=kode or f"{lama.kode}.{self.mulai:%Y%m%d}")
        for pk, lama in jabatan.items():
            di_atas = baru.get(lama.atasan_id or 0) or atasan or lama.atasan
            if di_atas is not None:
                self._ganti_atasan(baru[pk], di_atas)
            self._pindahkan_pemangku(lama, baru[pk])
        for lama in reversed(list(jabatan.values())):
            for bawahan in Jabatan.objects.filter(atasan=lama, masa__contains=self.mulai).exclude(
                pk__in=list(jabatan)
            ):
                self._ganti_atasan(bawahan, baru[lama.pk])
            self._akhiri_lama(lama)

    def _akhiri_lama(self, lama: Jabatan) -> None:
        akhiri_jabatan(
            lama, selesai=self.mulai, dasar=self.rencana.dasar, oleh=self.oleh, pada=self.pada
        )

    def _salin(self, lama: Jabatan, ke: UnitKerja, *, kode: str) -> Jabatan:
        baru = buat_jabatan(
            ke, kode=kode, nama=lama.nama, jenis=lama.jenis, kelas=lama.kelas, mulai=self.mulai,
            bezetting=lama.bezetting, kepala=lama.kepala, jenjang=lama.jenjang,
            kelompok=lama.kelompok, kebutuhan=lama.kebutuhan, batas_usia=lama.batas_usia,
            ikhtisar=lama.ikhtisar, oleh=self.oleh, pada=self.pada,
        )  # fmt: skip
        with mulai_massal(self.oleh, sebab=f"jabatan dipindahkan: {self.rencana.dasar}"):
            Jabatan.objects.filter(pk=baru.pk).update(nilai=lama.nilai)
            for model in (UraianTugas, EvaluasiJabatan):
                for satu in model.objects.filter(jabatan=lama, masa__contains=self.mulai):
                    satu.pk, satu.jabatan = None, baru
                    satu.masa = DateRange(self.mulai, satu.masa.upper)
                    satu.save(force_insert=True)
        return baru

    def _pindahkan_pemangku(self, lama: Jabatan, baru: Jabatan) -> None:
        pemangku = Penempatan.objects.filter(
            jabatan=lama, jenis=Penempatan.DEFINITIF, masa__contains=self.mulai
        ).select_related("pegawai")
        for satu in pemangku.order_by("pegawai__nama_urut", "id"):
            self._pindahkan(satu.pegawai, baru)
