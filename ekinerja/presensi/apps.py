from django.apps import AppConfig


class PresensiConfig(AppConfig):
    name = "ekinerja.presensi"
    label = "presensi"
