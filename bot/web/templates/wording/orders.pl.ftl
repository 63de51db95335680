## The state of an order in a word or two: what is told about it, and Shopify’s names

status-unfulfilled = Jeszcze niewysłane
status-inprogress = Pakowane
status-onhold = Wstrzymane
status-partiallyfulfilled = Wysłane częściowo
status-fulfilled = Wysłane
status-inforeceived = Czeka na przewoźnika
status-intransit = W drodze
status-outfordelivery = W doręczeniu
status-attemptfail = Próba doręczenia
status-availableforpickup = Gotowe do odbioru
status-delivered = Doręczone
status-exception = Zatrzymane
status-expired = Brak wieści od przewoźnika
status-cancelled = Anulowane
status-shipped = Nadane
status-customs = W odprawie celnej
status-payment = Opłaty importowe do zapłaty
status-address = Problem z adresem
status-refused = Odmowa przyjęcia
status-returning = Wraca do nas
status-returned = Wróciło
status-damaged = Uszkodzone w drodze
status-lost = Zaginione
status-restocked = Znów w magazynie
