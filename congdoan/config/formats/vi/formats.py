"""Numbers as Vietnamese papers print them, in whichever language the words around them are."""

DECIMAL_SEPARATOR = ","
THOUSAND_SEPARATOR = "."
NUMBER_GROUPING = 3
