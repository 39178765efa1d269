"""One URL, two forms: the page, and for htmx its fragment."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme


def is_htmx(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true"


def safe_next(request: HttpRequest, default: str) -> str:
    """The ``next`` that was sent when it stays on this site, else the default."""
    target = request.POST.get("next") or request.GET.get("next") or ""
    same = url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return target if same else default


def fragment_or_redirect(
    request: HttpRequest, template: str, context: dict[str, Any], *, ke: str, pesan: str = ""
) -> HttpResponse:
    """After a deed: htmx gets the fragment ``page.html#part``, others go back to the page.

    :param ke: URL of the page that holds the fragment.
    """
    if is_htmx(request):
        response = render(request, template, {**context, "pesan": pesan})
        response["HX-Trigger"] = "terbarui"
        return response
    if pesan:
        messages.success(request, pesan)
    return HttpResponseRedirect(safe_next(request, ke))


def render_page(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    part: str = "",
    status: int = 200,
) -> HttpResponse:
    """GET: the whole page, or ``template#part`` when htmx asks for that part."""
    wanted = request.headers.get("HX-Target", "") if is_htmx(request) else ""
    name = f"{template}#{part}" if part and wanted and wanted == part else template
    return render(request, name, context, status=status)
