## The state of an order in a word or two: what is told about it, and Shopify’s names

status-unfulfilled = Not sent yet
status-inprogress = Being packed
status-onhold = On hold
status-partiallyfulfilled = Sent in part
status-fulfilled = Sent
status-inforeceived = Waiting for the carrier
status-intransit = On its way
status-outfordelivery = Out for delivery
status-attemptfail = Delivery attempted
status-availableforpickup = Ready to collect
status-delivered = Delivered
status-exception = Held up
status-expired = No news from the carrier
status-cancelled = Cancelled
status-shipped = Sent
status-customs = In customs
status-payment = Import charges due
status-address = Address problem
status-refused = Refused
status-returning = Coming back
status-returned = Came back
status-damaged = Damaged on the way
status-lost = Lost
status-restocked = Back in stock
