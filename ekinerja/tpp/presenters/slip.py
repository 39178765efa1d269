"""The slip: "Mengapa TPP saya sebesar ini?", from the rupiah down to article and record."""

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.urls import reverse

from ekinerja.aturan import baca_jejak
from ekinerja.aturan.jejak import baca_kepala
from ekinerja.aturan.tpp import KRITERIA
from ekinerja.core.dokumen import alamat_verifikasi, qr_svg
from ekinerja.core.format import angka, bulan_tahun, nip, persen, rupiah
from ekinerja.core.kit import Kolom, Kosong, Lencana, Pager, Rinci, Sel, Tabel
from ekinerja.core.models import Dokumen
from ekinerja.regulasi.ungkapan import SEBUTAN_KRITERIA
from ekinerja.tpp.jejak import pisah_jejak
from ekinerja.tpp.models import Halangan, HasilTPP, Penutupan
from ekinerja.tpp.presenters.daftar import LENCANA_STATUS, UJI_COBA, UJI_COBA_KALIMAT, saat
from ekinerja.tpp.presenters.pohon import Cabang, Pohon, pasang_segmen
from ekinerja.tpp.queries import Catatan, Rekaman
from ekinerja.tpp.workflow import DITUTUP

NOL = Decimal(0)


@dataclass(frozen=True, slots=True)
class BarisKriteria:
    """One criterion of the slip."""

    judul: str
    pagu: str
    produktivitas: str
    disiplin: str
    bruto: str


@dataclass(slots=True)
class Slip:
    """Everything the page of one slip shows."""

    hasil: HasilTPP
    bulan: str
    lencana: Lencana
    sementara: bool
    neto: str
    orang: list[Rinci]
    kriteria: list[BarisKriteria]
    potongan: list[Rinci]
    pohon: list[Cabang]
    berkurang: str = ""
    menunggu: str = ""
    uji_coba: str = ""
    dasar: list[Rinci] = field(default_factory=list)
    kode: str = ""
    qr: str = ""

    @property
    def verifikasi_url(self) -> str:
        return reverse("verifikasi", args=[self.kode]) if self.kode else ""


def rekaman_jejak(hasil: HasilTPP) -> list[Rekaman]:
    """Every record that the trace of this slip points to."""
    bulan, segmen = pisah_jejak(bytes(hasil.jejak))
    return [r for satu in (bulan, *segmen) for s in baca_jejak(satu) for r in s.rekaman]


def susun_slip(
    hasil: HasilTPP,
    *,
    catatan: Mapping[Rekaman, Catatan],
    penutupan: Penutupan | None,
    bekal: bytes,
    dokumen: Dokumen | None,
) -> Slip:
    """The page of one slip.

    :param catatan: the records of the trace in words.
    :param bekal: parameters that were used, frozen or current.
    :param penutupan: None while the month is open.
    """
    daftar = hasil.daftar
    return Slip(
        hasil=hasil,
        bulan=bulan_tahun(daftar.bulan.awal),
        lencana=LENCANA_STATUS[daftar.status],
        sementara=daftar.status != DITUTUP,
        neto=rupiah(hasil.neto),
        orang=[*_orang(hasil), *_capaian(hasil.rincian)],
        kriteria=baris_kriteria(hasil.rincian),
        potongan=_potongan(hasil),
        pohon=_pohon(hasil, catatan, json.loads(bekal)["parameter"]),
        berkurang=_berkurang(hasil),
        menunggu=_menunggu(hasil),
        uji_coba=UJI_COBA_KALIMAT if getattr(hasil, "uji_coba", False) else "",
        dasar=_dasar(hasil, penutupan),
        kode=dokumen.kode if dokumen else "",
        qr=_qr(dokumen),
    )


def tabel_slip(
    slip: Sequence[HasilTPP], halangan: Sequence[Halangan], *, pager: Pager | None
) -> Tabel:
    """The own months; a month that could not be calculated says why."""
    baris = [
        [
            Sel(teks=bulan_tahun(h.daftar.bulan.awal), catatan=h.kalimat),
            Sel(lencana=Lencana("Terhalang", "awas", "alert-triangle")),
            Sel(teks="–"),
            Sel(teks="–"),
        ]
        for h in halangan
    ]
    return Tabel(
        judul="TPP saya per bulan",
        kolom=(
            Kolom(judul="Bulan"),
            Kolom(judul="Keadaan"),
            Kolom(judul="Bruto", jenis="angka"),
            Kolom(judul="Diterima", jenis="angka"),
        ),
        baris=[*baris, *(_baris_slip(satu) for satu in slip)],
        kosong=Kosong(
            judul="Belum ada hitungan TPP",
            keterangan="Angka muncul setelah pembuat daftar menghitung bulan berjalan. Sementara "
            "itu, catat aktivitas dan pastikan sudah disetujui.",
            ikon="receipt",
        ),
        satuan="bulan",
        pager=pager,
    )


def _baris_slip(satu: HasilTPP) -> list[Sel]:
    daftar = satu.daftar
    return [
        Sel(
            teks=bulan_tahun(daftar.bulan.awal),
            catatan=daftar.unit.nama,
            url=reverse("tpp:slip", args=[daftar.pk, satu.pegawai_id]),
        ),
        Sel(
            lencana=LENCANA_STATUS[daftar.status],
            catatan=_catatan_keadaan(satu),
        ),
        Sel(teks=rupiah(satu.bruto)),
        Sel(teks=rupiah(satu.neto)),
    ]


def _catatan_keadaan(satu: HasilTPP) -> str:
    if getattr(satu, "uji_coba", False):
        return UJI_COBA.lower()
    return "" if satu.daftar.status == DITUTUP else "angka sementara"


def baris_kriteria(rincian: Mapping[str, Any]) -> list[BarisKriteria]:
    """The criteria that pay something or could have."""
    return [
        BarisKriteria(
            judul=SEBUTAN_KRITERIA[k].capitalize(),
            pagu=rupiah(uang(rincian, f"pagu_{k}")),
            produktivitas=_bagian(rincian, f"produktivitas_{k}"),
            disiplin=_bagian(rincian, f"disiplin_{k}"),
            bruto=rupiah(uang(rincian, f"bruto_{k}")),
        )
        for k in KRITERIA
        if f"pagu_{k}" in rincian or f"bruto_{k}" in rincian
    ]


def _bagian(rincian: Mapping[str, Any], nama: str) -> str:
    """A part that this criterion does not have reads "–"."""
    return rupiah(uang(rincian, nama)) if nama in rincian else "–"


def uang(rincian: Mapping[str, Any], nama: str) -> Decimal:
    """An amount of the copy of values; zero when it is not there."""
    return Decimal(rincian.get(nama, "0"))


def _orang(hasil: HasilTPP) -> list[Rinci]:
    rinci = [
        Rinci(judul="Nama", isi=hasil.nama),
        Rinci(judul="NIP", isi=nip(hasil.nip) if hasil.nip else "–"),
        Rinci(judul="Jabatan", isi=hasil.jabatan, catatan=hasil.unit_nama),
        Rinci(judul="Kelas jabatan", isi=str(hasil.kelas)),
        Rinci(judul="Dibayarkan oleh", isi=hasil.daftar.unit.nama),
    ]
    segmen = hasil.rincian["segmen"]
    luar = dict.fromkeys(s["luar"] for s in segmen if "luar" in s)
    if luar:
        rinci.append(Rinci(judul="Kinerja dinilai pada", isi=", ".join(luar)))
    if len(segmen) > 1:
        bagian = "; ".join(f"{s['unit']} {rupiah(Decimal(s['bruto']))}" for s in segmen)
        rinci.append(Rinci(judul="Mutasi bulan ini", isi=bagian))
    return rinci


def _capaian(rincian: Mapping[str, Any]) -> list[Rinci]:
    isi = []
    if "persen_produktivitas" in rincian:
        isi.append(
            Rinci(
                judul="Produktivitas",
                isi=persen(Decimal(rincian["persen_produktivitas"])),
                catatan=_asal_produktivitas(rincian),
            )
        )
    if "nilai_rencana_aksi" in rincian:
        nilai = persen(Decimal(rincian["nilai_rencana_aksi"]))
        isi.append(Rinci(judul="Rencana aksi perangkat daerah", isi=nilai))
    if "persen_disiplin" in rincian:
        isi.append(Rinci(judul="Disiplin", isi=persen(Decimal(rincian["persen_disiplin"]))))
    return isi


def _asal_produktivitas(rincian: Mapping[str, Any]) -> str:
    """Minutes, or the rating of whoever keeps the log elsewhere."""
    if "menit_diakui" not in rincian:
        return "menurut predikat yang diimpor"
    menit, target = (Decimal(rincian.get(n, "0")) for n in ("menit_diakui", "target_menit"))
    return f"{angka(menit)} menit diakui, target {angka(target)} menit"


def _potongan(hasil: HasilTPP) -> list[Rinci]:
    rincian = hasil.rincian
    bpjs, pajak = uang(rincian, "bpjs_pegawai"), uang(rincian, "pajak_tpp")
    lain = hasil.potongan - bpjs - pajak
    isi = [
        Rinci(judul="TPP bruto", isi=rupiah(hasil.bruto)),
        Rinci(judul="Iuran BPJS Kesehatan pegawai", isi=rupiah(-bpjs)),
        Rinci(judul="Pajak penghasilan", isi=rupiah(-pajak)),
    ]
    if lain:
        isi.append(Rinci(judul="Potongan sukarela", isi=rupiah(-lain)))
    isi.append(Rinci(judul="Diterima", isi=rupiah(hasil.neto), total=True))
    return isi


def _berkurang(hasil: HasilTPP) -> str:
    """What would have been paid at the full ceiling, in words."""
    pagu = sum((uang(hasil.rincian, f"pagu_{k}") for k in KRITERIA), NOL)
    if not pagu or pagu <= hasil.bruto:
        return ""
    return (
        f"Pagu penuh {rupiah(pagu)}; didapat {rupiah(hasil.bruto)}, berkurang "
        f"{rupiah(pagu - hasil.bruto)}."
    )


def _menunggu(hasil: HasilTPP) -> str:
    if not hasil.menunggu or hasil.daftar.status == DITUTUP:
        return ""
    return (
        f"{hasil.menunggu} aktivitas bulan ini masih menunggu persetujuan ketika dihitung, jadi "
        "menitnya belum masuk. Ingatkan atasan Anda sebelum bulan ditutup."
    )


def _dasar(hasil: HasilTPP, penutupan: Penutupan | None) -> list[Rinci]:
    kepala = baca_kepala(pisah_jejak(bytes(hasil.jejak))[0])
    skema = hasil.daftar.skema
    isi = [
        Rinci(
            judul="Peraturan",
            isi=kepala.dasar_skema,
            catatan="Skema contoh; nomornya rekaan" if skema and skema.contoh else "",
        ),
        Rinci(
            judul="Skema",
            isi=f"{skema.nama if skema else kepala.skema}, versi {kepala.versi_skema}",
            url=reverse("regulasi:rincian", args=[skema.pk]) if skema else "",
        ),
        Rinci(judul="Sidik hitungan (SHA-256)", isi=hasil.sidik),
    ]
    if penutupan is not None:
        isi.append(Rinci(judul="Ditutup", isi=saat(penutupan.ditutup_pada)))
        isi.append(Rinci(judul="Sidik penutupan (SHA-256)", isi=penutupan.sidik))
    return isi


def _qr(dokumen: Dokumen | None) -> str:
    """The QR as a data address for an image."""
    if dokumen is None:
        return ""
    gambar = qr_svg(alamat_verifikasi(dokumen.kode)).encode()
    return f"data:image/svg+xml;base64,{base64.b64encode(gambar).decode()}"


def _pohon(
    hasil: HasilTPP, catatan: Mapping[Rekaman, Catatan], bekal: Mapping[str, Any]
) -> list[Cabang]:
    bulan, segmen = pisah_jejak(bytes(hasil.jejak))
    akar = Pohon(bulan, bekal=bekal, catatan=catatan).cabang("tpp_neto")
    pohon_segmen = [
        Pohon(satu, bekal=bekal, catatan=catatan, awalan=f"s{nomor}-")
        for nomor, satu in enumerate(segmen, 1)
    ]
    if pohon_segmen:
        pasang_segmen(akar, pohon_segmen, hasil.rincian["segmen"])
    akar.terbuka = True
    return [akar]
