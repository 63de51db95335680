## The state of an order in a word or two: what is told about it, and Shopify’s names

status-unfulfilled = Sin enviar
status-inprogress = Preparándose
status-onhold = En espera
status-partiallyfulfilled = Enviado en parte
status-fulfilled = Enviado
status-inforeceived = A la espera del transportista
status-intransit = En camino
status-outfordelivery = En reparto
status-attemptfail = Entrega intentada
status-availableforpickup = Listo para recoger
status-delivered = Entregado
status-exception = Retenido
status-expired = Sin noticias del transportista
status-cancelled = Cancelado
status-shipped = Enviado
status-customs = En aduana
status-payment = Aranceles por pagar
status-address = Problema con la dirección
status-refused = Rechazado
status-returning = De vuelta
status-returned = Devuelto
status-damaged = Dañado en el camino
status-lost = Perdido
status-restocked = De nuevo en almacén
