"""Units and posts by file: a flat list, or a job-evaluation annex."""

from ekinerja.organisasi.importers.impor import ImporJabatan

__all__ = ["ImporJabatan"]
