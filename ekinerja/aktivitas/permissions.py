"""Who may do what to an entry of the daily log."""

from collections.abc import Collection

from django.db.models import Value

from ekinerja.aktivitas.models import (
    Aktivitas,
    BuktiAktivitas,
    BuktiKegiatan,
    Disposisi,
    Kegiatan,
    KunciAktivitas,
    Peninjauan,
    PesertaKegiatan,
    UsulanKatalog,
)
from ekinerja.aktivitas.workflow import DIKEMBALIKAN, DISETUJUI, DITOLAK, DRAF
from ekinerja.core.berkas import FOTO
from ekinerja.core.workflow import BOLEH, Pelaku, Putusan, jika
from ekinerja.organisasi.models import PemberianPeran as Peran
from ekinerja.pegawai.identity import Identitas
from ekinerja.pegawai.models import Pegawai
from ekinerja.pegawai.wewenang import kapasitas_penilai

# roles that read the sent entries of their units: a slip leads its readers to them
PEMBACA = (
    Peran.PEMBUAT_DAFTAR,
    Peran.PPK_SKPD,
    Peran.PA_KPA,
    Peran.ADMIN_PD,
    Peran.BKPSDM,
    Peran.PIMPINAN,
    Peran.PEMERIKSA,
)

# who writes the catalogue and decides about proposals; who proposes and appoints operators
PENYUSUN_KATALOG = (Peran.ORGANISASI,)
PENGUSUL_KATALOG = (Peran.ADMIN_PD,)
PENUNJUK_OPERATOR = (Peran.ADMIN_PD,)
PELIHAT_OPERATOR = (*PENUNJUK_OPERATOR, Peran.BKPSDM, Peran.PEMERIKSA)
# who makes teams of reviewers; whose holders they come from; who reads the reviews
PENGELOLA_PENINJAUAN = (Peran.BKPSDM,)
PEMBACA_PENINJAUAN = (Peran.BKPSDM, Peran.PEMERIKSA)
PEMERIKSA_KEDUA = (Peran.ADMIN_PD,)


def pemilik_aktivitas(aktivitas: Aktivitas, oleh: Pelaku) -> Putusan:
    """Only the person who did the work."""
    return jika(
        isinstance(oleh, Pegawai) and oleh.pk == aktivitas.pegawai_id,
        "Aktivitas ini hanya dapat diubah, dikirim, dan dibatalkan oleh pemiliknya.",
    )


def pengirim_aktivitas(aktivitas: Aktivitas, oleh: Pelaku) -> Putusan:
    """The person who did the work, or the operator who typed it from the signed sheet."""
    if isinstance(oleh, Pegawai) and oleh.pk == aktivitas.diinput_oleh_id:
        return BOLEH
    return pemilik_aktivitas(aktivitas, oleh)


def pejabat_penilai(aktivitas: Aktivitas, oleh: Pelaku) -> Putusan:
    """The superior resolved on the day of sending, or who received the right by delegation.

    Nobody decides about the own work.
    """
    if not isinstance(oleh, Pegawai) or oleh.pk == aktivitas.pegawai_id:
        return Putusan(
            False, "Aktivitas diputuskan oleh pejabat penilai, bukan oleh pemiliknya sendiri."
        )
    if oleh.pk == aktivitas.diinput_oleh_id:
        return Putusan(
            False, "Aktivitas ini Anda yang menginput, sehingga orang lain yang memutuskannya."
        )
    kapasitas = kapasitas_penilai(
        oleh.mewakili, oleh_id=oleh.pk, penilai_id=aktivitas.penilai_id,
        pegawai_id=aktivitas.pegawai_id,
    )  # fmt: skip
    return jika(
        kapasitas is not None,
        "Aktivitas ini diputuskan oleh pejabat penilai pemiliknya pada hari pengiriman, atau oleh "
        "yang menerima delegasinya hari ini.",
    )


def aktivitas_lengkap(aktivitas: Aktivitas, oleh: Pelaku) -> Putusan:
    """Evidence of the kind that the catalogue asks for; a letter where one was assigned.

    Without a catalogue entry: at least one photo or PDF. What a shared event holds counts too.
    """
    bersama = BuktiKegiatan.objects.filter(kegiatan__peserta__aktivitas=aktivitas).order_by()
    berkas = list(
        aktivitas.bukti.order_by()
        .values_list("untuk", "berkas__jenis")
        .union(bersama.values_list(Value(BuktiAktivitas.BUKTI), "berkas__jenis"), all=True)
    )
    surat = _surat_lengkap(aktivitas, any(u == BuktiAktivitas.SURAT for u, _ in berkas))
    if not surat.boleh:
        return surat
    if aktivitas.diinput_oleh_id is not None:
        return jika(
            any(untuk == BuktiAktivitas.LEMBAR for untuk, _ in berkas),
            "Lampirkan foto lembar yang ditandatangani pemilik aktivitas, lalu kirim.",
        )
    return _bukti_lengkap(aktivitas, [j for u, j in berkas if u == BuktiAktivitas.BUKTI])


def _surat_lengkap(aktivitas: Aktivitas, ada_surat: bool) -> Putusan:
    if aktivitas.jenis != Aktivitas.TAMBAHAN:
        return BOLEH
    return jika(
        bool(aktivitas.nomor_surat and aktivitas.tanggal_surat and ada_surat),
        "Tugas tambahan memerlukan nomor, tanggal, dan berkas surat tugasnya. Lengkapi, lalu "
        "kirim.",
    )


def _bukti_lengkap(aktivitas: Aktivitas, jenis: list[str]) -> Putusan:
    katalog = aktivitas.katalog
    if katalog is None:
        return jika(
            bool(jenis),
            "Aktivitas belum punya bukti. Tambahkan paling sedikit satu foto atau PDF, lalu kirim.",
        )
    if not katalog.bukti_wajib:
        return BOLEH
    cocok = {
        katalog.FOTO: any(satu in FOTO for satu in jenis),
        katalog.DOKUMEN: any(satu not in FOTO for satu in jenis),
    }.get(katalog.jenis_bukti, bool(jenis))
    return jika(
        cocok,
        f"Aktivitas “{katalog.nama}” belum punya bukti: {katalog.get_jenis_bukti_display()}. "
        "Tambahkan, lalu kirim.",
    )


def aktivitas_dapat_diubah(aktivitas: Aktivitas, oleh: Pelaku) -> Putusan:
    """The owner, while it is a draft or returned."""
    milik = pemilik_aktivitas(aktivitas, oleh)
    if not milik.boleh:
        return milik
    if aktivitas.diinput_oleh_id is not None:
        return Putusan(
            False,
            "Aktivitas ini diinput operator dari lembar bertanda tangan. Benarkan, bantah, atau "
            "batalkan, lalu catat yang baru.",
        )
    return jika(
        aktivitas.status in {DRAF, DIKEMBALIKAN},
        "Aktivitas ini sudah dikirim, disetujui, atau dibatalkan, sehingga isinya terkunci.",
    )


def pemutus_usulan_katalog(usulan: UsulanKatalog, oleh: Pelaku) -> Putusan:
    """Bagian Organisasi, and never who proposed it."""
    if oleh.user_id == usulan.diusulkan_oleh.user_id:
        return Putusan(False, "Usulan katalog diputuskan oleh orang lain, bukan oleh pengusulnya.")
    return jika(
        isinstance(oleh, Identitas) and oleh.boleh_di(usulan.unit_id, *PENYUSUN_KATALOG),
        "Usulan katalog diputuskan oleh Bagian Organisasi.",
    )


def pengusul_katalog(usulan: UsulanKatalog, oleh: Pelaku) -> Putusan:
    """Only who proposed it."""
    return jika(
        oleh.user_id == usulan.diusulkan_oleh.user_id,
        "Usulan hanya dapat ditarik oleh pengusulnya.",
    )


def boleh_mengusulkan_katalog(unit_id: int, oleh: Identitas) -> Putusan:
    """Admin of the perangkat daerah, for its own units."""
    return jika(
        oleh.boleh_di(unit_id, *PENGUSUL_KATALOG),
        "Usulan katalog dibuat oleh Admin Perangkat Daerah bagi unit yang dikelolanya.",
    )


def boleh_menyusun_katalog(oleh: Identitas) -> Putusan:
    """Bagian Organisasi writes the catalogue of the whole instansi."""
    return jika(
        oleh.boleh_di(None, *PENYUSUN_KATALOG),
        "Katalog disusun oleh Bagian Organisasi. Perubahannya diusulkan oleh Admin Perangkat "
        "Daerah.",
    )


def boleh_menunjuk_operator(unit_id: int, oleh: Identitas) -> Putusan:
    """Admin of the perangkat daerah to which the unit belongs."""
    return jika(
        oleh.boleh_di(unit_id, *PENUNJUK_OPERATOR),
        "Operator ditunjuk oleh Admin Perangkat Daerah bagi unit yang dikelolanya.",
    )


def sistem_saja(objek: object, oleh: Pelaku) -> Putusan:
    """A deed of the rules, of the clock or of a team's decision; no person has a button for it."""
    return jika(oleh.user_id is None, "Langkah ini dijalankan menurut aturan, bukan oleh orang.")


def pengelola_peninjauan(peninjauan: Peninjauan, oleh: Pelaku) -> Putusan:
    """BKPSDM, when it is no side of the case."""
    if not isinstance(oleh, Identitas) or not oleh.boleh_di(None, *PENGELOLA_PENINJAUAN):
        return Putusan(False, "Tim peninjau ditugaskan oleh BKPSDM.")
    pihak = {peninjauan.pemohon_id, peninjauan.termohon_id}
    return jika(
        oleh.pegawai is None or oleh.pegawai.pk not in pihak,
        "Anda pihak dalam permohonan ini, sehingga timnya ditugaskan oleh petugas BKPSDM lain.",
    )


def anggota_peninjau(peninjauan: Peninjauan, oleh: Pelaku) -> Putusan:
    """A member of the team of this review."""
    return jika(
        isinstance(oleh, Pegawai) and peninjauan.anggota.filter(pegawai_id=oleh.pk).exists(),
        "Hanya anggota tim peninjau permohonan ini yang dapat melakukannya.",
    )


def ketua_peninjau(peninjauan: Peninjauan, oleh: Pelaku) -> Putusan:
    """The head of the team of this review."""
    return jika(
        isinstance(oleh, Pegawai)
        and peninjauan.anggota.filter(pegawai_id=oleh.pk, ketua=True).exists(),
        "Putusan ditetapkan oleh ketua tim peninjau permohonan ini.",
    )


def semua_bersuara(peninjauan: Peninjauan, oleh: Pelaku) -> Putusan:
    """Every member has voted."""
    return jika(
        not peninjauan.anggota.filter(bersuara_pada=None).exists(),
        "Belum semua anggota tim memberi suara. Tunggu suaranya, atau minta BKPSDM mengganti "
        "anggota yang berhalangan.",
    )


def pihak_peninjauan(peninjauan: Peninjauan, oleh: Pelaku) -> Putusan:
    """The person whose work it is, or who refused it."""
    return jika(
        isinstance(oleh, Pegawai) and oleh.pk in {peninjauan.pemohon_id, peninjauan.termohon_id},
        "Pernyataan hanya disampaikan oleh kedua pihak dalam permohonan ini.",
    )


def pencabut(peninjauan: Peninjauan, oleh: Pelaku) -> Putusan:
    """Who began the case: the person, or the official who disagreed."""
    pemrakarsa = (
        peninjauan.pemohon_id if peninjauan.asal == Peninjauan.ATASAN else peninjauan.termohon_id
    )
    return jika(
        isinstance(oleh, Pegawai) and oleh.pk == pemrakarsa,
        "Permohonan hanya dicabut oleh yang mengajukannya.",
    )


def pembuka_kunci(kunci: KunciAktivitas, oleh: Pelaku) -> Putusan:
    """The penilai whose lock it is, or who received the right by delegation."""
    kapasitas = (
        kapasitas_penilai(
            oleh.mewakili, oleh_id=oleh.pk, penilai_id=kunci.penilai_id, pegawai_id=kunci.pegawai_id
        )
        if isinstance(oleh, Pegawai)
        else None
    )
    return jika(
        kapasitas is not None,
        "Kunci ini hanya dibuka oleh pejabat penilai yang menguncinya atau yang menerima "
        "delegasinya.",
    )


def pemeriksa_kedua(aktivitas: Aktivitas, oleh: Identitas) -> Putusan:
    """The admin of the perangkat daerah, never about the own work or what they decided.

    :param aktivitas: with ``unit_id`` of its plan.
    """
    if oleh.pegawai is None or oleh.pegawai.pk in {aktivitas.pegawai_id, aktivitas.penilai_id}:
        return Putusan(
            False,
            "Pemeriksaan kedua dilakukan oleh orang lain, bukan pemilik atau pejabat penilainya.",
        )
    unit_id: int | None = getattr(aktivitas, "unit_id", None)
    return jika(
        unit_id is not None and oleh.boleh_di(unit_id, *PEMERIKSA_KEDUA),
        "Pemeriksaan kedua dilakukan oleh Admin Perangkat Daerah bagi unit yang dikelolanya.",
    )


def ketua_tim_kerja(aktivitas: Aktivitas, oleh: Pelaku) -> Putusan:
    """The ketua of the team for which the result of the entry is done."""
    tim = aktivitas.indikator.hasil_kerja.tim
    return jika(
        isinstance(oleh, Pegawai)
        and tim is not None
        and tim.ketua_id == oleh.pk
        and oleh.pk != aktivitas.pegawai_id,
        "Pendapat disampaikan oleh ketua tim kerja yang memberi penugasannya.",
    )


def boleh_membaca_angka(oleh: Identitas) -> Putusan:
    """Figures of superiors are for BKPSDM and the examiners of the whole instansi."""
    return jika(
        oleh.boleh_di(None, *PEMBACA_PENINJAUAN),
        "Angka penolakan per atasan dibaca oleh BKPSDM dan pemeriksa.",
    )


def boleh_memeriksa_kedua(oleh: Identitas) -> Putusan:
    """The second look belongs to admins of perangkat daerah."""
    return jika(
        oleh.punya(*PEMERIKSA_KEDUA),
        "Pemeriksaan kedua dilakukan oleh Admin Perangkat Daerah bagi unit yang dikelolanya.",
    )


def penyelenggara_kegiatan(kegiatan: Kegiatan, oleh: Pelaku) -> Putusan:
    """Only who organises the event."""
    return jika(
        isinstance(oleh, Pegawai) and oleh.pk == kegiatan.penyelenggara_id,
        "Kegiatan ini hanya diubah oleh penyelenggaranya.",
    )


def kegiatan_belum_disetujui(kegiatan: Kegiatan, oleh: Pelaku) -> Putusan:
    """No superior has decided about an entry that came of it."""
    return jika(
        not kegiatan.peserta.filter(aktivitas__status__in=(DISETUJUI, DITOLAK)).exists(),
        "Aktivitas salah seorang pesertanya sudah diputus, sehingga kegiatan ini terkunci.",
    )


def peserta_sendiri(peserta: PesertaKegiatan, oleh: Pelaku) -> Putusan:
    """Everybody confirms and leaves for themselves."""
    return jika(
        isinstance(oleh, Pegawai) and oleh.pk == peserta.pegawai_id,
        "Kehadiran hanya dikonfirmasi oleh orangnya sendiri.",
    )


def pengundang_peserta(peserta: PesertaKegiatan, oleh: Pelaku) -> Putusan:
    """The organiser of the event invites and removes."""
    return penyelenggara_kegiatan(peserta.kegiatan, oleh)


def penerima_disposisi(disposisi: Disposisi, oleh: Pelaku) -> Putusan:
    """Only to whom it was given says that it is done."""
    return jika(
        isinstance(oleh, Pegawai) and oleh.pk == disposisi.pegawai_id,
        "Disposisi hanya dinyatakan selesai oleh penerimanya.",
    )


def pemberi_disposisi(disposisi: Disposisi, oleh: Pelaku) -> Putusan:
    """Only who gave it takes it back."""
    return jika(
        isinstance(oleh, Pegawai) and oleh.pk == disposisi.pemberi_id,
        "Disposisi hanya ditarik oleh pemberinya.",
    )


def boleh_membina(pegawai_id: int, oleh: Pegawai, *, tim: Collection[int]) -> Putusan:
    """The superior of the day gives assignments and feedback to the own team.

    :param tim: whom this person judges on that day.
    """
    return jika(
        pegawai_id in tim and pegawai_id != oleh.pk,
        "Disposisi dan umpan balik diberikan oleh pejabat penilai orang itu pada hari ini.",
    )


def penelaah_bukti(aktivitas: Aktivitas, oleh: Pegawai) -> Putusan:
    """The penilai of the entry, or who acts for them, reads what the camera said."""
    kapasitas = kapasitas_penilai(
        oleh.mewakili,
        oleh_id=oleh.pk,
        penilai_id=aktivitas.penilai_id,
        pegawai_id=aktivitas.pegawai_id,
    )
    return jika(bool(kapasitas), "Catatan kamera hanya dibaca pejabat penilainya.")
