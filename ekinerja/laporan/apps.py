from django.apps import AppConfig


class LaporanConfig(AppConfig):
    name = "ekinerja.laporan"
    label = "laporan"
