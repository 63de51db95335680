## The demo shop: an invented shop. Only its page speaks here, not the assistant.

shop-name = Loom & Lantern
shop-announcement = Made in small batches, sent across every border
shop-skip = Skip to the shop
category-shoes = Shoes
category-clothing = Clothing
category-bags = Bags
category-home = Home
shop-language = Language
shop-headline = Things made slowly, for places far away.
shop-lead = Boots, wool and linen from seven small workshops. Wherever your parcel is going, we answer in your language.
shop-browse = See the collection
shop-ask = Ask us anything
shop-collection = This season
promise-parcel-title = Followed to your door
promise-parcel = Ask where your order is, day or night, and hear the carrier’s last word on it.
promise-return-title = Easy to send back
promise-return = Wrong size? The assistant opens the return or finds you the right one.
promise-people-title = People when it matters
promise-people = Fourteen languages, and a human takes over whenever you ask.
shop-footer = An invented shop that shows Crossdesk at work. Nothing here can be bought.

## Demo mode: what to try, and what a shopper would get by e-mail

demo-label = Demo
demo-title = Try these orders
demo-lead = Ask about one of them in any language. The assistant wants the e-mail address or the postcode before it tells anything.
demo-number = Order
demo-status = Status
demo-destination = Going to
demo-email = E-mail
demo-postcode = Postcode
demo-try = Ask about it
demo-question = Where is my order { $number }?
demo-codes-title = One-time codes
demo-codes-lead = Changing an order needs a code sent to the address on file. In the demo it appears here.
demo-codes-none = No code yet.
demo-code-order = Order { $number }
demo-desk-title = The other side
demo-desk = Agents answer in the desk. Log in as { $email }.
demo-desk-password = The password is { $password }
demo-desk-open = Open the desk
