"""The brand of a government."""

import re

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from ekinerja.instansi.brand import stylesheet

DEFAULT_COLOUR = "#196bcd"


@require_safe
@cache_control(public=True, max_age=31_536_000, immutable=True)
def merek_css(request: HttpRequest) -> HttpResponse:
    """CSS variables derived from the colour in ``?v=rrggbb``; the address names its content."""
    nilai = request.GET.get("v", DEFAULT_COLOUR[1:]).lower()
    if not re.fullmatch(r"[0-9a-f]{6}", nilai):
        return HttpResponseBadRequest(
            "Warna ditulis dengan enam angka heksadesimal, misalnya 196bcd."
        )
    return HttpResponse(stylesheet(f"#{nilai}"), content_type="text/css; charset=utf-8")
