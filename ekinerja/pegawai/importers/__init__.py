"""People by file: who they are, their posts over time, their superiors, opening balances."""

from ekinerja.pegawai.importers.atasan import ImporAtasan
from ekinerja.pegawai.importers.impor import ImporPegawai
from ekinerja.pegawai.importers.penempatan import ImporPenempatan
from ekinerja.pegawai.importers.saldo import ImporSaldo

__all__ = ["ImporAtasan", "ImporPegawai", "ImporPenempatan", "ImporSaldo"]
