## The demo shop: an invented shop. Only its page speaks here, not the assistant.

shop-name = Loom & Lantern
shop-announcement = Feito em pequenas séries, enviado além-fronteiras
shop-skip = Ir para a loja
category-shoes = Calçados
category-clothing = Roupas
category-bags = Bolsas
category-home = Casa
shop-language = Idioma
shop-headline = Feito com calma, para ir longe.
shop-lead = Botas, lã e linho de sete pequenas oficinas. Aonde quer que vá o seu pacote, respondemos no seu idioma.
shop-browse = Ver a coleção
shop-ask = Pergunte o que quiser
shop-collection = Nesta estação
promise-parcel-title = Acompanhado até a porta
promise-parcel = Pergunte onde está o seu pedido, de dia ou de noite, e saiba a última notícia da transportadora.
promise-return-title = Fácil de devolver
promise-return = Tamanho errado? O assistente abre a devolução ou encontra o certo.
promise-people-title = Pessoas quando importa
promise-people = Catorze idiomas, e uma pessoa assume assim que você pedir.
shop-footer = Uma loja inventada que mostra o Crossdesk em ação. Nada aqui está à venda.

## Demo mode: what to try, and what a shopper would get by e-mail

demo-label = Demo
demo-title = Experimente estes pedidos
demo-lead = Pergunte sobre um deles em qualquer idioma. O assistente pede o e-mail ou o código postal antes de contar algo.
demo-number = Pedido
demo-status = Situação
demo-destination = Destino
demo-email = E-mail
demo-postcode = Código postal
demo-try = Perguntar
demo-question = Onde está o meu pedido { $number }?
demo-codes-title = Códigos de uso único
demo-codes-lead = Alterar um pedido exige um código enviado ao endereço cadastrado. Na demo, ele aparece aqui.
demo-codes-none = Nenhum código ainda.
demo-code-order = Pedido { $number }
demo-desk-title = O outro lado
demo-desk = Os atendentes respondem no painel. Entre como { $email }.
demo-desk-password = A senha é { $password }
demo-desk-open = Abrir o painel
