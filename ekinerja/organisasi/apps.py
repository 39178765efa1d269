from django.apps import AppConfig


class OrganisasiConfig(AppConfig):
    name = "ekinerja.organisasi"
    label = "organisasi"
