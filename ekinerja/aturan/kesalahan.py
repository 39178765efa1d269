"""Kesalahan mesin aturan: selalu sebuah kalimat yang dapat dibaca orang."""

from collections.abc import Iterable


class KesalahanAturan(Exception):
    """Induk semua kesalahan mesin aturan.

    :param kalimat: apa yang terjadi, mengapa, dan apa yang harus dilakukan.
    """

    def __init__(self, kalimat: str) -> None:
        super().__init__(kalimat)
        self.kalimat = kalimat


class KesalahanBerdaftar(KesalahanAturan):
    """Kesalahan yang mengumpulkan semua masalah sekaligus, satu kalimat satu masalah."""

    def __init__(self, masalah: Iterable[str]) -> None:
        self.masalah = tuple(masalah)
        super().__init__(" ".join(self.masalah))


class AturanTidakSah(KesalahanAturan):
    """Pendaftaran aturan, fakta, atau parameter yang bertentangan (kesalahan penulis aturan)."""


class RencanaTidakSah(KesalahanBerdaftar):
    """Rencana tidak dapat disusun: istilah melingkar, hilang, belum berlaku, atau belum dipilih."""


class FaktaTidakSah(KesalahanBerdaftar):
    """Fakta kurang, tidak dikenal, atau salah jenis."""


class SkemaTidakSah(KesalahanBerdaftar):
    """Isi skema daerah tidak dapat dipakai."""


class AturanGagal(KesalahanAturan):
    """Sebuah aturan tidak dapat dihitung untuk fakta yang diberikan."""
