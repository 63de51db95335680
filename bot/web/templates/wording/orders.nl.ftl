## The state of an order in a word or two: what is told about it, and Shopify’s names

status-unfulfilled = Nog niet verzonden
status-inprogress = Wordt ingepakt
status-onhold = In de wacht
status-partiallyfulfilled = Deels verzonden
status-fulfilled = Verzonden
status-inforeceived = Wacht op de bezorger
status-intransit = Onderweg
status-outfordelivery = Wordt bezorgd
status-attemptfail = Bezorgpoging gedaan
status-availableforpickup = Klaar om af te halen
status-delivered = Bezorgd
status-exception = Opgehouden
status-expired = Geen nieuws van de bezorger
status-cancelled = Geannuleerd
status-shipped = Verstuurd
status-customs = Bij de douane
status-payment = Invoerkosten nog te betalen
status-address = Probleem met het adres
status-refused = Geweigerd
status-returning = Komt terug
status-returned = Teruggekomen
status-damaged = Onderweg beschadigd
status-lost = Kwijt
status-restocked = Weer op voorraad
