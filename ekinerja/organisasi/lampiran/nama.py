"""Membaca nama unit dan sebutan jabatan: merapikan, mengenali jenis, mengenali bekas kerusakan."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from ekinerja.core.tabel import rapikan
from ekinerja.organisasi.lampiran.hasil import JenisUnit

J = JenisUnit
POLA_NOMOR = re.compile(
    r"^\(?(?:(?P<romawi>[IVXLC]+)|(?P<angka>\d{1,3}(?:\.\d{1,3})*)|(?P<huruf>[A-Za-z]))\)?"
    r"\s*[.)]\s*(?=\S)"
)
POLA_BERTINGKAT = re.compile(r"^\d{1,3}(?:\.\d{1,3})+\s+(?=\S)")
SEBUTAN_PENDEK = (
    (r"\bKeapala\b", "Kepala"),
    (r"\bKabag\b\.?", "Kepala Bagian"),
    (r"\bKabid\b\.?", "Kepala Bidang"),
    (r"\bKass?ubb?ag\b\.?", "Kepala Subbagian"),
    (r"\bKasubb?id\b\.?", "Kepala Subbidang"),
    (r"\bKasi\b\.?", "Kepala Seksi"),
    (r"\bSub\s*-?\s*Baga?ian\b\.?", "Subbagian"),
    (r"\bSub\s*-?\s*Bagian(?=[A-Z])", "Subbagian "),
    (r"\bSub\s*-?\s*Bidang\b\.?", "Subbidang"),
    (r"\bSubbagian\s+subb?ag\b", "Subbagian"),
    (r"\bKepala(?=(?:Badan|Dinas|Bidang|Bagian|Seksi|Biro)\b)", "Kepala "),
    (r"^(Bidang|Bagian|Seksi|Biro|Dinas|Badan)(?=[A-Z][a-z])", r"\1 "),
    (r"\b(UPTD|UPTB|UPT)\.?\s*(?=[A-Z][a-z])", r"\1 "),
)
BEKAS_GANTI = (
    (r"(?<=[a-z])Kepala Seksi", "kasi"),
    (r"(?<=[a-z])Kepala Bidang", "kabid"),
    (r"(?<=[a-z])Kepala Bagian", "kabag"),
)
JENIS_MENURUT_KATA = (
    (J.SETDA, r"sekretariat daerah\b"),
    (J.OPD, r"sekretariat (dprd|dewan|kpu|komisi|badan pengawas|bawaslu)\b"),
    (J.SEKRETARIAT, r"sekretariat\b"),
    (J.RUMAH_SAKIT, r"(rumah sakit|rsud|rsup|rsj)\b"),
    (J.UPTD, r"(upt[db]?|unit pelaksana teknis( dinas| badan)?)\b"),
    (J.CABANG, r"cabang (dinas|badan)\b"),
    (J.IRBAN, r"(inspektur|inspektorat) pembantu\b"),
    (J.OPD, r"(dinas|badan|inspektorat|satuan polisi|satpol|kantor)\b"),
    (J.KECAMATAN, r"kecamatan\b"),
    (J.KELURAHAN, r"kelurahan\b"),
    (J.PUSKESMAS, r"(puskesmas|pusat kesehatan masyarakat)\b"),
    (J.BIRO, r"biro\b"),
    (J.SUBBAGIAN, r"subbagian\b"),
    (J.SUBBIDANG, r"subbidang\b"),
    (J.BAGIAN, r"bagian\b"),
    (J.BIDANG, r"bidang\b"),
    (J.SEKSI, r"seksi\b"),
)
KATA_KECIL = {"dan", "di", "ke", "dari", "pada", "untuk", "atau", "dengan", "serta"}
SINGKATAN = {
    "ASN", "APBD", "APBN", "BUMD", "DPRD", "DPMPTSP", "HAM", "IT", "KB", "KPU", "KPHP", "PBJ",
    "PMD", "RSUD", "SDA", "SDM", "SMP", "SPSE", "TIK", "TTG", "UKM", "UMKM", "UPT", "UPTB",
    "UPTD",
}  # fmt: skip
MIRIP = 0.85
POLA_JPT_SETDA = r"(sekretaris daerah|asisten (pemerintahan|perekonomian|administrasi)|staf ahli)\b"


@dataclass(frozen=True, slots=True)
class Sebutan:
    """Jabatan pemimpin: jenis unit yang dipimpinnya dan nama unit itu."""

    jenis: JenisUnit
    unit: str
    lengkap: bool = True


def pisahkan_nomor(teks: str) -> tuple[str, str]:
    """Gaya nomor judul (romawi, angka, huruf, atau kosong) dan judul tanpa nomornya."""
    teks = rapikan(teks)
    if bertingkat := POLA_BERTINGKAT.match(teks):
        return f"angka{bertingkat[0].count('.') + 1}", teks[bertingkat.end() :]
    cocok = POLA_NOMOR.match(teks)
    if cocok is None or cocok.lastgroup is None:
        return "", teks
    gaya = cocok.lastgroup
    if gaya == "angka" and "." in cocok["angka"]:
        gaya = f"angka{cocok['angka'].count('.') + 1}"
    return gaya, teks[cocok.end() :]


def rapikan_nama(teks: str) -> str:
    """Nama tanpa spasi berlebih, singkatan jabatan dipanjangkan, bekas ganti-massal dipulihkan."""
    nama = rapikan(teks).rstrip(" ;.,")
    for pola, pengganti in BEKAS_GANTI:
        nama = re.sub(pola, pengganti, nama)
    for pola, pengganti in SEBUTAN_PENDEK:
        nama = re.sub(pola, pengganti, nama, flags=re.IGNORECASE if r"\b" in pola[-6:] else 0)
    nama = re.sub(r"^kepala\b", "Kepala", nama, flags=re.IGNORECASE)
    nama = re.sub(r"\b(\w{4,}) \1\b", r"\1", nama, flags=re.IGNORECASE)
    nama = rapikan(nama)
    return nama[:1].upper() + nama[1:]


def cacat_nama(teks: str) -> str:
    """Sebab nama ini tampak rusak, atau kosong; dipakai untuk temuan."""
    nama = rapikan(teks)
    if any(re.search(pola, nama) for pola, _ in BEKAS_GANTI):
        return "bekas penggantian massal di tengah kata"
    if re.search(r"\b(\w{4,}) \1\b", nama, flags=re.IGNORECASE):
        return "kata yang tertulis dua kali"
    if "\ufffd" in nama or re.search(r"[^\w\s.,;:()/&'’“”\"–—-]{2,}", nama):
        return "huruf yang tidak terbaca"
    return ""


def judul_rapi(nama: str) -> str:
    """Judul berhuruf besar semua menjadi huruf judul; singkatan yang dikenal tetap."""
    if not nama.isupper() and not re.match(r"^[A-Z]{4,} [A-Z]{3,}", nama):
        return nama
    kata = [_kata_judul(satu) for satu in nama.split(" ")]
    hasil = " ".join(kata)
    return hasil[:1].upper() + hasil[1:]


def _kata_judul(kata: str) -> str:
    inti = kata.strip("(),.;")
    if (
        inti in SINGKATAN
        or re.fullmatch(r"[IVXL]+", inti)
        or (kata.startswith("(") and inti.isupper())
    ):
        return kata
    if inti.casefold() in KATA_KECIL:
        return kata.casefold()
    return re.sub(r"[^\W\d_]+", lambda satu: satu[0].capitalize(), kata)


def jenis_unit(nama: str) -> JenisUnit | None:
    """Jenis unit menurut kata pertama namanya, atau None bila tidak tertulis."""
    kecil = nama.casefold()
    for jenis, pola in JENIS_MENURUT_KATA:
        if re.match(pola, kecil):
            return jenis
    return None


def sebutan_pemimpin(nama: str) -> Sebutan | None:
    """Unit yang dipimpin jabatan bernama rapi `nama`, atau None bila bukan jabatan pemimpin."""
    if cocok := re.match(r"Kepala (?:Pelaksana )?(.+)", nama):
        jenis = jenis_unit(cocok[1])
        return None if jenis is None else Sebutan(jenis, cocok[1])
    kecil = nama.casefold()
    if kecil.startswith("sekretaris daerah"):
        return Sebutan(J.SETDA, "Sekretariat Daerah")
    if re.match(r"sekretaris\b", kecil):
        return Sebutan(J.SEKRETARIAT, "Sekretariat")
    if re.match(r"inspektur\b(?! pembantu)", kecil):
        return Sebutan(J.OPD, "Inspektorat")
    if re.match(r"direktur\b", kecil):
        return Sebutan(J.RUMAH_SAKIT, nama.partition(" ")[2])
    for awal, jenis in (("camat", J.KECAMATAN), ("lurah", J.KELURAHAN)):
        if re.match(rf"{awal}\b", kecil):
            return Sebutan(jenis, f"{jenis.value.capitalize()}{nama[len(awal) :]}")
    if (jenis := jenis_unit(nama)) in (J.SUBBAGIAN, J.SUBBIDANG, J.SEKSI):
        return Sebutan(jenis, nama, lengkap=False)
    return None


def inti_nama(nama: str) -> str:
    """Nama tanpa kata jenis di depannya, untuk dibandingkan."""
    kecil = re.sub(r"[^\w\s]", " ", re.sub(r"\([^)]*\)", " ", nama.casefold()))
    kecil = rapikan(kecil)
    for _, pola in JENIS_MENURUT_KATA:
        if cocok := re.match(pola, kecil):
            kecil = kecil[cocok.end() :]
            break
    return rapikan(re.sub(r"\b(dan|daerah|provinsi|prov)\b", " ", kecil))


def kemiripan(satu: str, lain: str) -> float:
    """0 sampai 1 atas inti kedua nama; satu memuat yang lain dianggap sama."""
    kiri, kanan = inti_nama(satu), inti_nama(lain)
    if not kiri or not kanan or kiri in kanan or kanan in kiri:
        return 1.0
    return SequenceMatcher(None, kiri, kanan).ratio()


def jenis_jabatan(nama: str, kelas: int | None) -> str:
    """Jenis jabatan, diduga dari sebutan dan kelasnya."""
    kecil = nama.casefold()
    if re.match(POLA_JPT_SETDA, kecil):
        return "JPT"
    if re.match(r"inspektur pembantu\b", kecil):
        return "ADMINISTRATOR"
    sebutan = sebutan_pemimpin(nama)
    if sebutan is None:
        jenjang = r"\b(ahli (pertama|muda|madya|utama)|pemula|terampil|mahir|penyelia)$"
        return "FUNGSIONAL" if re.search(jenjang, kecil) else "PELAKSANA"
    if sebutan.jenis in (J.SUBBAGIAN, J.SUBBIDANG, J.SEKSI, J.KELURAHAN, J.PUSKESMAS):
        return "PENGAWAS"
    if sebutan.jenis in (J.UPTD, J.CABANG):
        return "PENGAWAS" if kelas is not None and kelas < 10 else "ADMINISTRATOR"
    if sebutan.jenis in (J.OPD, J.BIRO, J.SETDA):
        return "ADMINISTRATOR" if kelas is not None and kelas < 13 else "JPT"
    if sebutan.jenis is J.SEKRETARIAT and kelas is not None and kelas >= 14:
        return "JPT"
    return "ADMINISTRATOR"
