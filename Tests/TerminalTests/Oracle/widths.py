#!/usr/bin/env python3
"""Writes widths.txt: how many columns each scalar takes after the package wcwidth, an independent table.

    pip install wcwidth && python3 widths.py > widths.txt

A line is a range of hexadecimal scalars and its columns. What takes one column is left out. Which scalars are assigned,
and since when, the test asks Swift.
"""
import wcwidth

print(f"# wcwidth {wcwidth.__version__}, Unicode {wcwidth.list_versions()[-1]}")
scalars = [scalar for scalar in range(0x110000) if not 0xD800 <= scalar < 0xE000]
start, columns = 0, wcwidth.wcwidth(chr(0))
for previous, scalar in zip(scalars, scalars[1:] + [None]):
    width = None if scalar is None else wcwidth.wcwidth(chr(scalar))
    if width == columns and scalar == previous + 1:
        continue
    if columns != 1:
        print(f"{start:X}-{previous:X} {columns}")
    start, columns = scalar, width
