"""Rasa's tracker store on the app's database."""
