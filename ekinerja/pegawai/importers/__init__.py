"""People by file: who they are, their account, and the post they hold."""

from ekinerja.pegawai.importers.impor import ImporPegawai

__all__ = ["ImporPegawai"]
