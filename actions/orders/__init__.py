"""Orders, tracking, returns, refunds, cancellation and identity: facts of the shop, never wording.

`OrderDesk` (in `desk`) is the only door to them.
"""
