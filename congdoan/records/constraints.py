"""Rules that the database itself keeps, each with the sentence that a person reads."""

from django.db import models


def must(name, condition, sentence):
    """What must hold of every record; `name` is the constraint's."""
    return models.CheckConstraint(
        condition=condition, name=name, violation_error_message=sentence
    )  # fmt: skip


def once(name, fields, sentence, among=None):
    """Fields (words in one string) whose values stand together in one record only, of those `among`."""
    return models.UniqueConstraint(
        fields=fields.split(), name=name, violation_error_message=sentence, condition=among
    )  # fmt: skip
