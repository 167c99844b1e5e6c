"""Looks into one file and writes a copy without what it tells of its makers.

Runs as `python -m mostura.ground.vault.frames.cleaning` in a process with limits, and knows
neither Django nor the hub.
"""
