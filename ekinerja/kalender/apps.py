from django.apps import AppConfig


class KalenderConfig(AppConfig):
    name = "ekinerja.kalender"
    label = "kalender"
