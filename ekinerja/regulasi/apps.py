from django.apps import AppConfig


class RegulasiConfig(AppConfig):
    name = "ekinerja.regulasi"
    label = "regulasi"
