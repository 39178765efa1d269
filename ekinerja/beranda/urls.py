from django.urls import path

from ekinerja.beranda import views

urlpatterns = [
    path("", views.beranda, name="beranda"),
    path("wewenang/", views.wewenang, name="wewenang"),
]
