"""The shop's own mail server: composing messages and handing them over by SMTP. Knows neither notices nor channels."""
