from django.apps import AppConfig


class PenyiapanConfig(AppConfig):
    name = "ekinerja.penyiapan"
    label = "penyiapan"
