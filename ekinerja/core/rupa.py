"""The look of a picture as 64 bits: the same scene keeps its bits when it is resized or re-encoded.

Difference hash: the picture in grey at 9 × 8 pixels; a bit says that a pixel is brighter than its
right neighbour. Two pictures are near when few bits differ (Hamming distance).
"""

from PIL import Image

LEBAR, TINGGI = 9, 8
# of 64 bits; pictures of other scenes differ in about half of them
MIRIP = 6
_TENGAH = 1 << 63


def sidik_rupa(gambar: Image.Image) -> int:
    """The perceptual hash as a signed 64-bit number; a blank picture gives 0."""
    kecil = gambar.convert("L").resize((LEBAR, TINGGI), Image.Resampling.LANCZOS)
    titik = kecil.tobytes()
    bit = 0
    for baris in range(TINGGI):
        for kolom in range(LEBAR - 1):
            letak = baris * LEBAR + kolom
            bit = bit << 1 | (titik[letak] > titik[letak + 1])
    return bit - (1 << 64) if bit >= _TENGAH else bit


def jarak(satu: int, lain: int) -> int:
    """In how many of the 64 bits two hashes differ."""
    return ((satu ^ lain) & ((1 << 64) - 1)).bit_count()
