"""Rasa policies of the shop's dialogue."""
