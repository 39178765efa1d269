from django.apps import AppConfig
from django.core.checks import Tags, register

from ekinerja.penyiapan.checks import tanpa_akun_peragaan


class PenyiapanConfig(AppConfig):
    name = "ekinerja.penyiapan"
    label = "penyiapan"

    def ready(self) -> None:
        """Make the look at the database part of the checks."""
        register(tanpa_akun_peragaan, Tags.database)
