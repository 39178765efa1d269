from allauth.account import views as allauth_views
from django.urls import path

from ekinerja.accounts import views

urlpatterns = [
    path("masuk/", allauth_views.login, name="account_login"),
    path("keluar/", allauth_views.logout, name="account_logout"),
    path("akun/sandi/", views.ganti_sandi, name="account_change_password"),
    path("akun/nonaktif/", allauth_views.account_inactive, name="account_inactive"),
    path("akun/daftar/", allauth_views.signup, name="account_signup"),
]
