## The demo shop: an invented shop. Only its page speaks here, not the assistant.

shop-name = Loom & Lantern
shop-announcement = In kleine oplagen gemaakt, over elke grens verstuurd
shop-skip = Naar de winkel
category-shoes = Schoenen
category-clothing = Kleding
category-bags = Tassen
category-home = Wonen
shop-language = Taal
shop-headline = Rustig gemaakt, voor ver weg.
shop-lead = Laarsjes, wol en linnen uit zeven kleine werkplaatsen. Waar je pakket ook heen gaat, we antwoorden in jouw taal.
shop-browse = Bekijk de collectie
shop-ask = Vraag het ons
shop-collection = Dit seizoen
promise-parcel-title = Gevolgd tot aan je deur
promise-parcel = Vraag dag en nacht waar je bestelling is en hoor het laatste nieuws van de bezorger.
promise-return-title = Makkelijk terugsturen
promise-return = Verkeerde maat? De assistent meldt de retour aan of vindt de juiste.
promise-people-title = Mensen als het ertoe doet
promise-people = Veertien talen, en een mens neemt het over zodra je dat vraagt.
shop-footer = Een verzonnen winkel die Crossdesk aan het werk laat zien. Er is hier niets te koop.

## Demo mode: what to try, and what a shopper would get by e-mail

demo-label = Demo
demo-title = Probeer deze bestellingen
demo-lead = Vraag naar een ervan, in welke taal dan ook. De assistent wil het e-mailadres of de postcode weten voordat hij iets vertelt.
demo-number = Bestelling
demo-status = Status
demo-destination = Naar
demo-email = E-mail
demo-postcode = Postcode
demo-try = Vraag ernaar
demo-question = Waar is mijn bestelling { $number }?
demo-codes-title = Eenmalige codes
demo-codes-lead = Een bestelling wijzigen kan alleen met een code die naar het bekende adres gaat. In de demo verschijnt die hier.
demo-codes-none = Nog geen code.
demo-code-order = Bestelling { $number }
demo-desk-title = De andere kant
demo-desk = Medewerkers antwoorden in de desk. Log in als { $email }.
demo-desk-password = Het wachtwoord is { $password }
demo-desk-open = Open de desk
