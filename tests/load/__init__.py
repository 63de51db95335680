"""Measurements: speed beside stock Rasa, memory, throughput, quality."""
