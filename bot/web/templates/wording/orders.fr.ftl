## The state of an order in a word or two: what is told about it, and Shopify’s names

status-unfulfilled = Pas encore expédiée
status-inprogress = En cours d’emballage
status-onhold = En attente
status-partiallyfulfilled = Expédiée en partie
status-fulfilled = Expédiée
status-inforeceived = En attente du transporteur
status-intransit = En route
status-outfordelivery = En cours de livraison
status-attemptfail = Livraison tentée
status-availableforpickup = À retirer
status-delivered = Livrée
status-exception = Bloquée
status-expired = Sans nouvelles du transporteur
status-cancelled = Annulée
status-shipped = Expédiée
status-customs = En douane
status-payment = Frais d’importation à payer
status-address = Problème d’adresse
status-refused = Refusée
status-returning = En retour
status-returned = Revenue
status-damaged = Endommagée en route
status-lost = Perdue
status-restocked = Remise en stock
