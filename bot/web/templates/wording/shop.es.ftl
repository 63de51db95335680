## The demo shop: an invented shop. Only its page speaks here, not the assistant.

shop-name = Loom & Lantern
shop-announcement = Hecho en pequeñas series, enviado a todas partes
shop-skip = Ir a la tienda
category-shoes = Calzado
category-clothing = Ropa
category-bags = Bolsos
category-home = Hogar
shop-language = Idioma
shop-headline = Hecho sin prisa, para llegar muy lejos.
shop-lead = Botas, lana y lino de siete pequeños talleres. Vaya donde vaya tu paquete, te respondemos en tu idioma.
shop-browse = Ver la colección
shop-ask = Pregúntanos
shop-collection = Esta temporada
promise-parcel-title = Contigo hasta la puerta
promise-parcel = Pregunta dónde está tu pedido, de día o de noche, y sabrás lo último que dijo el transportista.
promise-return-title = Devolver es fácil
promise-return = ¿Talla equivocada? El asistente abre la devolución o te busca la correcta.
promise-people-title = Personas cuando importa
promise-people = Catorce idiomas, y una persona toma el relevo en cuanto lo pidas.
shop-footer = Una tienda inventada que muestra Crossdesk en acción. Aquí no se puede comprar nada.

## Demo mode: what to try, and what a shopper would get by e-mail

demo-label = Demo
demo-title = Prueba con estos pedidos
demo-lead = Pregunta por uno de ellos en cualquier idioma. El asistente pide el correo o el código postal antes de contar nada.
demo-number = Pedido
demo-status = Estado
demo-destination = Destino
demo-email = Correo
demo-postcode = Código postal
demo-try = Preguntar
demo-question = ¿Dónde está mi pedido { $number }?
demo-codes-title = Códigos de un solo uso
demo-codes-lead = Para cambiar un pedido hace falta un código enviado a la dirección registrada. En la demo aparece aquí.
demo-codes-none = Todavía no hay códigos.
demo-code-order = Pedido { $number }
demo-desk-title = El otro lado
demo-desk = Los agentes responden desde su escritorio. Entra como { $email }.
demo-desk-password = La contraseña es { $password }
demo-desk-open = Abrir el escritorio
