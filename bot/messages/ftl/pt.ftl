# O que o Crossdesk diz, em português (você, tratamento cordial).

## Small talk

greet = Olá! Posso consultar um pedido, registrar uma devolução ou responder a perguntas sobre a loja. Em que posso ajudar?
goodbye = Até logo e obrigado por escrever.
thank = De nada! Posso ajudar em mais alguma coisa?
bot-challenge = Sou um assistente automático, não uma pessoa. Posso passar você para um atendente quando quiser.
feedback-thanks = Obrigado pela sua opinião; ela nos ajuda a melhorar.
complain = Lamento que algo não tenha sido do seu agrado. Conte o que deu errado e tentarei resolver, ou posso passar você para um atendente.
offer-nothing-yes = Com prazer. O que gostaria que eu fizesse?
offer-nothing-no = Tudo bem. Se precisar de mais alguma coisa, é só escrever.
not-understood = Desculpe, não entendi. Poderia dizer de outra forma?
out-of-scope = Infelizmente não posso ajudar com isso. Posso consultar um pedido, cuidar de uma devolução, troca ou cancelamento e responder a perguntas sobre a loja.
details-for-what = Obrigado. O que gostaria que eu fizesse com esse dado?
language-switched = Claro, vamos continuar em português.
language-unserved = Não domino bem o suficiente esse idioma ({ $language }), por isso continuo em português. Talvez alguém da nossa equipe possa ajudar nesse idioma.

## Buttons

choose-by-number = Responda com um número, por favor.
button-yes = Sim
button-no = Não
button-human = Falar com uma pessoa
button-none-of-these = Nenhuma destas
button-helped = Isso ajudou
button-not-helped = Isso não ajudou
button-go-on = Continuar aqui
button-wait = Vou esperar
button-track = Rastrear um pedido
button-return = Devolver algo
button-new-code = Enviar um novo código
button-exchange = Trocar por outro tamanho
button-cancel = Cancelar o pedido
button-return-defective = Devolver: está com defeito
button-return-wrong-item = Devolver: item errado

## Questions of policy and product

faq-unknown = Infelizmente não sei a resposta. Poderia perguntar de outra forma?
faq-suggest = Não tenho certeza se entendi. A sua pergunta é uma destas?
faq-only-in = (Só tenho esta resposta neste idioma: { $language }.)
faq-helped = Isso responde à sua pergunta?
faq-helped-yes = Que bom! Mais alguma coisa?
faq-helped-no = Sinto muito. Quer perguntar de outra forma ou prefere falar com um atendente?

## Which order, and is it yours

ask-order-number = Qual é o número do seu pedido? Ele está no e-mail de confirmação e tem este formato: CD-10234.
hint-order-number = Não encontrei um número de pedido aí. Ele tem este formato: CD-10234, e está no início do e-mail de confirmação.
where-order-number = Sem problema. O número, no formato CD-10234, está no início do e-mail de confirmação, na nota dentro do pacote e na sua conta, em “Meus pedidos”. Se não o encontrar, um colega pode procurar o pedido.
ask-contact = Para ter certeza de que o pedido { $number } é seu: que e-mail, telefone ou CEP de entrega você informou ao fazer o pedido?
hint-contact = Para o pedido { $number } preciso de um destes dados: o e-mail (por exemplo, nome@example.com), o telefone ou o CEP de entrega.
ask-which-order = De qual pedido se trata? Você também pode escrever outro número de pedido.
identity-mismatch = Esse número de pedido e esse contato não conferem. Verifique os dois e envie novamente o e-mail, o telefone ou o CEP; se o número do pedido estava errado, envie-o também.
form-left = Tudo bem, parei por aqui; nada foi alterado. Em que mais posso ajudar?

## One-time code

ask-code = Enviei um código de seis dígitos para { $address }. Digite-o aqui para confirmar.
code-sent-again = Enviei um novo código para { $address }. Só vale o mais recente. Digite-o aqui.
hint-code = Digite os seis dígitos do código, por exemplo, 123456.
code-wrong =
    { $left ->
        [0] O código não está correto e não pode mais ser tentado. Posso enviar um novo.
        [one] O código não está correto. Resta uma tentativa.
       *[other] O código não está correto. Restam { $left } tentativas.
    }
code-expired = Esse código não é mais válido. Quer que eu envie um novo?

## Where the order is

status-unfulfilled = Recebemos o seu pedido { $number } e vamos embalá-lo em breve.
status-on-hold = O pedido { $number } está retido conosco e ainda não foi enviado.
status-in-progress = O pedido { $number } está sendo embalado.
status-partially-fulfilled = Uma parte do pedido { $number } está a caminho; o restante ainda está sendo embalado.
status-shipped = O pedido { $number } foi entregue à transportadora.
status-info-received = O pedido { $number } está pronto; a transportadora vai coletá-lo em breve.
status-in-transit = O pedido { $number } está a caminho.
status-customs = O pedido { $number } está na alfândega do país de destino. O prazo depende dela; em geral, segue viagem em poucos dias.
status-payment = Antes que o pedido { $number } possa seguir, é preciso pagar as taxas de importação. A transportadora entrará em contato com você.
status-out-for-delivery = O pedido { $number } saiu para entrega e chega hoje.
status-attempt-fail = A transportadora não conseguiu entregar o pedido { $number }. Em geral, ela tenta de novo no dia útil seguinte.
status-available-for-pickup = O pedido { $number } está pronto para retirada.
status-delivered = O pedido { $number } foi entregue.
status-address = A transportadora não consegue entregar o pedido { $number } por um problema no endereço.
status-refused = A entrega do pedido { $number } foi recusada, por isso ele está voltando para nós.
status-returning = O pedido { $number } está voltando para nós.
status-returned = O pedido { $number } voltou para nós.
status-damaged = A transportadora informa que o pedido { $number } foi danificado no caminho. Sinto muito.
status-lost = A transportadora não encontra o pedido { $number }. Sinto muito.
status-exception = Há um problema com a entrega do pedido { $number }.
status-expired = Há muito tempo a transportadora não informa nada sobre o pedido { $number }.
status-cancelled = O pedido { $number } foi cancelado.

status-expected = Entrega prevista até { $date }.
status-late =
    { $days ->
        [one] É um dia depois do prometido, sinto muito.
       *[other] São { $days } dias depois do prometido, sinto muito.
    }
status-delivered-on = Entregue em { $date }.
status-pickup-point = Local de retirada: { $place }.
status-last-scan = Última notícia, { $date }: { $event }.
status-last-scan-at = Última notícia, { $date }: { $event } ({ $city }, { $country }).
status-tracking = { $carrier }, código de rastreio { $tracking }.
status-parcels =
    { $count ->
        [one] O pedido vem em um único pacote.
       *[other] O pedido vem em { $count } pacotes; este é o que está mais atrasado.
    }

event-pending = registrado
event-info-received = informado à transportadora
event-in-transit = a caminho
event-out-for-delivery = saiu para entrega
event-attempt-fail = tentativa de entrega sem sucesso
event-available-for-pickup = disponível para retirada
event-delivered = entregue
event-exception = problema informado
event-expired = sem notícias

delivery-problem-delivered = Se você não o recebeu, pergunte primeiro em casa e aos vizinhos: às vezes as entregas são deixadas com eles. Quer que eu passe você para um atendente que pode abrir uma busca?
delivery-problem-open = Quer que eu passe você para um atendente que pode cobrar a transportadora?

## Returns and exchanges

ask-item = De qual item se trata?
hint-item = Escolha um destes itens ou escreva o nome dele.
ask-reason = Por que você quer devolvê-lo?
hint-reason = Escolha o motivo que melhor se aplica.
ask-size = Que tamanho você quer no lugar de { $item }?
hint-size = Escolha um dos tamanhos disponíveis deste item: { $item }.
ask-quantity = Você pediu mais de uma unidade deste item: { $item }. Quantas quer devolver?
hint-quantity = Informe um número de 1 a { $most }.
return-agree = Então você quer devolver: { $item } (motivo: { $reason }). Posso registrar?
exchange-agree = Então você quer trocar { $item } pelo tamanho { $size }. Posso registrar?
hint-yes-no = Posso prosseguir? Responda sim ou não.
return-done = A sua devolução está registrada: { $item }. O número da devolução é { $rma }.
exchange-done = A sua troca está registrada: { $item }. O número da devolução é { $rma }.
return-next = A etiqueta está em “Devoluções”, no fim da nossa página. Embale o item, inclua o número { $rma } e entregue o pacote até { $date }.
return-receipt = Isso vale como desistência da compra; o comprovante está a caminho do seu e-mail.
label-cost = A etiqueta de devolução custa { $cost }.
label-free = A devolução é gratuita.
return-refund = Reembolso: { $amount } ({ $method }), previsto até { $date }.
return-not-possible = Não encontro nada no pedido { $number } que possa ser devolvido. Um atendente pode olhar com mais cuidado.
return-not-possible-window-over = Infelizmente, o prazo de devolução já passou. Se houver algum defeito, um atendente ainda pode ajudar.
return-not-possible-final-sale = Este item foi vendido sem direito a devolução. Se estiver com defeito, um atendente ainda pode ajudar.
return-not-possible-not-returnable = Por motivos de higiene ou segurança, este item não pode ser devolvido. Se estiver com defeito, um atendente ainda pode ajudar.
return-not-possible-not-delivered = O pedido { $number } ainda não foi entregue, então não há o que devolver. Se ainda não foi enviado, posso cancelá-lo.
return-not-possible-already-returned = Já existe uma devolução registrada para isso.
return-not-possible-cancelled = O pedido { $number } foi cancelado, então não há o que devolver.
return-not-possible-no-withdrawal-right = Neste caso não há direito de arrependimento. Um atendente pode dizer o que mais é possível.
exchange-no-other-size = Nada no pedido { $number } pode ser trocado por outro tamanho. Você pode devolvê-lo ou falar com um atendente.

reason-size-too-small = pequeno demais
reason-size-too-large = grande demais
reason-unwanted = não quero mais
reason-style = não gostei
reason-defective = danificado ou com defeito
reason-not-as-described = diferente da descrição
reason-wrong-item = recebi o item errado
reason-other = outro motivo

item-problem = Sinto muito que algo não esteja certo com o seu pedido { $number }. Você pode devolver o item gratuitamente e receber o dinheiro de volta, ou um atendente pode buscar outra solução, como a substituição.

payment-card = cartão
payment-bank-transfer = transferência bancária
payment-cash-on-delivery = pagamento na entrega
payment-gift-card = vale-presente
payment-konbini = konbini
payment-boleto = boleto

## Cancelling and changing

cancel-agree = O pedido { $number } ({ $total }) ainda não foi enviado. Quer que eu cancele o pedido inteiro?
cancel-done = O pedido { $number } está cancelado.
cancel-refund = Reembolso: { $amount } ({ $method }), previsto até { $date }.
cancel-nothing-paid = Nada foi cobrado.
cancel-already = O pedido { $number } já foi cancelado.
cancel-too-late = O pedido { $number } já foi enviado e não pode mais ser cancelado. Você pode recusar o pacote ou devolvê-lo quando chegar.
change-possible = O pedido { $number } ainda não foi enviado e ainda pode ser alterado. Um atendente cuida disso; quer que eu passe você para ele?
change-too-late = O pedido { $number } já foi enviado e não pode mais ser alterado.

## Money back

refund-pending = O reembolso de { $amount } do pedido { $number } está em andamento ({ $method }), previsto até { $date }.
refund-late =
    { $days ->
        [one] Isso foi há um dia, sinto muito. Quer que um atendente verifique?
       *[other] Isso foi há { $days } dias, sinto muito. Quer que um atendente verifique?
    }
refund-paid = O valor de { $amount } do pedido { $number } foi reembolsado em { $date } ({ $method }). Dependendo do banco, pode levar alguns dias para aparecer.
refund-failed = O reembolso de { $amount } do pedido { $number } ({ $method }) não pôde ser feito. Um atendente precisa verificar; quer que eu passe você para ele?
refund-awaits-return = Ainda não há reembolso para o pedido { $number }: ele começa quando a sua devolução { $rma } chegar e for conferida.
refund-none = Não há reembolso nem devolução para o pedido { $number }.

## To a human

human-offer = Quer que eu passe você para um atendente, ou posso ajudar por aqui?
handoff-request-human = Claro, vou passar você para um atendente. Ele verá a nossa conversa, então não será preciso repetir nada.
handoff-anger = Sinto muito por isso. Vou passar você para um atendente que pode resolver; ele verá a nossa conversa.
handoff-unresolved = Sinto muito por não ter conseguido ajudar. Vou passar você para um atendente; ele verá a nossa conversa.
handoff-failure = Desculpe, algo não está funcionando do nosso lado. Vou passar você para um atendente.
handoff-topic = Uma pessoa precisa ver isso. Vou passar você agora para um atendente; ele verá a nossa conversa.
queue-position = Um atendente falará com você assim que possível. Até lá, continuo aqui para ajudar.
queue-place =
    { $place ->
        [1] Você é a próxima pessoa da fila.
       *[other] Você é o número { $place } da fila.
    }
queue-wait =
    { $minutes ->
        [one] Deve levar cerca de um minuto.
       *[other] Deve levar cerca de { $minutes } minutos.
    }
queue-nobody-online = No momento não há ninguém on-line. A sua mensagem fica guardada e será a primeira a ser respondida; escreva tudo o que for útil saber.
rasa-unavailable = Desculpe, algo deu errado do nosso lado. Vou passar você para um atendente.
agent-joined = { $agent } entrou na conversa.
agent-left = { $agent } saiu da conversa.
conversation-resolved = A sua conversa com a nossa equipe foi encerrada. Se precisar de algo, estou aqui de novo.
message-too-long = Essa mensagem é longa demais. Fique abaixo de { NUMBER($limit) } caracteres.

## Mail to the address on file

notice-code-subject = Seu código para o pedido { $number }
notice-code-return = Você pediu para devolver algo do pedido { $number }. Para confirmar, digite este código no chat:
notice-code-cancel = Você pediu para cancelar o pedido { $number }. Para confirmar, digite este código no chat:
notice-code-address = Você pediu para mudar o endereço do pedido { $number }. Para confirmar, digite este código no chat:
notice-code-until = O código vale uma única vez, até { $time }.
notice-code-not-you = Se não foi você, não precisa fazer nada: nada é alterado sem o código. Nunca o pedimos por telefone.
notice-receipt-subject = Recibo do seu arrependimento, pedido { $number }
notice-receipt = Recebemos a sua declaração de arrependimento do contrato do pedido { $number }. Ela abrange:
notice-receipt-declared = Declarado: { $time }
notice-receipt-confirmed = Confirmado: { $time }
notice-receipt-send-by = Seu número de devolução é { $rma }. Entregue o pacote até { $date }.
notice-receipt-refund = O reembolso está previsto até { $date }.
notice-receipt-keep = Guarde esta mensagem. Sua declaração está anexada exatamente como a armazenamos; a soma de verificação SHA-256 é { $digest }.

## The website widget

widget-title = Atendimento ao cliente
widget-placeholder = Escreva uma mensagem…
widget-send = Enviar
widget-offline = Você está off-line. A mensagem será enviada quando a conexão voltar.
widget-reconnecting = Reconectando…
widget-new-conversation = Nova conversa
widget-open = Abrir o chat
widget-close = Fechar o chat
widget-agent = Nossa equipe
widget-bot = Assistente
widget-you = Você
widget-greeting = Olá! Como posso ajudar?
widget-queue = Número { "{position}" } na fila
