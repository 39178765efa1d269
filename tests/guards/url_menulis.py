"""Alamat buatan untuk membuktikan bahwa GET yang menulis ditolak basis data."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from ekinerja.instansi.models import Instansi


def menulis(request: HttpRequest) -> HttpResponse:
    Instansi.objects.create(kode="gelap", nama="Ditulis diam-diam", jenis="KOTA")
    return HttpResponse("tertulis")


urlpatterns = [path("menulis", menulis)]
