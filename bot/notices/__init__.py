"""What the shop tells a customer on its own: one-time codes and receipts, mailed to the address on file."""
