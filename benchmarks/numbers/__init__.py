"""Every figure at national size, measured: `python -m benchmarks.numbers`. See `__main__`."""
