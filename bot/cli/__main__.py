"""`python -m bot.cli` is `crossdesk`."""

from bot.cli import main

main()
