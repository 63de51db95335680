## The demo shop: an invented shop. Only its page speaks here, not the assistant.

shop-name = Loom & Lantern
shop-announcement = Prodotto in piccole serie, spedito oltre ogni confine
shop-skip = Vai al negozio
category-shoes = Scarpe
category-clothing = Abbigliamento
category-bags = Borse
category-home = Casa
shop-language = Lingua
shop-headline = Fatto con calma, per andare lontano.
shop-lead = Stivaletti, lana e lino da sette piccole botteghe. Ovunque vada il tuo pacco, rispondiamo nella tua lingua.
shop-browse = Guarda la collezione
shop-ask = Chiedici pure
shop-collection = Questa stagione
promise-parcel-title = Seguito fino alla porta
promise-parcel = Chiedi dov’è il tuo ordine, di giorno o di notte, e scopri le ultime notizie dal corriere.
promise-return-title = Facile da restituire
promise-return = Taglia sbagliata? L’assistente apre il reso o trova quella giusta.
promise-people-title = Persone quando serve
promise-people = Quattordici lingue, e una persona subentra appena lo chiedi.
shop-footer = Un negozio inventato che mostra Crossdesk all’opera. Qui non si può comprare nulla.

## Demo mode: what to try, and what a shopper would get by e-mail

demo-label = Demo
demo-title = Prova con questi ordini
demo-lead = Chiedi di uno di questi in qualsiasi lingua. L’assistente vuole l’e-mail o il codice postale prima di dire qualcosa.
demo-number = Ordine
demo-status = Stato
demo-destination = Destinazione
demo-email = E-mail
demo-postcode = CAP
demo-try = Chiedi
demo-question = Dov’è il mio ordine { $number }?
demo-codes-title = Codici monouso
demo-codes-lead = Per modificare un ordine serve un codice inviato all’indirizzo registrato. Nella demo compare qui.
demo-codes-none = Ancora nessun codice.
demo-code-order = Ordine { $number }
demo-desk-title = Dall’altra parte
demo-desk = Gli operatori rispondono dal loro desk. Accedi come { $email }.
demo-desk-password = La password è { $password }
demo-desk-open = Apri il desk
