"""Own fields: what a unit adds to a register for itself and all units below it (docs/decisions/0016).

models    a field (OwnField) and what one record says in it (OwnValue)      known      which hold where
values    read, given, kept, brought back and forgotten with the record      listing    filters, columns
defining  the rules of a field: no name twice, nothing lost that was typed   counting   how many say what
"""
