from django.apps import AppConfig


class PegawaiConfig(AppConfig):
    name = "ekinerja.pegawai"
    label = "pegawai"
