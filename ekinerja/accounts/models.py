"""Users: who signs in. Posts, roles and people stand in the areas above."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models

from ekinerja.instansi.models import Instansi


class UserManager(BaseUserManager["User"]):
    def create_user(self, username: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(username=username, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """One person's key. The user name is the NIP, or an issued name for people without one."""

    username = models.CharField(max_length=60, unique=True)
    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="+")
    nama = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)
    wajib_ganti_sandi = models.BooleanField(default=True)
    sandi_sejak = models.DateTimeField(null=True, blank=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = UserManager()

    def __str__(self) -> str:
        return self.nama or self.username

    @property
    def email(self) -> str:
        """Users have no e-mail address; libraries ask for the attribute."""
        return ""
