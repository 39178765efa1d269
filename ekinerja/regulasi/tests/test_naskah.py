"""The file of a scheme: YAML or JSON, never a binary float."""

import pytest

from ekinerja.aturan.kesalahan import SkemaTidakSah
from ekinerja.regulasi.naskah import urai_naskah


class TestUraiNaskah:
    def test_it_reads_yaml_with_a_bare_date(self):
        isi = urai_naskah(b'kode: uji\nberlaku_sejak: 2026-01-01\nb: "0.4"', nama="s.yaml")
        assert isi == {"kode": "uji", "berlaku_sejak": "2026-01-01", "b": "0.4"}

    def test_it_reads_json(self):
        assert urai_naskah(b'{"a": 1}', nama="s.json") == {"a": 1}

    @pytest.mark.parametrize(
        ("isi", "nama", "kalimat"),
        [
            (b"a: 0.4", "s.yaml", "tanda kutip"),
            (b'{"a": 0.4}', "s.json", "tanda kutip"),
            (b'{"a": ', "s.json", "baris 1"),
            (b"a: [1", "s.yaml", "bukan YAML"),
            (b"\xff\xfe\x00", "s.yaml", "UTF-8"),
            (b"- 1", "s.yaml", "pasangan kunci"),
            (b"", "s.yaml", "pasangan kunci"),
            (b"a: !!python/object/apply:os.system [ls]", "s.yaml", "bukan YAML"),
            (b"x" * 1_000_001, "s.yaml", "1 MB"),
        ],
    )
    def test_it_refuses_with_a_sentence(self, isi, nama, kalimat):
        with pytest.raises(SkemaTidakSah, match=kalimat):
            urai_naskah(isi, nama=nama)
