"""Providers' servers for tests: real HTTP, following the provider's documentation, able to misbehave."""
