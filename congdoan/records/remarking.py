"""What is worth saying of records that were written, beside that they were: no fault, and nothing refused.

Each app may have a `remarks.py` with `remarks(actor, register, keys)`: it looks at the records of those
keys before they are written and gives back a function of the keys that stand afterwards, which yields
sentences. New records have no key before, deleted ones none afterwards.
"""

from congdoan.trail.hooks import offered


def watch(actor, register, keys=()):
    """Looks at the records that are about to change; what is given back tells of those written."""
    looks = [look(actor, register, list(keys)) for look in offered("remarks", "remarks")]

    def told(written):
        written = list(written)
        return [str(sentence) for tell in looks for sentence in tell(written)]

    return told
