from django.apps import AppConfig


class TPPConfig(AppConfig):
    name = "ekinerja.tpp"
    label = "tpp"
