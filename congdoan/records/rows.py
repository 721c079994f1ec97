"""Lines written with their record through the one door, as the door writes line formsets."""


class Rows:
    """New or changed lines of one model; `save` writes them, new ones hung on `instance`."""

    def __init__(self, rows, fields=()):
        self.rows, self.fields = rows, fields
        self.instance = None

    def save(self):
        new = [row for row in self.rows if row.pk is None]
        old = [row for row in self.rows if row.pk is not None]
        for row in new:
            row.record = self.instance
        if new:
            type(new[0]).objects.bulk_create(new)
        if old and self.fields:
            type(old[0]).objects.bulk_update(old, self.fields)
