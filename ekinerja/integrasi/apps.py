from django.apps import AppConfig


class IntegrasiConfig(AppConfig):
    name = "ekinerja.integrasi"
    label = "integrasi"
