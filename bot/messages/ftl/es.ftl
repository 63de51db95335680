# Lo que dice Crossdesk, en español (usted).

## Small talk

greet = ¡Hola! Puedo consultar un pedido, tramitar una devolución o responder a preguntas sobre la tienda. ¿En qué puedo ayudarle?
goodbye = Hasta luego y gracias por escribirnos.
thank = ¡De nada! ¿Puedo ayudarle en algo más?
bot-challenge = Soy un asistente automático, no una persona. Puedo ponerle en contacto con una persona de nuestro equipo cuando quiera.
feedback-thanks = Gracias por su opinión; nos ayuda a mejorar.
complain = Lamento que algo no haya sido de su agrado. Dígame qué ha ido mal e intentaré resolverlo, o puedo ponerle en contacto con una persona de nuestro equipo.
offer-nothing-yes = Con mucho gusto. ¿Qué quiere que haga?
offer-nothing-no = De acuerdo. Si necesita algo más, escríbame.
not-understood = Lo siento, no le he entendido. ¿Podría decirlo de otra manera?
out-of-scope = Lo siento, en eso no puedo ayudarle. Puedo consultar un pedido, tramitar una devolución, un cambio o una cancelación y responder a preguntas sobre la tienda.
details-for-what = Gracias. ¿Qué quiere que haga con ese dato?
language-switched = Por supuesto, seguimos en español.
language-unserved = No domino lo suficiente ese idioma ({ $language }), así que sigo en español. Quizá alguien de nuestro equipo pueda ayudarle en ese idioma.

## Buttons

choose-by-number = Responda con un número, por favor.
button-yes = Sí
button-no = No
button-human = Hablar con una persona
button-none-of-these = Ninguna de estas
button-helped = Me ha servido
button-not-helped = No me ha servido
button-go-on = Seguir aquí
button-wait = Esperaré
button-track = Seguir un pedido
button-return = Devolver algo
button-new-code = Enviar un código nuevo
button-exchange = Cambiar por otra talla
button-cancel = Cancelar el pedido
button-return-defective = Devolver: está defectuoso
button-return-wrong-item = Devolver: no es el artículo pedido

## Questions of policy and product

faq-unknown = Lo siento, no conozco la respuesta. ¿Podría preguntarlo de otra manera?
faq-suggest = No estoy seguro de haberle entendido. ¿Su pregunta es una de estas?
faq-only-in = (Esta respuesta solo la tengo en este idioma: { $language }.)
faq-helped = ¿Responde eso a su pregunta?
faq-helped-yes = ¡Me alegro! ¿Algo más?
faq-helped-no = Lo siento. ¿Quiere preguntarlo de otra manera o prefiere hablar con una persona de nuestro equipo?

## Which order, and is it yours

ask-order-number = ¿Cuál es su número de pedido? Está en el correo de confirmación y tiene este aspecto: CD-10234.
hint-order-number = No he encontrado ahí ningún número de pedido. Tiene este aspecto: CD-10234, y está al principio de su correo de confirmación.
where-order-number = No pasa nada. El número, del tipo CD-10234, está al principio del correo de confirmación, en el albarán y en su cuenta, en «Mis pedidos». Si no lo encuentra, un compañero puede buscar el pedido.
ask-contact = Para asegurarme de que el pedido { $number } es suyo: ¿qué correo electrónico, teléfono o código postal de entrega indicó al hacer el pedido?
hint-contact = Para el pedido { $number } necesito uno de estos datos: el correo electrónico (por ejemplo, nombre@example.com), el teléfono o el código postal de entrega.
ask-which-order = ¿De qué pedido se trata? También puede escribir otro número de pedido.
identity-mismatch = Ese número de pedido y ese contacto no coinciden. Compruebe ambos y envíeme de nuevo el correo electrónico, el teléfono o el código postal; si el número de pedido era incorrecto, envíelo también.
form-left = De acuerdo, lo dejo aquí; no se ha cambiado nada. ¿En qué más puedo ayudarle?

## One-time code

ask-code = He enviado un código de seis cifras a { $address }. Escríbalo aquí para confirmar.
code-sent-again = He enviado un código nuevo a { $address }. Solo vale el último. Escríbalo aquí.
hint-code = Escriba las seis cifras del código, por ejemplo, 123456.
code-wrong =
    { $left ->
        [0] El código no es correcto y ya no se puede volver a intentar. Puedo enviarle uno nuevo.
        [one] El código no es correcto. Le queda un intento.
       *[other] El código no es correcto. Le quedan { $left } intentos.
    }
code-expired = Ese código ya no es válido. ¿Quiere que le envíe uno nuevo?

## Where the order is

status-unfulfilled = Hemos recibido su pedido { $number } y lo prepararemos pronto.
status-on-hold = El pedido { $number } está retenido en nuestro almacén y aún no se ha enviado.
status-in-progress = El pedido { $number } se está preparando.
status-partially-fulfilled = Una parte del pedido { $number } está en camino; el resto todavía se está preparando.
status-shipped = El pedido { $number } se ha entregado al transportista.
status-info-received = El pedido { $number } está listo; el transportista lo recogerá en breve.
status-in-transit = El pedido { $number } está en camino.
status-customs = El pedido { $number } está en la aduana del país de destino. El plazo depende de la aduana; normalmente continúa en unos días.
status-payment = Antes de que el pedido { $number } pueda continuar hay que pagar los gastos de importación. El transportista se pondrá en contacto con usted.
status-out-for-delivery = El pedido { $number } está en reparto y llega hoy.
status-attempt-fail = El transportista no ha podido entregar el pedido { $number }. Normalmente vuelve a intentarlo el siguiente día laborable.
status-available-for-pickup = El pedido { $number } está listo para que lo recoja.
status-delivered = El pedido { $number } se ha entregado.
status-address = El transportista no puede entregar el pedido { $number } por un problema con la dirección.
status-refused = Se rechazó la entrega del pedido { $number }, así que vuelve a nosotros.
status-returning = El pedido { $number } está de vuelta hacia nosotros.
status-returned = El pedido { $number } ha vuelto a nosotros.
status-damaged = El transportista informa de que el pedido { $number } se dañó por el camino. Lo siento.
status-lost = El transportista no encuentra el pedido { $number }. Lo siento.
status-exception = Hay un problema con la entrega del pedido { $number }.
status-expired = El transportista no informa desde hace mucho tiempo sobre el pedido { $number }.
status-cancelled = El pedido { $number } se ha cancelado.

status-expected = Entrega prevista a más tardar el { $date }.
status-late =
    { $days ->
        [one] Es un día más tarde de lo prometido, lo siento.
       *[other] Son { $days } días más tarde de lo prometido, lo siento.
    }
status-delivered-on = Entregado el { $date }.
status-pickup-point = Punto de recogida: { $place }.
status-last-scan = Última noticia, { $date }: { $event }.
status-last-scan-at = Última noticia, { $date }: { $event } ({ $city }, { $country }).
status-tracking = { $carrier }, número de seguimiento { $tracking }.
status-parcels =
    { $count ->
        [one] El pedido llega en un solo paquete.
       *[other] El pedido llega en { $count } paquetes; este es el que va más retrasado.
    }

event-pending = registrado
event-info-received = anunciado al transportista
event-in-transit = en camino
event-out-for-delivery = en reparto
event-attempt-fail = intento de entrega fallido
event-available-for-pickup = listo para recoger
event-delivered = entregado
event-exception = incidencia comunicada
event-expired = sin noticias

delivery-problem-delivered = Si no lo tiene, pregunte primero en casa y a los vecinos: a veces los transportistas les dejan los paquetes. ¿Quiere que le ponga en contacto con alguien que pueda iniciar una búsqueda?
delivery-problem-open = ¿Quiere que le ponga en contacto con alguien que lo reclame al transportista?

## Returns and exchanges

ask-item = ¿De qué artículo se trata?
hint-item = Elija uno de estos artículos o escriba su nombre.
ask-reason = ¿Por qué quiere devolverlo?
hint-reason = Elija el motivo que mejor encaje.
ask-size = ¿Qué talla quiere en lugar de { $item }?
hint-size = Elija una de las tallas disponibles de este artículo: { $item }.
ask-quantity = Ha pedido este artículo más de una vez: { $item }. ¿Cuántas unidades quiere devolver?
hint-quantity = Indíqueme un número del 1 al { $most }.
return-agree = Entonces quiere devolver: { $item } (motivo: { $reason }). ¿Lo registro?
exchange-agree = Entonces quiere cambiar { $item } por la talla { $size }. ¿Lo registro?
hint-yes-no = ¿Sigo adelante? Responda sí o no.
return-done = Su devolución está registrada: { $item }. Su número de devolución es { $rma }.
exchange-done = Su cambio está registrado: { $item }. Su número de devolución es { $rma }.
return-next = Encontrará la etiqueta en «Devoluciones», al final de nuestra página. Empaquete el artículo, incluya el número { $rma } y entregue el paquete a más tardar el { $date }.
return-receipt = Esto equivale al desistimiento del contrato; el acuse de recibo va camino de su correo electrónico.
label-cost = La etiqueta de devolución cuesta { $cost }.
label-free = La devolución es gratuita.
return-refund = Reembolso: { $amount } ({ $method }), previsto a más tardar el { $date }.
return-not-possible = En el pedido { $number } no encuentro nada que se pueda devolver. Alguien de nuestro equipo puede mirarlo con más detalle.
return-not-possible-window-over = Lo siento, el plazo de devolución ya ha pasado. Si el artículo tiene algún defecto, nuestro equipo puede ayudarle igualmente.
return-not-possible-final-sale = Este artículo se vendió sin derecho a devolución. Si está defectuoso, nuestro equipo puede ayudarle igualmente.
return-not-possible-not-returnable = Por higiene o seguridad, este artículo no se puede devolver. Si está defectuoso, nuestro equipo puede ayudarle igualmente.
return-not-possible-not-delivered = El pedido { $number } todavía no se ha entregado, así que no hay nada que devolver. Si aún no se ha enviado, puedo cancelarlo.
return-not-possible-already-returned = Ya hay una devolución registrada para esto.
return-not-possible-cancelled = El pedido { $number } se canceló, así que no hay nada que devolver.
return-not-possible-no-withdrawal-right = En este caso no hay derecho de desistimiento. Nuestro equipo puede decirle qué otras opciones hay.
exchange-no-other-size = En el pedido { $number } no hay nada que se pueda cambiar por otra talla. Puede devolverlo o preguntar a nuestro equipo.

reason-size-too-small = demasiado pequeño
reason-size-too-large = demasiado grande
reason-unwanted = ya no lo quiero
reason-style = no me gusta
reason-defective = dañado o defectuoso
reason-not-as-described = no es como se describía
reason-wrong-item = artículo equivocado
reason-other = otro motivo

item-problem = Lamento que algo no esté bien en su pedido { $number }. Puede devolver el artículo gratis y recuperar su dinero, o nuestro equipo puede buscar otra solución, por ejemplo, una sustitución.

payment-card = tarjeta
payment-bank-transfer = transferencia bancaria
payment-cash-on-delivery = contra reembolso
payment-gift-card = tarjeta regalo
payment-konbini = konbini
payment-boleto = boleto

## Cancelling and changing

cancel-agree = El pedido { $number } ({ $total }) todavía no se ha enviado. ¿Quiere que cancele el pedido completo?
cancel-done = El pedido { $number } está cancelado.
cancel-refund = Reembolso: { $amount } ({ $method }), previsto a más tardar el { $date }.
cancel-nothing-paid = No se ha cobrado nada.
cancel-already = El pedido { $number } ya estaba cancelado.
cancel-too-late = El pedido { $number } ya se ha enviado y no se puede cancelar. Puede rechazar el paquete o devolverlo cuando llegue.
change-possible = El pedido { $number } todavía no se ha enviado y aún se puede modificar. De eso se encarga nuestro equipo; ¿quiere que le ponga en contacto?
change-too-late = El pedido { $number } ya se ha enviado y no se puede modificar.

## Money back

refund-pending = El reembolso de { $amount } del pedido { $number } está en curso ({ $method }), previsto a más tardar el { $date }.
refund-late =
    { $days ->
        [one] Eso fue hace un día, lo siento. ¿Quiere que lo revise nuestro equipo?
       *[other] Eso fue hace { $days } días, lo siento. ¿Quiere que lo revise nuestro equipo?
    }
refund-paid = El { $date } se reembolsaron { $amount } del pedido { $number } ({ $method }). Según su banco, puede tardar unos días en verse.
refund-failed = No se pudo efectuar el reembolso de { $amount } del pedido { $number } ({ $method }). Tiene que revisarlo nuestro equipo; ¿quiere que le ponga en contacto?
refund-awaits-return = Todavía no hay reembolso para el pedido { $number }: empieza cuando su devolución { $rma } haya llegado y se haya comprobado.
refund-none = No hay ningún reembolso ni devolución para el pedido { $number }.

## To a human

human-offer = ¿Quiere que le ponga en contacto con nuestro equipo, o puedo ayudarle aquí?
handoff-request-human = Por supuesto, le pongo en contacto con una persona de nuestro equipo. Verá nuestra conversación, así que no tendrá que repetir nada.
handoff-anger = Lo lamento. Le pongo en contacto con una persona de nuestro equipo que puede resolverlo; verá nuestra conversación.
handoff-unresolved = Siento no haber podido ayudarle. Le pongo en contacto con una persona de nuestro equipo; verá nuestra conversación.
handoff-failure = Lo siento, algo no funciona por nuestra parte. Le pongo en contacto con una persona de nuestro equipo.
handoff-topic = Esto debe verlo una persona. Le pongo en contacto ahora mismo con nuestro equipo; verá nuestra conversación.
queue-position = Una persona de nuestro equipo le atenderá lo antes posible. Mientras tanto, sigo aquí para ayudarle.
queue-place =
    { $place ->
        [1] El siguiente turno es el suyo.
       *[other] Tiene el número { $place } en la cola.
    }
queue-wait =
    { $minutes ->
        [one] Probablemente tardará alrededor de un minuto.
       *[other] Probablemente tardará unos { $minutes } minutos.
    }
queue-nobody-online = Ahora mismo no hay nadie conectado. Su mensaje queda guardado y será lo primero que se atienda; puede añadir todo lo que convenga saber.
rasa-unavailable = Lo siento, algo ha fallado por nuestra parte. Le pongo en contacto con una persona de nuestro equipo.
agent-joined = { $agent } se ha unido a la conversación.
agent-left = { $agent } ha salido de la conversación.
conversation-resolved = Su conversación con nuestro equipo ha terminado. Si necesita algo más, vuelvo a estar aquí.
message-too-long = Ese mensaje es demasiado largo. No supere los { NUMBER($limit) } caracteres.

## Mail to the address on file

notice-code-subject = Su código para el pedido { $number }
notice-code-return = Ha pedido devolver algo del pedido { $number }. Para confirmar, escriba este código en el chat:
notice-code-cancel = Ha pedido cancelar el pedido { $number }. Para confirmar, escriba este código en el chat:
notice-code-address = Ha pedido cambiar la dirección del pedido { $number }. Para confirmar, escriba este código en el chat:
notice-code-until = El código vale una sola vez, hasta el { $time }.
notice-code-not-you = Si no ha sido usted, no tiene que hacer nada: sin el código no se cambia nada. Nunca lo pedimos por teléfono.
notice-receipt-subject = Acuse de recibo de su desistimiento, pedido { $number }
notice-receipt = Hemos recibido su desistimiento del contrato del pedido { $number }. Se refiere a:
notice-receipt-declared = Declarado: { $time }
notice-receipt-confirmed = Confirmado: { $time }
notice-receipt-send-by = Su número de devolución es { $rma }. Entregue el paquete a más tardar el { $date }.
notice-receipt-refund = El reembolso está previsto a más tardar el { $date }.
notice-receipt-keep = Conserve este mensaje. Su declaración va adjunta tal como la guardamos; su suma de verificación SHA-256 es { $digest }.

## The website widget

widget-title = Atención al cliente
widget-placeholder = Escriba un mensaje…
widget-send = Enviar
widget-offline = No tiene conexión. Su mensaje se enviará cuando la recupere.
widget-reconnecting = Reconectando…
widget-new-conversation = Nueva conversación
widget-open = Abrir el chat
widget-close = Cerrar el chat
widget-agent = Nuestro equipo
widget-bot = Asistente
widget-you = Usted
widget-greeting = ¡Hola! ¿En qué puedo ayudarle?
widget-queue = Número { "{position}" } en la cola
