from django.urls import path

app_name = "integrasi"
urlpatterns: list[object] = []
