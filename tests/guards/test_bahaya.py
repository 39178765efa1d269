"""Tidak ada kode yang dijalankan dari data: eval, exec, pemuat tidak aman, kulit, SQL rakitan."""

import ast
from collections.abc import Iterator

import pytest

from tests.guards.sumber import (
    Sumber,
    contoh,
    kalimat,
    nama_lengkap,
    panggilan,
    periksa_semua,
    sumber_python,
)

TERLARANG = {
    "eval": "menjalankan teks sebagai kode",
    "exec": "menjalankan teks sebagai kode",
    "builtins.eval": "menjalankan teks sebagai kode",
    "builtins.exec": "menjalankan teks sebagai kode",
    "__import__": "memuat modul dari teks",
    "os.system": "menjalankan kulit",
    "os.popen": "menjalankan kulit",
    "yaml.load": "pemuat YAML tidak aman; pakai yaml.safe_load",
    "yaml.load_all": "pemuat YAML tidak aman; pakai yaml.safe_load_all",
    "yaml.unsafe_load": "pemuat YAML tidak aman; pakai yaml.safe_load",
    "yaml.full_load": "pemuat YAML tidak aman; pakai yaml.safe_load",
}
MODUL_TERLARANG = {"pickle", "marshal", "shelve", "dill", "cloudpickle", "jsonpickle"}
SQL = (".execute", ".executemany", ".raw", ".extra")


def kode_dari_data(sumber: Sumber) -> Iterator[str]:
    for simpul in ast.walk(sumber.pohon):
        nama = [satu.name for satu in simpul.names] if isinstance(simpul, ast.Import) else []
        if isinstance(simpul, ast.ImportFrom):
            nama = [simpul.module or ""]
        for satu in nama:
            if satu.partition(".")[0] in MODUL_TERLARANG:
                yield f"{simpul.lineno}: {satu} membongkar objek dari byte"
    for baris, nama, panggil in panggilan(sumber.pohon):
        aman = any("SafeLoader" in ast.unparse(arg) for arg in (*panggil.args, *panggil.keywords))
        if nama in TERLARANG and not (nama.startswith("yaml.load") and aman):
            yield f"{baris}: {nama} {TERLARANG[nama]}"
        for kunci in panggil.keywords:
            if kunci.arg == "shell" and getattr(kunci.value, "value", True) is not False:
                yield f"{baris}: shell=True menjalankan kulit"


def sql_rakitan(sumber: Sumber) -> Iterator[str]:
    """SQL harus teks tetap atau gabungan tetapan modul; nilai lewat parameter."""
    for baris, nama, panggil in panggilan(sumber.pohon):
        if not nama.endswith(SQL) or not panggil.args:
            continue
        isi = panggil.args[0]
        rakitan = isinstance(isi, ast.JoinedStr | ast.BinOp) and not _tetapan(isi)
        diformat = isinstance(isi, ast.Call) and isinstance(isi.func, ast.Attribute)
        if rakitan or (diformat and nama_lengkap(isi.func).endswith(".format")):
            yield f"{baris}: {nama} menerima SQL rakitan; pakai parameter"


def _tetapan(isi: ast.expr) -> bool:
    """Gabungan (+ atau f-string) yang hanya memuat teks tetap dan tetapan berhuruf besar."""
    if any(
        isinstance(satu, ast.BinOp) and not isinstance(satu.op, ast.Add) for satu in ast.walk(isi)
    ):
        return False
    nama = [satu.id for satu in ast.walk(isi) if isinstance(satu, ast.Name)]
    lain = [satu for satu in ast.walk(isi) if isinstance(satu, ast.Call | ast.Attribute)]
    return not lain and all(satu.isupper() for satu in nama)


class TestKodeDariData:
    def test_it_is_nowhere_in_the_product(self) -> None:
        temuan = periksa_semua(kode_dari_data, sumber_python())
        assert not temuan, kalimat("Kode tidak boleh dijalankan dari data.", temuan)

    @pytest.mark.parametrize(
        "teks",
        [
            "eval('1')",
            "exec(isi)",
            "import pickle",
            "from marshal import loads",
            "yaml.load(isi)",
            "yaml.load(isi, Loader=yaml.Loader)",
            "subprocess.run(x, shell=True)",
            "os.system(x)",
        ],
    )
    def test_it_would_be_found(self, teks: str) -> None:
        assert list(kode_dari_data(contoh(teks)))

    @pytest.mark.parametrize(
        "teks", ["yaml.safe_load(x)", "yaml.load(x, Loader=yaml.SafeLoader)", "model.eval_satu()"]
    )
    def test_it_leaves_safe_calls_alone(self, teks: str) -> None:
        assert not list(kode_dari_data(contoh(teks)))


class TestSQLRakitan:
    def test_it_is_nowhere_in_the_product(self) -> None:
        temuan = periksa_semua(sql_rakitan, sumber_python(("ekinerja",)))
        assert not temuan, kalimat("SQL tidak boleh dirakit dari teks.", temuan)

    @pytest.mark.parametrize(
        "teks",
        [
            "cursor.execute(f'SELECT {x}')",
            "cursor.execute('SELECT ' + x)",
            "Model.objects.raw('SELECT %s' % x)",
            "cursor.execute('SELECT {}'.format(x))",
        ],
    )
    def test_it_would_be_found(self, teks: str) -> None:
        assert list(sql_rakitan(contoh(teks)))

    def test_it_leaves_parameters_alone(self) -> None:
        assert not list(sql_rakitan(contoh("cursor.execute('SELECT %s', [x])")))
        assert not list(sql_rakitan(contoh("cursor.execute(_AWAL + 'SELECT 1', [x])")))
