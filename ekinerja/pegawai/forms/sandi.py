"""For which unit first passwords are issued."""

from ekinerja.organisasi.forms import BerlingkupForm, PilihUnitField


class SandiUnitForm(BerlingkupForm):
    """The unit; everything below it belongs to it."""

    unit = PilihUnitField(apa="unit", saran="organisasi:saran_unit", label="Unit dan bawahannya")
