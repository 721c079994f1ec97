"""A column for what a great sheet holds: a list of rows of cells, or of what was said of them.

The database never looks into it. As jsonb a hundred thousand rows were taken apart and put together again at
every reading and writing, half a second each.
"""

import json

from django.db import models


class ListField(models.TextField):
    """A list as JSON in a plain text."""

    def from_db_value(self, value, _expression, _connection):
        return None if value is None else json.loads(value)

    def get_prep_value(self, value):
        if value is None:
            return None
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
