"""Conversations: the log, the inbox, the outbox and the turn that connects them."""
