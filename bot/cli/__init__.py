"""The command line. Every command answers to --help and exits 0 (done), 1 (failed) or 2 (misused)."""

from bot.cli.main import main

__all__ = ["main"]
