"""Argumen alamat untuk tabel URL × peran: objek milik siapa yang dibuka.

Setiap alamat berargumen menunjuk objek milik Sari atau unitnya, sehingga kolom `unit_lain` dan
`instansi_lain` pada tabel membuktikan bahwa orang luar tidak melihatnya.
"""

from collections.abc import Callable
from typing import Any

Argumen = dict[str, Any]

# nama alamat → pembuat argumen; menerima para pemeran
SASARAN: dict[str, Callable[[Any], Argumen]] = {
    "verifikasi": lambda pemeran: {"kode": "TIDAKADA"},
}
