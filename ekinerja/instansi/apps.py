from django.apps import AppConfig


class InstansiConfig(AppConfig):
    name = "ekinerja.instansi"
    label = "instansi"
