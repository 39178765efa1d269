from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "ekinerja.accounts"
    label = "accounts"
