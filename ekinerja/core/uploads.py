"""Uploads are refused while they stream in, before anything is opened."""

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, StopUpload


class LimitedUploadHandler(FileUploadHandler):
    """Stop reading a request as soon as one file passes UPLOAD_MAX_BYTES.

    The view sees ``request.META["UPLOAD_REFUSED"]`` and no file.
    """

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self.received += len(raw_data)
        if self.received > settings.UPLOAD_MAX_BYTES:
            assert self.request is not None
            self.request.META["UPLOAD_REFUSED"] = (
                "Berkas lebih besar dari 25 MB sehingga tidak dibuka. "
                "Perkecil atau bagi berkasnya, lalu unggah lagi."
            )
            raise StopUpload(connection_reset=False)
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None
