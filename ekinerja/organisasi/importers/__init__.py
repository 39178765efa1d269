"""Units, posts and their tasks by file: a flat list, or a job-evaluation annex."""

from ekinerja.organisasi.importers.impor import ImporJabatan, ImporUnit
from ekinerja.organisasi.importers.uraian import ImporUraianTugas

__all__ = ["ImporJabatan", "ImporUnit", "ImporUraianTugas"]
