## The state of an order in a word or two: what is told about it, and Shopify’s names

status-unfulfilled = Non ancora spedito
status-inprogress = In imballaggio
status-onhold = In sospeso
status-partiallyfulfilled = Spedito in parte
status-fulfilled = Spedito
status-inforeceived = In attesa del corriere
status-intransit = In viaggio
status-outfordelivery = In consegna
status-attemptfail = Consegna tentata
status-availableforpickup = Pronto per il ritiro
status-delivered = Consegnato
status-exception = Bloccato
status-expired = Nessuna notizia dal corriere
status-cancelled = Annullato
status-shipped = Inviato
status-customs = In dogana
status-payment = Oneri doganali da pagare
status-address = Problema con l’indirizzo
status-refused = Rifiutato
status-returning = Di ritorno
status-returned = Tornato indietro
status-damaged = Danneggiato in viaggio
status-lost = Smarrito
status-restocked = Di nuovo a magazzino
