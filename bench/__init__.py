"""Benchmarks: ratios and counts of one run. ``python -m bench`` prints one line a figure."""
