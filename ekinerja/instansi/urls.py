from django.urls import path

from ekinerja.instansi import views

urlpatterns = [path("merek.css", views.merek_css, name="merek_css")]
