# What Crossdesk says. Keys are the contract with actions, domain and app; every language has the same ones.

## Small talk

greet = Hello! I can check an order, arrange a return or answer questions about the shop. What can I do for you?
goodbye = Goodbye, and thank you for writing.
thank = You’re welcome! Is there anything else I can do?
bot-challenge = I’m an automated assistant, not a person. I can pass you on to a colleague whenever you like.
feedback-thanks = Thank you for telling us. It helps us get better.
complain = I’m sorry you’re not happy with us. Tell me what went wrong and I’ll try to put it right, or I can pass you on to a colleague.
offer-nothing-yes = Gladly. What would you like me to do?
offer-nothing-no = All right. If you need anything else, just write.
not-understood = I’m sorry, I didn’t understand that. Could you put it another way?
out-of-scope = I can’t help with that, I’m afraid. What I can do: check an order, arrange a return, exchange or cancellation, and answer questions about the shop.
details-for-what = Thank you. What would you like me to do with that?
language-switched = Of course, we’ll go on in English.
language-unserved = I don’t speak { $language } well enough, so I’ll go on in English. A colleague may be able to help you in { $language }.

## Buttons

choose-by-number = Please answer with a number.
button-yes = Yes
button-no = No
button-human = Talk to a person
button-none-of-these = None of these
button-helped = That helped
button-not-helped = That didn’t help
button-go-on = Go on here
button-wait = I’ll wait
button-track = Track an order
button-return = Return something
button-new-code = Send a new code
button-exchange = Exchange for another size
button-cancel = Cancel the order
button-return-defective = Return: it’s faulty
button-return-wrong-item = Return: it’s the wrong item

## Questions of policy and product

faq-unknown = I don’t know the answer to that, I’m afraid. Could you ask in other words?
faq-suggest = I’m not sure I understood. Is your question one of these?
faq-only-in = (I only have this answer in { $language }.)
faq-helped = Did that answer your question?
faq-helped-yes = Good to hear! Anything else?
faq-helped-no = I’m sorry. Could you ask in other words, or shall I pass you on to a colleague?

## Which order, and is it yours

ask-order-number = What is your order number? You’ll find it in the confirmation e-mail; it looks like CD-10234.
hint-order-number = I couldn’t find an order number in that. It looks like CD-10234 and is at the top of your confirmation e-mail.
where-order-number = No problem. The number, like CD-10234, is at the top of your confirmation e-mail, on the packing slip and in your account under “My orders”. If you can’t find it, a colleague can look the order up.
ask-contact = To be sure that order { $number } is yours: what e-mail address, phone number or delivery postcode did you give when ordering?
hint-contact = I need one of these for order { $number }: the e-mail address (like name@example.com), the phone number or the postcode of the delivery address.
ask-which-order = Which order is it about? You can also write another order number.
identity-mismatch = I couldn’t match that order number and contact. Please check both and send me the e-mail address, phone number or postcode again; if the order number was wrong, send that too.
form-left = All right, I’ve stopped that; nothing was changed. What else can I do for you?

## One-time code

ask-code = I’ve sent a six-digit code to { $address }. Please type it here to confirm.
code-sent-again = I’ve sent a new code to { $address }. Only the newest one counts. Please type it here.
hint-code = Please type the six digits of the code, for example 123456.
code-wrong =
    { $left ->
        [0] That code isn’t right, and it can’t be tried again. I can send you a new one.
        [one] That code isn’t right. You have one more try.
       *[other] That code isn’t right. You have { $left } more tries.
    }
code-expired = That code is no longer valid. Shall I send you a new one?

## Where the order is

status-unfulfilled = We’ve received order { $number } and will pack it soon.
status-on-hold = Order { $number } is on hold at our end and hasn’t been sent yet.
status-in-progress = Order { $number } is being packed.
status-partially-fulfilled = Part of order { $number } is on its way; the rest is still being packed.
status-shipped = Order { $number } has been handed to the carrier.
status-info-received = Order { $number } is ready; the carrier is about to collect it.
status-in-transit = Order { $number } is on its way.
status-customs = Order { $number } is with customs in the destination country. They decide how long it takes; usually it moves on within a few days.
status-payment = Order { $number } is waiting for import charges to be paid before it can go on. The carrier will contact you about it.
status-out-for-delivery = Order { $number } is out for delivery today.
status-attempt-fail = The carrier tried to deliver order { $number } but couldn’t hand it over. They’ll usually try again on the next working day.
status-available-for-pickup = Order { $number } is ready for you to collect.
status-delivered = Order { $number } has been delivered.
status-address = The carrier can’t deliver order { $number } because of a problem with the address.
status-refused = Delivery of order { $number } was refused, so it is coming back to us.
status-returning = Order { $number } is on its way back to us.
status-returned = Order { $number } has come back to us.
status-damaged = The carrier reports that order { $number } was damaged on the way. I’m sorry.
status-lost = The carrier can’t find order { $number }. I’m sorry.
status-exception = There’s a problem with the delivery of order { $number }.
status-expired = The carrier hasn’t reported anything about order { $number } for a long time.
status-cancelled = Order { $number } has been cancelled.

status-expected = Expected by { $date }.
status-late =
    { $days ->
        [one] It is a day later than promised, I’m sorry.
       *[other] It is { $days } days later than promised, I’m sorry.
    }
status-delivered-on = Delivered on { $date }.
status-pickup-point = Where to collect it: { $place }.
status-last-scan = Latest news, { $date }: { $event }.
status-last-scan-at = Latest news, { $date }: { $event } ({ $city }, { $country }).
status-tracking = { $carrier }, tracking number { $tracking }.
status-parcels =
    { $count ->
        [one] The order comes in one parcel.
       *[other] The order comes in { $count } parcels; this is the one furthest behind.
    }

event-pending = registered
event-info-received = announced to the carrier
event-in-transit = on its way
event-out-for-delivery = out for delivery
event-attempt-fail = delivery attempt failed
event-available-for-pickup = ready for collection
event-delivered = delivered
event-exception = problem reported
event-expired = no news

delivery-problem-delivered = If you don’t have it, please ask neighbours or the household first: carriers sometimes leave parcels with them. Shall I pass this on to a colleague who can open a search?
delivery-problem-open = Shall I pass this on to a colleague who can chase it with the carrier?

## Returns and exchanges

ask-item = Which item is it about?
hint-item = Please choose one of these items, or type its name.
ask-reason = Why would you like to return it?
hint-reason = Please choose the reason that fits best.
ask-size = Which size would you like instead of { $item }?
hint-size = Please choose one of the sizes that { $item } comes in.
ask-quantity = You ordered { $item } more than once. How many would you like to return?
hint-quantity = Please give me a number from 1 to { $most }.
return-agree = So you’d like to return { $item } (reason: { $reason }). Shall I register that?
exchange-agree = So you’d like to exchange { $item } for size { $size }. Shall I register that?
hint-yes-no = Shall I go ahead? Please answer yes or no.
return-done = Your return is registered: { $item }. Your return number is { $rma }.
exchange-done = Your exchange is registered: { $item }. Your return number is { $rma }.
return-next = You’ll find the label under “Returns” at the bottom of our page. Pack the item, put the number { $rma } inside and hand the parcel in by { $date }.
return-receipt = This counts as a withdrawal from the contract; the receipt is on its way to your e-mail address.
label-cost = The return label costs { $cost }.
label-free = The return is free of charge.
return-refund = Refund: { $amount } ({ $method }), expected by { $date }.
return-not-possible = I can’t find anything in order { $number } that can be returned. A colleague can take a closer look.
return-not-possible-window-over = The return period for this has passed, I’m sorry. If something is wrong with it, a colleague can still help.
return-not-possible-final-sale = This was sold as final sale and can’t be returned. If it is faulty, a colleague can still help.
return-not-possible-not-returnable = For hygiene or safety reasons this can’t be returned. If it is faulty, a colleague can still help.
return-not-possible-not-delivered = Order { $number } hasn’t been delivered yet, so there’s nothing to return. If it hasn’t been sent yet, I can cancel it.
return-not-possible-already-returned = A return for this is registered already.
return-not-possible-cancelled = Order { $number } was cancelled, so there’s nothing to return.
return-not-possible-no-withdrawal-right = There’s no right of withdrawal for this. A colleague can tell you what else is possible.
exchange-no-other-size = Nothing in order { $number } can be exchanged for another size. You can return it, or ask a colleague.

reason-size-too-small = too small
reason-size-too-large = too large
reason-unwanted = no longer wanted
reason-style = don’t like it
reason-defective = damaged or faulty
reason-not-as-described = not as described
reason-wrong-item = wrong item received
reason-other = another reason

item-problem = I’m sorry that something’s wrong with your order { $number }. You can send the item back free of charge and get your money back, or a colleague can look for another solution, such as a replacement.

payment-card = card
payment-bank-transfer = bank transfer
payment-cash-on-delivery = cash on delivery
payment-gift-card = gift card
payment-konbini = convenience store
payment-boleto = boleto

## Cancelling and changing

cancel-agree = Order { $number } ({ $total }) hasn’t been sent yet. Shall I cancel the whole order?
cancel-done = Order { $number } is cancelled.
cancel-refund = Refund: { $amount } ({ $method }), expected by { $date }.
cancel-nothing-paid = Nothing has been charged.
cancel-already = Order { $number } has already been cancelled.
cancel-too-late = Order { $number } has already been sent and can’t be cancelled any more. You can refuse the parcel or return it once it has arrived.
change-possible = Order { $number } hasn’t been sent yet, so it can still be changed. A colleague does that for you; shall I pass you on?
change-too-late = Order { $number } has already been sent and can’t be changed any more.

## Money back

refund-pending = The refund of { $amount } for order { $number } is under way ({ $method }), expected by { $date }.
refund-late =
    { $days ->
        [one] That was a day ago, I’m sorry. Shall a colleague look into it?
       *[other] That was { $days } days ago, I’m sorry. Shall a colleague look into it?
    }
refund-paid = { $amount } for order { $number } was paid back on { $date } ({ $method }). Depending on your bank it may take a few days to show.
refund-failed = The refund of { $amount } for order { $number } ({ $method }) couldn’t be carried out. A colleague has to look into it; shall I pass you on?
refund-awaits-return = There’s no refund for order { $number } yet: it starts once your return { $rma } has arrived and been checked.
refund-none = There’s no refund or return for order { $number }.

## To a human

human-offer = Shall I pass you on to a colleague, or can I help you here?
handoff-request-human = Of course, I’m passing you on to a colleague. They’ll see what we’ve written, so you needn’t repeat anything.
handoff-anger = I’m sorry about this. I’m passing you on to a colleague who can put it right; they’ll see what you’ve written.
handoff-unresolved = I’m sorry I couldn’t help. I’m passing you on to a colleague; they’ll see what we’ve written.
handoff-failure = I’m sorry, something isn’t working at our end. I’m passing you on to a colleague.
handoff-topic = A person should look at this. I’m passing you on to a colleague now; they’ll see what you’ve written.
queue-position = A colleague will be with you as soon as possible. Until then I’m still here to help.
queue-place =
    { $place ->
        [1] You’re next in the queue.
       *[other] You’re number { $place } in the queue.
    }
queue-wait =
    { $minutes ->
        [one] It will probably take about a minute.
       *[other] It will probably take about { $minutes } minutes.
    }
queue-nobody-online = Nobody is online at the moment. Your message is kept and answered first thing; you can write anything they should know.
rasa-unavailable = I’m sorry, something went wrong at our end. I’m passing you on to a colleague.
agent-joined = { $agent } has joined the conversation.
agent-left = { $agent } has left the conversation.
conversation-resolved = Your conversation with our team is closed. I’m here again if you need anything.
message-too-long = That message is too long. Please keep it under { NUMBER($limit) } characters.

## Mail to the address on file

notice-code-subject = Your code for order { $number }
notice-code-return = You asked to return something from order { $number }. To confirm, type this code in the chat:
notice-code-cancel = You asked to cancel order { $number }. To confirm, type this code in the chat:
notice-code-address = You asked to change the address of order { $number }. To confirm, type this code in the chat:
notice-code-until = The code works once, until { $time }.
notice-code-not-you = If this wasn’t you, you needn’t do anything: nothing is changed without the code. We never ask for it by phone.
notice-receipt-subject = Receipt of your withdrawal, order { $number }
notice-receipt = We’ve received your withdrawal from the contract for order { $number }. It covers:
notice-receipt-declared = Stated: { $time }
notice-receipt-confirmed = Confirmed: { $time }
notice-receipt-send-by = Your return number is { $rma }. Please hand the parcel in by { $date }.
notice-receipt-refund = Your refund is expected by { $date }.
notice-receipt-keep = Please keep this message. Your statement is attached exactly as we store it; its SHA-256 checksum is { $digest }.

## The website widget

widget-title = Customer service
widget-placeholder = Write a message…
widget-send = Send
widget-offline = You’re offline. Your message is sent when the connection is back.
widget-reconnecting = Reconnecting…
widget-new-conversation = New conversation
widget-open = Open chat
widget-close = Close chat
widget-agent = Our team
widget-bot = Assistant
widget-you = You
widget-greeting = Hello! How can I help you?
widget-queue = Number { "{position}" } in the queue
