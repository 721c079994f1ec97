"""Keys by which programs speak for a person: shown once, kept as a hash, with a name and an end."""

import datetime as dt
import hashlib
import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

LASTS = dt.timedelta(days=365)
# Tells a leaked key from other random text when logs are searched.
_HEAD = "cds_"


class ApiToken(models.Model):
    """A key of one person. It may what the person may, never more."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="api_tokens")
    name = models.CharField(_("Tên khoá"), max_length=80)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField(auto_now_add=True)
    expires = models.DateTimeField(_("Hết hạn"))
    used_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("khoá API")
        verbose_name_plural = _("Khoá API")
        ordering = ["-made_at"]

    def __str__(self):
        return self.name

    @classmethod
    def make(cls, user, name, lasts=LASTS):
        """(the token, its key): the key cannot be shown again."""
        key = _HEAD + secrets.token_urlsafe(32)
        token = cls.objects.create(
            user=user, name=name, digest=_digest(key), expires=timezone.now() + lasts
        )
        return token, key

    @classmethod
    def holder(cls, key):
        """The person whose valid key this is, or None."""
        now = timezone.now()
        valid = cls.objects.filter(digest=_digest(key), expires__gt=now, user__is_active=True)
        token = valid.select_related("user").first()
        if token is None:
            return None
        hour_ago = now - dt.timedelta(hours=1)
        stale = Q(used_at=None) | Q(used_at__lt=hour_ago)
        cls.objects.filter(stale, pk=token.pk).update(used_at=now)
        return token.user


def _digest(key):
    # 256 random bits need no slow hash.
    return hashlib.sha256(key.encode()).hexdigest()
