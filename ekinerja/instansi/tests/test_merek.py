import pytest
from hypothesis import given
from hypothesis import strategies as st

from ekinerja.instansi.brand import AA, contrast, ramp

WARNA = st.integers(0, 0xFFFFFF).map(lambda n: f"#{n:06x}")


class TestRamp:
    @given(WARNA)
    def test_every_colour_stays_readable_in_both_themes(self, warna):
        found = ramp(warna)
        assert contrast(found["light"]["utama"], "#ffffff") >= AA
        assert contrast(found["light"]["teks"], found["light"]["lembut"]) >= AA
        assert contrast(found["light"]["teks"], "#f8f8f7") >= AA
        assert contrast(found["dark"]["utama"], "#1f1f1f") >= AA
        assert contrast(found["dark"]["utama"], found["dark"]["di-atas"]) >= AA

    def test_known_contrasts(self):
        assert contrast("#000000", "#ffffff") == 21
        assert round(contrast("#767676", "#ffffff"), 2) == 4.54


class TestMerekCss:
    def test_it_carries_the_colour(self, client, db):
        page = client.get("/merek.css?v=b42b2d")
        assert page.headers["Content-Type"].startswith("text/css")
        assert "--merek-utama:#b42b2d" in page.content.decode()

    @pytest.mark.parametrize("nilai", ["merah", "12345", "url(x)", "}body{"])
    def test_anything_else_is_refused(self, client, db, nilai):
        assert client.get("/merek.css", {"v": nilai}).status_code == 400
