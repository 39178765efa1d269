from django.apps import AppConfig


class AktivitasConfig(AppConfig):
    name = "ekinerja.aktivitas"
    label = "aktivitas"
