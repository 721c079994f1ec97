"""Documents in the forms of real ones, in words of our own, for trials, tests and the demo."""

from pathlib import Path

HOME = Path(__file__).parent
