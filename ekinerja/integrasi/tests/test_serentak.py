"""Two connections at once: who makes a source the record of the same field."""

import pytest
from django.db import transaction

from ekinerja.core.errors import AksiDitolak
from ekinerja.core.testing import in_thread, wait_until_blocked
from ekinerja.instansi.models import SumberMedan
from ekinerja.integrasi.tests.conftest import alihkan, baca


@pytest.mark.django_db(transaction=True)
def test_of_two_who_switch_a_field_at_once_one_is_told(transactional_db, pemeran, simpeg_lengkap):
    baca(simpeg_lengkap.sumber)
    with transaction.atomic():
        alihkan(pemeran, "pegawai.rekening")
        kedua = in_thread(lambda: alihkan(pemeran, "pegawai.rekening"))
        wait_until_blocked()
    with pytest.raises(AksiDitolak, match="Orang lain baru saja mengalihkan"):
        kedua.result(timeout=30)
    assert SumberMedan.objects.filter(medan="pegawai.rekening").count() == 1
