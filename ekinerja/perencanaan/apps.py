from django.apps import AppConfig


class PerencanaanConfig(AppConfig):
    name = "ekinerja.perencanaan"
    label = "perencanaan"
