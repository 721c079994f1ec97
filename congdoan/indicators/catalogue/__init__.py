"""The catalogue of indicators: what each counts, how it is asked, and the shipped ones as data."""
