from django.urls import path

from ekinerja.regulasi import views

app_name = "regulasi"
urlpatterns = [
    path("", views.daftar, name="daftar"),
    path("baru/", views.baru, name="baru"),
    path("<int:pk>/", views.rincian, name="rincian"),
    path("<int:pk>/ubah/", views.ubah, name="ubah"),
    path("<int:pk>/naskah/", views.naskah, name="naskah"),
    path("<int:pk>/berlakukan/", views.berlakukan, name="berlakukan"),
    path("<int:pk>/cabut/", views.cabut, name="cabut"),
]
