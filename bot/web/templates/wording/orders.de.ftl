## The state of an order in a word or two: what is told about it, and Shopify’s names

status-unfulfilled = Noch nicht versandt
status-inprogress = Wird gepackt
status-onhold = Angehalten
status-partiallyfulfilled = Teilweise versandt
status-fulfilled = Versandt
status-inforeceived = Wartet auf den Paketdienst
status-intransit = Unterwegs
status-outfordelivery = In Zustellung
status-attemptfail = Zustellung versucht
status-availableforpickup = Abholbereit
status-delivered = Zugestellt
status-exception = Aufgehalten
status-expired = Ohne Nachricht vom Paketdienst
status-cancelled = Storniert
status-shipped = Abgeschickt
status-customs = Beim Zoll
status-payment = Einfuhrabgaben offen
status-address = Adresse unklar
status-refused = Annahme verweigert
status-returning = Auf dem Rückweg
status-returned = Zurückgekommen
status-damaged = Unterwegs beschädigt
status-lost = Verloren
status-restocked = Wieder im Lager
