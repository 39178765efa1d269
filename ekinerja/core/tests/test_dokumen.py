import io

from django.utils import timezone
from PIL import Image
from pypdf import PdfReader

from ekinerja.core.dokumen import Terbitan, alamat_verifikasi, susun_pdf, terbitkan


class TestSusunPDF:
    def test_it_embeds_the_text_and_the_font(self):
        pdf = susun_pdf(
            "core/contoh.typ", {"judul": "Slip", "isi": "Rp1.234.567"}, alamat_qr="http://x/v/1/"
        )
        page = PdfReader(io.BytesIO(pdf)).pages[0]
        assert "Rp1.234.567" in page.extract_text()
        fonts = {f.get_object()["/BaseFont"] for f in page["/Resources"]["/Font"].values()}
        assert all("Inter" in name for name in fonts), fonts

    def test_files_stand_beside_the_template(self):
        kop = {"nama": "Kabupaten Uji", "alamat": "", "kontak": "", "logo": "logo.png"}
        data = {"judul": "Surat", "isi": "Isi", "kop": kop}
        pdf = susun_pdf("core/contoh.typ", data, alamat_qr="x", berkas={"logo.png": _png()})
        page = PdfReader(io.BytesIO(pdf)).pages[0]
        assert "KABUPATEN UJI" in page.extract_text()
        assert len(page.images) == 1


def _png() -> bytes:
    keluar = io.BytesIO()
    Image.new("RGBA", (64, 64), "red").save(keluar, "PNG")
    return keluar.getvalue()


class TestTerbitkan:
    def test_the_qr_page_shows_what_was_published(self, client, pemeran):
        terbitan = Terbitan(
            "Slip TPP", "Slip TPP Oktober 2026", "S*** W***", {"Neto": "Rp1.000"}, b"isi"
        )
        (dokumen,) = terbitkan([terbitan], instansi_id=pemeran.instansi.pk, pada=timezone.now())
        assert dokumen.kode in alamat_verifikasi(dokumen.kode)
        page = client.get(f"/verifikasi/{dokumen.kode}/")
        assert page.status_code == 200
        assert "Rp1.000" in page.content.decode()

    def test_an_unknown_code_is_said_to_be_unknown(self, client, db):
        assert client.get("/verifikasi/00ff/").status_code == 404
