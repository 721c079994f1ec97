"""Faults that a person can put right: a sentence, the field it belongs to, and the way out."""


def _(text):
    """Mark a sentence for the catalogue of translations; base itself knows no translator."""
    return text


class Mistake(Exception):
    """A fault of what was typed, not of the program.

    The sentence is a Vietnamese template with named gaps, so that the shell may translate it
    first and fill it afterwards: `Mistake(_("«{text}» không phải là ngày."), text=typed)`.
    """

    # The shell puts its own translator here; base knows only the Vietnamese source.
    translate = staticmethod(_)

    def __init__(self, template, *, field=None, **gaps):
        super().__init__(template)
        self.template = template
        self.field = field
        self.gaps = gaps

    @property
    def message(self):
        """The sentence in the language of who reads it, gaps filled."""
        return self.said_in(self.translate)

    def said_in(self, translate):
        """The sentence as `translate` (gettext of some language) words it, gaps filled."""
        worded = str(translate(self.template))  # a lazy translation is no text yet
        # A sentence without gaps may quote what was typed, braces and all.
        return worded.format(**self.gaps) if self.gaps else worded

    def __str__(self):
        return self.message


class NotSet(Mistake):
    """A dated parameter is needed and nobody has entered it for that day yet."""
