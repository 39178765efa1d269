class TestPemeran:
    def test_the_cast_stands(self, pemeran, as_sari):
        assert pemeran.sari.nama == "Sari Wulandari"
