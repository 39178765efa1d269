"""A government's own colour as a ramp that stays readable (WCAG AA) in light and dark.

Colour arithmetic in OKLCH: hue and chroma stay, lightness moves until the contrast holds.
"""

import math
from functools import lru_cache

Rgb = tuple[float, float, float]
AA = 4.5
_LIGHT_SURFACE, _DARK_SURFACE = "#ffffff", "#1f1f1f"


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _encoded(channel: float) -> float:
    channel = min(1.0, max(0.0, channel))
    return channel * 12.92 if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055


def _to_linear(colour: str) -> Rgb:
    parts = [_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5)]
    return parts[0], parts[1], parts[2]


def luminance(colour: str) -> float:
    """Relative luminance of ``#rrggbb`` (WCAG 2.2)."""
    r, g, b = _to_linear(colour)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _to_oklch(colour: str) -> Rgb:
    r, g, b = _to_linear(colour)
    long = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    medium = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    short = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b_ = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return lightness, math.hypot(a, b_), math.atan2(b_, a)


def _to_hex(lightness: float, chroma: float, hue: float) -> str:
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    linear = (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )
    return "#" + "".join(f"{round(_encoded(channel) * 255):02x}" for channel in linear)


def _readable(colour: str, on: str, *, step: float) -> str:
    lightness, chroma, hue = _to_oklch(colour)
    found = _to_hex(lightness, chroma, hue)
    while contrast(found, on) < AA and 0 <= lightness + step <= 1:
        lightness += step
        found = _to_hex(lightness, chroma, hue)
    return found


def _shade(colour: str, lightness: float, chroma: float) -> str:
    _, own, hue = _to_oklch(colour)
    return _to_hex(lightness, min(own, chroma), hue)


def _pressed(colour: str, step: float) -> str:
    lightness, chroma, hue = _to_oklch(colour)
    return _to_hex(lightness + step, chroma, hue)


@lru_cache(maxsize=64)
def ramp(colour: str) -> dict[str, dict[str, str]]:
    """CSS variables of a brand for the light and the dark theme.

    :param colour: ``#rrggbb``.
    """
    light = _readable(colour, _LIGHT_SURFACE, step=-0.01)
    dark = _readable(colour, _DARK_SURFACE, step=0.01)
    return {
        "light": {
            "utama": light,
            "utama-tekan": _pressed(light, -0.12),
            "di-atas": "#ffffff",
            "teks": _readable(light, "#eeeeee", step=-0.01),
            "lembut": _shade(colour, 0.97, 0.02),
            "garis": _shade(colour, 0.86, 0.06),
        },
        "dark": {
            "utama": dark,
            "utama-tekan": _pressed(dark, 0.1),
            "di-atas": "#0b0f14",
            "teks": _readable(dark, "#2b2b2b", step=0.01),
            "lembut": _shade(colour, 0.27, 0.05),
            "garis": _shade(colour, 0.42, 0.08),
        },
    }


def stylesheet(colour: str) -> str:
    """The text of /merek.css."""
    blocks = (
        f'[data-bs-theme="{theme}"]{{'
        + "".join(f"--merek-{name}:{value};" for name, value in values.items())
        + "}"
        for theme, values in ramp(colour).items()
    )
    return "\n".join(blocks) + "\n"
