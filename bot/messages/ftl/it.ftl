# Quello che dice Crossdesk, in italiano (Lei).

## Small talk

greet = Buongiorno! Posso controllare un ordine, avviare un reso o rispondere a domande sul negozio. Come posso aiutarLa?
goodbye = Arrivederci e grazie per averci scritto.
thank = Prego! Posso fare altro per Lei?
bot-challenge = Sono un assistente automatico, non una persona. Posso metterLa in contatto con un nostro operatore quando desidera.
feedback-thanks = Grazie per la Sua opinione: ci aiuta a migliorare.
complain = Mi dispiace che qualcosa non sia andato come sperava. Mi dica che cosa è successo e cercherò di rimediare, oppure posso metterLa in contatto con un operatore.
offer-nothing-yes = Volentieri. Che cosa desidera che faccia?
offer-nothing-no = Va bene. Se Le serve altro, mi scriva pure.
not-understood = Mi dispiace, non ho capito. Potrebbe dirlo in un altro modo?
out-of-scope = Mi dispiace, in questo non posso aiutarLa. Posso controllare un ordine, occuparmi di un reso, di un cambio o di un annullamento e rispondere a domande sul negozio.
details-for-what = Grazie. Che cosa desidera che faccia con questo dato?
language-switched = Certo, continuiamo in italiano.
language-unserved = Non conosco abbastanza bene questa lingua ({ $language }), quindi continuo in italiano. Forse un operatore può aiutarLa in quella lingua.

## Buttons

choose-by-number = Risponda con un numero, per favore.
button-yes = Sì
button-no = No
button-human = Parlare con una persona
button-none-of-these = Nessuna di queste
button-helped = Mi è stato utile
button-not-helped = Non mi è stato utile
button-go-on = Continuare qui
button-wait = Aspetto ancora
button-track = Seguire un ordine
button-return = Rendere un articolo
button-new-code = Inviare un nuovo codice
button-exchange = Cambiare con un’altra taglia
button-cancel = Annullare l’ordine
button-return-defective = Reso: è difettoso
button-return-wrong-item = Reso: articolo sbagliato

## Questions of policy and product

faq-unknown = Mi dispiace, non conosco la risposta. Potrebbe chiederlo in un altro modo?
faq-suggest = Non sono sicuro di aver capito. La Sua domanda è una di queste?
faq-only-in = (Ho questa risposta solo in questa lingua: { $language }.)
faq-helped = Questo risponde alla Sua domanda?
faq-helped-yes = Ne sono lieto! Altro?
faq-helped-no = Mi dispiace. Vuole chiederlo in un altro modo, o preferisce parlare con un operatore?

## Which order, and is it yours

ask-order-number = Qual è il numero del Suo ordine? Lo trova nell’e-mail di conferma e ha questo aspetto: CD-10234.
hint-order-number = Non vi ho trovato un numero d’ordine. Ha questo aspetto: CD-10234, e si trova in alto nell’e-mail di conferma.
where-order-number = Nessun problema. Il numero, del tipo CD-10234, si trova in alto nell’e-mail di conferma, sul documento di trasporto e nel suo account, alla voce «I miei ordini». Se non lo trova, un collega può cercare l’ordine.
ask-contact = Per essere sicuri che l’ordine { $number } sia Suo: quale indirizzo e-mail, numero di telefono o CAP di consegna ha indicato ordinando?
hint-contact = Per l’ordine { $number } mi serve uno di questi dati: l’indirizzo e-mail (per esempio nome@example.com), il numero di telefono o il CAP di consegna.
ask-which-order = Di quale ordine si tratta? Può anche scrivere un altro numero d’ordine.
identity-mismatch = Questo numero d’ordine e questo contatto non corrispondono. Li controlli entrambi e mi invii di nuovo l’e-mail, il telefono o il CAP; se era sbagliato il numero d’ordine, mi mandi anche quello.
form-left = Va bene, mi fermo qui; non è stato modificato nulla. Che cos’altro posso fare per Lei?

## One-time code

ask-code = Ho inviato un codice di sei cifre a { $address }. Lo scriva qui per confermare.
code-sent-again = Ho inviato un nuovo codice a { $address }. Vale solo l’ultimo. Lo scriva qui.
hint-code = Scriva le sei cifre del codice, per esempio 123456.
code-wrong =
    { $left ->
        [0] Il codice non è corretto e non si può più riprovare. Posso inviarLe un nuovo codice.
        [one] Il codice non è corretto. Le resta un tentativo.
       *[other] Il codice non è corretto. Le restano { $left } tentativi.
    }
code-expired = Questo codice non è più valido. Vuole che Le invii un nuovo codice?

## Where the order is

status-unfulfilled = Abbiamo ricevuto il Suo ordine { $number } e presto lo prepareremo.
status-on-hold = L’ordine { $number } è in sospeso da noi e non è ancora stato spedito.
status-in-progress = L’ordine { $number } è in preparazione.
status-partially-fulfilled = Una parte dell’ordine { $number } è in viaggio; il resto è ancora in preparazione.
status-shipped = L’ordine { $number } è stato consegnato al corriere.
status-info-received = L’ordine { $number } è pronto; il corriere lo ritirerà a breve.
status-in-transit = L’ordine { $number } è in viaggio.
status-customs = L’ordine { $number } è alla dogana del Paese di destinazione. I tempi dipendono dalla dogana; di solito riparte entro pochi giorni.
status-payment = Prima che l’ordine { $number } possa proseguire vanno pagati i dazi di importazione. Il corriere La contatterà.
status-out-for-delivery = L’ordine { $number } è in consegna oggi.
status-attempt-fail = Il corriere non è riuscito a consegnare l’ordine { $number }. Di solito riprova il giorno lavorativo successivo.
status-available-for-pickup = L’ordine { $number } è pronto per il ritiro.
status-delivered = L’ordine { $number } è stato consegnato.
status-address = Il corriere non può consegnare l’ordine { $number } per un problema con l’indirizzo.
status-refused = La consegna dell’ordine { $number } è stata rifiutata, quindi sta tornando da noi.
status-returning = L’ordine { $number } sta tornando da noi.
status-returned = L’ordine { $number } è tornato da noi.
status-damaged = Il corriere segnala che l’ordine { $number } si è danneggiato durante il viaggio. Mi dispiace.
status-lost = Il corriere non trova l’ordine { $number }. Mi dispiace.
status-exception = C’è un problema con la consegna dell’ordine { $number }.
status-expired = Da molto tempo il corriere non comunica nulla sull’ordine { $number }.
status-cancelled = L’ordine { $number } è stato annullato.

status-expected = Consegna prevista entro il { $date }.
status-late =
    { $days ->
        [one] È un giorno più tardi di quanto promesso, mi dispiace.
       *[other] Sono { $days } giorni più tardi di quanto promesso, mi dispiace.
    }
status-delivered-on = Data di consegna: { $date }.
status-pickup-point = Dove ritirarlo: { $place }.
status-last-scan = Ultimo aggiornamento, { $date }: { $event }.
status-last-scan-at = Ultimo aggiornamento, { $date }: { $event } ({ $city }, { $country }).
status-tracking = { $carrier }, numero di tracciamento { $tracking }.
status-parcels =
    { $count ->
        [one] L’ordine arriva in un solo pacco.
       *[other] L’ordine arriva in { $count } pacchi; questo è il più indietro.
    }

event-pending = registrato
event-info-received = annunciato al corriere
event-in-transit = in viaggio
event-out-for-delivery = in consegna
event-attempt-fail = tentativo di consegna non riuscito
event-available-for-pickup = pronto per il ritiro
event-delivered = consegnato
event-exception = problema segnalato
event-expired = nessuna notizia

delivery-problem-delivered = Se non lo ha ricevuto, chieda prima in casa e ai vicini: a volte i corrieri lasciano i pacchi a loro. Vuole che La metta in contatto con un operatore che può avviare una ricerca?
delivery-problem-open = Vuole che La metta in contatto con un operatore che solleciti il corriere?

## Returns and exchanges

ask-item = Di quale articolo si tratta?
hint-item = Scelga uno di questi articoli o ne scriva il nome.
ask-reason = Perché desidera renderlo?
hint-reason = Scelga il motivo più adatto.
ask-size = Quale taglia desidera al posto di { $item }?
hint-size = Scelga una delle taglie disponibili per questo articolo: { $item }.
ask-quantity = Ha ordinato più pezzi di questo articolo: { $item }. Quanti ne vuole rendere?
hint-quantity = Mi indichi un numero da 1 a { $most }.
return-agree = Quindi desidera rendere: { $item } (motivo: { $reason }). Lo registro?
exchange-agree = Quindi desidera cambiare { $item } con la taglia { $size }. Lo registro?
hint-yes-no = Procedo? Risponda sì o no.
return-done = Il Suo reso è registrato: { $item }. Il numero del reso è { $rma }.
exchange-done = Il Suo cambio è registrato: { $item }. Il numero del reso è { $rma }.
return-next = Trova l’etichetta in «Resi» in fondo alla nostra pagina. Imballi l’articolo, inserisca il numero { $rma } e consegni il pacco entro il { $date }.
return-receipt = Questo vale come recesso dal contratto; la conferma di ricezione è in arrivo via e-mail.
label-cost = L’etichetta di reso costa { $cost }.
label-free = Il reso è gratuito.
return-refund = Rimborso: { $amount } ({ $method }), previsto entro il { $date }.
return-not-possible = Nell’ordine { $number } non trovo nulla che si possa rendere. Un operatore può guardare meglio.
return-not-possible-window-over = Mi dispiace, il termine per il reso è scaduto. Se l’articolo ha un difetto, un operatore può comunque aiutarLa.
return-not-possible-final-sale = Questo articolo è stato venduto senza possibilità di reso. Se è difettoso, un operatore può comunque aiutarLa.
return-not-possible-not-returnable = Per motivi di igiene o sicurezza questo articolo non si può rendere. Se è difettoso, un operatore può comunque aiutarLa.
return-not-possible-not-delivered = L’ordine { $number } non è ancora stato consegnato, quindi non c’è nulla da rendere. Se non è ancora partito, posso annullarlo.
return-not-possible-already-returned = Per questo articolo è già registrato un reso.
return-not-possible-cancelled = L’ordine { $number } è stato annullato, quindi non c’è nulla da rendere.
return-not-possible-no-withdrawal-right = In questo caso non c’è diritto di recesso. Un operatore può dirLe che cos’altro è possibile.
exchange-no-other-size = Nell’ordine { $number } non c’è nulla che si possa cambiare con un’altra taglia. Può renderlo o chiedere a un operatore.

reason-size-too-small = troppo piccolo
reason-size-too-large = troppo grande
reason-unwanted = non lo voglio più
reason-style = non mi piace
reason-defective = danneggiato o difettoso
reason-not-as-described = diverso dalla descrizione
reason-wrong-item = articolo sbagliato
reason-other = altro motivo

item-problem = Mi dispiace che qualcosa non vada nel Suo ordine { $number }. Può restituire l’articolo gratuitamente e ricevere il rimborso, oppure un operatore può cercare un’altra soluzione, per esempio una sostituzione.

payment-card = carta
payment-bank-transfer = bonifico
payment-cash-on-delivery = contrassegno
payment-gift-card = carta regalo
payment-konbini = konbini
payment-boleto = boleto

## Cancelling and changing

cancel-agree = L’ordine { $number } ({ $total }) non è ancora stato spedito. Vuole che annulli l’intero ordine?
cancel-done = L’ordine { $number } è annullato.
cancel-refund = Rimborso: { $amount } ({ $method }), previsto entro il { $date }.
cancel-nothing-paid = Non è stato addebitato nulla.
cancel-already = L’ordine { $number } è già stato annullato.
cancel-too-late = L’ordine { $number } è già stato spedito e non si può più annullare. Può rifiutare il pacco o renderlo quando arriva.
change-possible = L’ordine { $number } non è ancora stato spedito e si può ancora modificare. Se ne occupa un operatore; vuole che La metta in contatto?
change-too-late = L’ordine { $number } è già stato spedito e non si può più modificare.

## Money back

refund-pending = Il rimborso di { $amount } per l’ordine { $number } è in corso ({ $method }), previsto entro il { $date }.
refund-late =
    { $days ->
        [one] Era un giorno fa, mi dispiace. Vuole che un operatore verifichi?
       *[other] Era { $days } giorni fa, mi dispiace. Vuole che un operatore verifichi?
    }
refund-paid = Rimborso eseguito per l’ordine { $number }: { $amount }, in data { $date } ({ $method }). A seconda della banca possono servire alcuni giorni perché risulti.
refund-failed = Il rimborso di { $amount } per l’ordine { $number } ({ $method }) non è riuscito. Deve occuparsene un operatore; vuole che La metta in contatto?
refund-awaits-return = Per l’ordine { $number } non c’è ancora un rimborso: parte quando il Suo reso { $rma } sarà arrivato e controllato.
refund-none = Per l’ordine { $number } non c’è nessun rimborso e nessun reso.

## To a human

human-offer = Vuole che La metta in contatto con un operatore, o posso aiutarLa qui?
handoff-request-human = Certo, La metto in contatto con un operatore. Vedrà la nostra conversazione, quindi non dovrà ripetere nulla.
handoff-anger = Mi dispiace. La metto in contatto con un operatore che può sistemare le cose; vedrà la nostra conversazione.
handoff-unresolved = Mi dispiace di non averLa potuta aiutare. La metto in contatto con un operatore; vedrà la nostra conversazione.
handoff-failure = Mi dispiace, qualcosa da noi non funziona. La metto in contatto con un operatore.
handoff-topic = È bene che se ne occupi una persona. La metto subito in contatto con un operatore; vedrà la nostra conversazione.
queue-position = Un operatore sarà da Lei appena possibile. Nel frattempo resto qui per aiutarLa.
queue-place =
    { $place ->
        [1] Il prossimo turno è il Suo.
       *[other] È il numero { $place } in coda.
    }
queue-wait =
    { $minutes ->
        [one] Ci vorrà probabilmente circa un minuto.
       *[other] Ci vorranno probabilmente circa { $minutes } minuti.
    }
queue-nobody-online = Al momento non c’è nessuno online. Il Suo messaggio resta salvato e avrà la prima risposta; può aggiungere tutto ciò che è utile sapere.
rasa-unavailable = Mi dispiace, qualcosa da noi è andato storto. La metto in contatto con un operatore.
agent-joined = { $agent } è ora nella conversazione.
agent-left = { $agent } ha lasciato la conversazione.
conversation-resolved = La Sua conversazione con il nostro team è chiusa. Se Le serve altro, sono di nuovo qui.
message-too-long = Il messaggio è troppo lungo. Resti sotto i { NUMBER($limit) } caratteri.

## Mail to the address on file

notice-code-subject = Il Suo codice per l’ordine { $number }
notice-code-return = Ha chiesto di restituire qualcosa dell’ordine { $number }. Per confermare, scriva questo codice nella chat:
notice-code-cancel = Ha chiesto di annullare l’ordine { $number }. Per confermare, scriva questo codice nella chat:
notice-code-address = Ha chiesto di cambiare l’indirizzo dell’ordine { $number }. Per confermare, scriva questo codice nella chat:
notice-code-until = Il codice vale una sola volta, fino al { $time }.
notice-code-not-you = Se non è stato Lei, non deve fare nulla: senza il codice non viene modificato nulla. Non lo chiediamo mai per telefono.
notice-receipt-subject = Conferma di ricezione del Suo recesso, ordine { $number }
notice-receipt = Abbiamo ricevuto il Suo recesso dal contratto per l’ordine { $number }. Riguarda:
notice-receipt-declared = Dichiarato: { $time }
notice-receipt-confirmed = Confermato: { $time }
notice-receipt-send-by = Il numero del reso è { $rma }. Consegni il pacco entro il { $date }.
notice-receipt-refund = Il rimborso è previsto entro il { $date }.
notice-receipt-keep = Conservi questo messaggio. La Sua dichiarazione è allegata esattamente come la conserviamo; la sua somma di controllo SHA-256 è { $digest }.

## The website widget

widget-title = Servizio clienti
widget-placeholder = Scriva un messaggio…
widget-send = Invia
widget-offline = È offline. Il messaggio partirà quando la connessione sarà tornata.
widget-reconnecting = Riconnessione…
widget-new-conversation = Nuova conversazione
widget-open = Apri la chat
widget-close = Chiudi la chat
widget-agent = Il nostro team
widget-bot = Assistente
widget-you = Lei
widget-greeting = Buongiorno! Come posso aiutarLa?
widget-queue = Numero { "{position}" } in coda
