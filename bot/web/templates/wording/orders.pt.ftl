## The state of an order in a word or two: what is told about it, and Shopify’s names

status-unfulfilled = Ainda não enviado
status-inprogress = Sendo embalado
status-onhold = Em espera
status-partiallyfulfilled = Enviado em parte
status-fulfilled = Enviado
status-inforeceived = Aguardando a transportadora
status-intransit = A caminho
status-outfordelivery = Saiu para entrega
status-attemptfail = Tentativa de entrega
status-availableforpickup = Pronto para retirada
status-delivered = Entregue
status-exception = Retido
status-expired = Sem notícias da transportadora
status-cancelled = Cancelado
status-shipped = Despachado
status-customs = Na alfândega
status-payment = Taxas de importação a pagar
status-address = Problema no endereço
status-refused = Recusado
status-returning = Voltando
status-returned = Devolvido
status-damaged = Danificado no caminho
status-lost = Extraviado
status-restocked = De volta ao estoque
