"""Writing units and posts: ids first, then every row by a constant number of statements."""

from collections.abc import Mapping, Sequence

from django.db import connection, models, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.core.bulk import mulai_massal
from ekinerja.core.workflow import Pelaku
from ekinerja.instansi.models import Instansi
from ekinerja.organisasi.batasan import batasan
from ekinerja.organisasi.importers.susunan import JabatanRencana, UnitRencana
from ekinerja.organisasi.models import EvaluasiJabatan, Jabatan, UnitKerja
from ekinerja.organisasi.services import susun_opd

BERSAMAAN = (
    "Susunan organisasi berubah ketika impor ini berjalan, sehingga tidak ada yang ditulis. "
    "Periksa ulang berkasnya, lalu terapkan lagi."
)
BERPUTAR = (
    "Di berkas ini ada {0} yang berada di atas dirinya sendiri, sehingga tidak ada yang ditulis. "
    "Periksa kolom {1}, lalu unggah lagi."
)
BATASAN: dict[str, str | None] = {
    **dict.fromkeys(
        ("unit_kode_unik", "jabatan_kode_unik", "jabatan_satu_kepala_per_unit"), BERSAMAAN
    ),
    "unit_induk_berputar": BERPUTAR.format("unit", "unit induk"),
    "unit_bukan_induk_diri": BERPUTAR.format("unit", "unit induk"),
    "jabatan_atasan_berputar": BERPUTAR.format("jabatan", "jabatan atasan"),
    "jabatan_bukan_atasan_diri": BERPUTAR.format("jabatan", "jabatan atasan"),
}
KELOMPOK = 2_000


def tulis_susunan(rencana: Sequence[UnitRencana | JabatanRencana], *, oleh: Pelaku) -> None:
    """Units, posts, and the paying unit of each; all or nothing.

    :raises AksiDitolak: when somebody else changed the same organisation meanwhile.
    """
    unit = [satu for satu in rencana if isinstance(satu, UnitRencana)]
    jabatan = [satu for satu in rencana if isinstance(satu, JabatanRencana)]
    if not rencana:
        return
    with transaction.atomic(), mulai_massal(oleh, sebab="impor jabatan"), batasan(BATASAN):
        instansi = Instansi.objects.select_for_update().get(pk=rencana[0].instansi_id)
        _tulis_unit(unit, instansi.pk)
        _tulis_jabatan(jabatan, instansi.pk)
        _akhiri_evaluasi(jabatan)
        susun_opd(instansi)


def _ids(
    model: type[models.Model], instansi_id: int, baru: Sequence[UnitRencana | JabatanRencana]
) -> dict[str, int]:
    """Id by code: of all that is stored, and new ones taken from the sequence."""
    tersimpan = model._base_manager.filter(instansi_id=instansi_id).values_list("kode", "id")
    ids = {str(kode): int(nomor) for kode, nomor in tersimpan}
    dibuat = [satu.kode for satu in baru if satu.id is None]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [model._meta.db_table, len(dibuat)],
        )
        ids.update(zip(dibuat, (nomor for (nomor,) in cursor.fetchall()), strict=True))
    return ids


def _tulis_unit(unit: Sequence[UnitRencana], instansi_id: int) -> None:
    ids = _ids(UnitKerja, instansi_id, unit)
    _simpan(
        UnitKerja,
        {
            satu.kode: UnitKerja(
                id=ids[satu.kode], instansi_id=instansi_id, kode=satu.kode, nama=satu.nama,
                jenis=satu.jenis, induk_id=ids[satu.induk] if satu.induk else None,
                masa=DateRange(satu.sejak, None), urutan=satu.urutan,
            )
            for satu in unit
        },
        unit,
        ["nama", "jenis", "induk"],
    )  # fmt: skip


def _tulis_jabatan(jabatan: Sequence[JabatanRencana], instansi_id: int) -> None:
    ids = _ids(Jabatan, instansi_id, jabatan)
    unit = dict(UnitKerja.objects.filter(instansi_id=instansi_id).values_list("kode", "id"))
    Jabatan.objects.filter(
        pk__in=[satu.id for satu in jabatan if satu.id is not None], kepala=True
    ).exclude(pk__in=[satu.id for satu in jabatan if satu.id and satu.kepala]).update(kepala=False)
    _simpan(
        Jabatan,
        {
            satu.kode: Jabatan(
                id=ids[satu.kode], instansi_id=instansi_id, kode=satu.kode, nama=satu.nama,
                unit_id=unit[satu.unit], jenis=satu.jenis, kelas=satu.kelas,
                nilai=satu.nilai, jenjang=satu.jenjang, kelompok=satu.kelompok,
                kebutuhan=satu.kebutuhan,
                bezetting=satu.bezetting, kepala=satu.kepala,
                atasan_id=ids[satu.atasan] if satu.atasan else None,
                masa=DateRange(satu.sejak, None),
            )
            for satu in jabatan
        },
        jabatan,
        [
            "nama", "unit", "jenis", "kelas", "nilai", "bezetting", "kepala", "atasan", "jenjang",
            "kelompok", "kebutuhan",
        ],
    )  # fmt: skip


def _akhiri_evaluasi(jabatan: Sequence[JabatanRencana]) -> None:
    """Evaluations that a newer annex ends."""
    akhir = dict(satu.evaluasi_berakhir for satu in jabatan if satu.evaluasi_berakhir)
    berakhir = list(EvaluasiJabatan.objects.select_for_update().filter(pk__in=akhir))
    for satu in berakhir:
        satu.masa = DateRange(satu.masa.lower, akhir[satu.pk])
    EvaluasiJabatan.objects.bulk_update(berakhir, ["masa"], batch_size=KELOMPOK)


def _simpan(
    model: type[models.Model],
    baris: Mapping[str, models.Model],
    rencana: Sequence[UnitRencana | JabatanRencana],
    isian: list[str],
) -> None:
    """Change what is stored, then add what is new."""
    lama = [baris[satu.kode] for satu in rencana if satu.id is not None]
    baru = [baris[satu.kode] for satu in rencana if satu.id is None]
    model._base_manager.bulk_create(
        lama,
        batch_size=KELOMPOK,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=isian,
    )
    model._base_manager.bulk_create(baru, batch_size=KELOMPOK)
