from django.apps import AppConfig


class SKPConfig(AppConfig):
    name = "ekinerja.skp"
    label = "skp"
