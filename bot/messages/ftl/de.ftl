# Was Crossdesk sagt, auf Deutsch (Sie).

## Small talk

greet = Guten Tag! Ich kann nach Bestellungen sehen, Rückgaben anmelden oder Fragen zum Shop beantworten. Was kann ich für Sie tun?
goodbye = Auf Wiedersehen und danke für Ihre Nachricht.
thank = Gern geschehen! Kann ich noch etwas für Sie tun?
bot-challenge = Ich bin ein automatischer Assistent, kein Mensch. Auf Wunsch verbinde ich Sie jederzeit mit einer Kollegin oder einem Kollegen.
feedback-thanks = Danke für Ihre Rückmeldung. Sie hilft uns, besser zu werden.
complain = Es tut mir leid, dass Sie nicht zufrieden sind. Sagen Sie mir, was schiefgelaufen ist, dann versuche ich es in Ordnung zu bringen; oder ich verbinde Sie mit unserem Team.
offer-nothing-yes = Gern. Was darf ich für Sie tun?
offer-nothing-no = In Ordnung. Wenn Sie noch etwas brauchen, schreiben Sie einfach.
not-understood = Das habe ich leider nicht verstanden. Könnten Sie es anders formulieren?
out-of-scope = Dabei kann ich leider nicht helfen. Ich kann nach einer Bestellung sehen, eine Rückgabe, einen Umtausch oder eine Stornierung veranlassen und Fragen zum Shop beantworten.
details-for-what = Danke. Was soll ich damit für Sie tun?
language-switched = Gern, wir schreiben auf Deutsch weiter.
language-unserved = { $language } beherrsche ich leider nicht gut genug, deshalb antworte ich weiter auf Deutsch. Vielleicht kann Ihnen jemand aus unserem Team in dieser Sprache helfen.

## Buttons

choose-by-number = Bitte antworten Sie mit einer Nummer.
button-yes = Ja
button-no = Nein
button-human = Mit einem Menschen sprechen
button-none-of-these = Keine davon
button-helped = Das hat geholfen
button-not-helped = Das hat nicht geholfen
button-go-on = Hier weitermachen
button-wait = Ich warte noch
button-track = Bestellung verfolgen
button-return = Etwas zurückgeben
button-new-code = Neuen Code senden
button-exchange = In andere Größe umtauschen
button-cancel = Bestellung stornieren
button-return-defective = Zurückgeben: fehlerhaft
button-return-wrong-item = Zurückgeben: falscher Artikel

## Questions of policy and product

faq-unknown = Darauf weiß ich leider keine Antwort. Könnten Sie die Frage anders stellen?
faq-suggest = Ich bin nicht sicher, ob ich Sie richtig verstehe. Meinen Sie eine dieser Fragen?
faq-only-in = (Diese Antwort habe ich nur in dieser Sprache: { $language }.)
faq-helped = Beantwortet das Ihre Frage?
faq-helped-yes = Das freut mich! Kann ich noch etwas tun?
faq-helped-no = Das tut mir leid. Möchten Sie die Frage anders stellen, oder soll ich Sie mit unserem Team verbinden?

## Which order, and is it yours

ask-order-number = Wie lautet Ihre Bestellnummer? Sie steht in der Bestätigungsmail und sieht so aus: CD-10234.
hint-order-number = Darin habe ich keine Bestellnummer gefunden. Sie sieht so aus: CD-10234, und steht ganz oben in Ihrer Bestätigungsmail.
where-order-number = Kein Problem. Die Nummer, zum Beispiel CD-10234, steht oben in Ihrer Bestätigungsmail, auf dem Lieferschein und in Ihrem Konto unter „Meine Bestellungen“. Wenn Sie sie nicht finden, sucht eine Kollegin oder ein Kollege die Bestellung heraus.
ask-contact = Damit ich sicher bin, dass die Bestellung { $number } Ihre ist: Welche E-Mail-Adresse, Telefonnummer oder Postleitzahl der Lieferadresse haben Sie bei der Bestellung angegeben?
hint-contact = Für die Bestellung { $number } brauche ich eine dieser Angaben: die E-Mail-Adresse (etwa name@example.com), die Telefonnummer oder die Postleitzahl der Lieferadresse.
ask-which-order = Um welche Bestellung geht es? Sie können auch eine andere Bestellnummer schreiben.
identity-mismatch = Bestellnummer und Kontaktangabe passen nicht zusammen. Bitte prüfen Sie beides und schicken Sie mir noch einmal E-Mail-Adresse, Telefonnummer oder Postleitzahl; falls die Bestellnummer falsch war, auch diese.
form-left = In Ordnung, ich habe das abgebrochen; es wurde nichts geändert. Was kann ich sonst für Sie tun?

## One-time code

ask-code = Ich habe einen sechsstelligen Code an { $address } geschickt. Bitte geben Sie ihn zur Bestätigung hier ein.
code-sent-again = Ich habe einen neuen Code an { $address } geschickt. Nur der neueste gilt. Bitte geben Sie ihn hier ein.
hint-code = Bitte geben Sie die sechs Ziffern des Codes ein, zum Beispiel 123456.
code-wrong =
    { $left ->
        [0] Der Code stimmt nicht und kann nicht noch einmal versucht werden. Ich kann Ihnen einen neuen schicken.
        [one] Der Code stimmt nicht. Sie haben noch einen Versuch.
       *[other] Der Code stimmt nicht. Sie haben noch { $left } Versuche.
    }
code-expired = Dieser Code ist nicht mehr gültig. Soll ich Ihnen einen neuen schicken?

## Where the order is

status-unfulfilled = Ihre Bestellung { $number } ist bei uns eingegangen und wird bald gepackt.
status-on-hold = Die Bestellung { $number } ist bei uns angehalten und noch nicht verschickt.
status-in-progress = Die Bestellung { $number } wird gerade gepackt.
status-partially-fulfilled = Ein Teil der Bestellung { $number } ist unterwegs; der Rest wird noch gepackt.
status-shipped = Die Bestellung { $number } wurde dem Paketdienst übergeben.
status-info-received = Die Bestellung { $number } ist versandbereit; der Paketdienst holt sie demnächst ab.
status-in-transit = Die Bestellung { $number } ist unterwegs.
status-customs = Die Bestellung { $number } liegt beim Zoll im Zielland. Wie lange das dauert, entscheidet der Zoll; meist geht es nach wenigen Tagen weiter.
status-payment = Für die Bestellung { $number } müssen noch Einfuhrabgaben bezahlt werden, bevor es weitergeht. Der Paketdienst meldet sich dazu bei Ihnen.
status-out-for-delivery = Die Bestellung { $number } wird heute zugestellt.
status-attempt-fail = Der Paketdienst konnte die Bestellung { $number } nicht übergeben. Meist versucht er es am nächsten Werktag noch einmal.
status-available-for-pickup = Die Bestellung { $number } liegt zur Abholung bereit.
status-delivered = Die Bestellung { $number } wurde zugestellt.
status-address = Die Bestellung { $number } kann wegen eines Problems mit der Adresse nicht zugestellt werden.
status-refused = Die Annahme der Bestellung { $number } wurde verweigert; sie geht an uns zurück.
status-returning = Die Bestellung { $number } ist auf dem Rückweg zu uns.
status-returned = Die Bestellung { $number } ist wieder bei uns eingetroffen.
status-damaged = Der Paketdienst meldet, dass die Bestellung { $number } unterwegs beschädigt wurde. Das tut mir leid.
status-lost = Der Paketdienst kann die Bestellung { $number } nicht finden. Das tut mir leid.
status-exception = Bei der Zustellung der Bestellung { $number } gibt es ein Problem.
status-expired = Zur Bestellung { $number } hat der Paketdienst seit langer Zeit nichts mehr gemeldet.
status-cancelled = Die Bestellung { $number } wurde storniert.

status-expected = Voraussichtlich bei Ihnen bis zum { $date }.
status-late =
    { $days ->
        [one] Das ist einen Tag später als versprochen, das tut mir leid.
       *[other] Das ist { $days } Tage später als versprochen, das tut mir leid.
    }
status-delivered-on = Zugestellt am { $date }.
status-pickup-point = Abholort: { $place }.
status-last-scan = Letzte Meldung vom { $date }: { $event }.
status-last-scan-at = Letzte Meldung vom { $date }: { $event } ({ $city }, { $country }).
status-tracking = { $carrier }, Sendungsnummer { $tracking }.
status-parcels =
    { $count ->
        [one] Die Bestellung kommt in einem Paket.
       *[other] Die Bestellung kommt in { $count } Paketen; dies ist das, das am weitesten zurückliegt.
    }

event-pending = erfasst
event-info-received = beim Paketdienst angekündigt
event-in-transit = unterwegs
event-out-for-delivery = in Zustellung
event-attempt-fail = Zustellversuch erfolglos
event-available-for-pickup = liegt zur Abholung bereit
event-delivered = zugestellt
event-exception = Problem gemeldet
event-expired = keine Meldung

delivery-problem-delivered = Falls Sie das Paket nicht haben: Fragen Sie bitte zuerst im Haushalt und bei den Nachbarn nach, dort werden Pakete manchmal abgegeben. Soll ich Sie mit jemandem verbinden, der eine Nachforschung starten kann?
delivery-problem-open = Soll ich Sie mit jemandem verbinden, der beim Paketdienst nachhakt?

## Returns and exchanges

ask-item = Um welchen Artikel geht es?
hint-item = Bitte wählen Sie einen dieser Artikel oder schreiben Sie seinen Namen.
ask-reason = Warum möchten Sie den Artikel zurückgeben?
hint-reason = Bitte wählen Sie den Grund, der am besten passt.
ask-size = Welche Größe möchten Sie anstelle von { $item }?
hint-size = Bitte wählen Sie eine der Größen, in denen es diesen Artikel gibt: { $item }.
ask-quantity = Sie haben diesen Artikel mehrfach bestellt: { $item }. Wie viele Stück möchten Sie zurückgeben?
hint-quantity = Bitte nennen Sie eine Zahl von 1 bis { $most }.
return-agree = Sie möchten also zurückgeben: { $item } (Grund: { $reason }). Soll ich das anmelden?
exchange-agree = Sie möchten also umtauschen: { $item } gegen Größe { $size }. Soll ich das anmelden?
hint-yes-no = Soll ich das so machen? Bitte antworten Sie mit Ja oder Nein.
return-done = Ihre Rückgabe ist angemeldet: { $item }. Ihre Rückgabenummer lautet { $rma }.
exchange-done = Ihr Umtausch ist angemeldet: { $item }. Ihre Rückgabenummer lautet { $rma }.
return-next = Das Etikett finden Sie unter „Rücksendung“ unten auf unserer Seite. Verpacken Sie den Artikel, legen Sie die Nummer { $rma } bei und geben Sie das Paket bis zum { $date } ab.
return-receipt = Das gilt als Widerruf des Vertrags; die Eingangsbestätigung ist per E-Mail an Sie unterwegs.
label-cost = Das Rücksendeetikett kostet { $cost }.
label-free = Die Rücksendung ist kostenlos.
return-refund = Erstattung: { $amount } ({ $method }), voraussichtlich bis zum { $date }.
return-not-possible = In der Bestellung { $number } finde ich nichts, was zurückgegeben werden kann. Jemand aus unserem Team kann genauer nachsehen.
return-not-possible-window-over = Die Rückgabefrist dafür ist leider abgelaufen. Falls etwas nicht in Ordnung ist, kann unser Team trotzdem helfen.
return-not-possible-final-sale = Dieser Artikel wurde vom Umtausch ausgeschlossen verkauft und kann nicht zurückgegeben werden. Falls er fehlerhaft ist, kann unser Team trotzdem helfen.
return-not-possible-not-returnable = Aus Gründen der Hygiene oder Sicherheit kann dieser Artikel nicht zurückgegeben werden. Falls er fehlerhaft ist, kann unser Team trotzdem helfen.
return-not-possible-not-delivered = Die Bestellung { $number } ist noch nicht zugestellt, deshalb gibt es noch nichts zurückzugeben. Falls sie noch nicht verschickt ist, kann ich sie stornieren.
return-not-possible-already-returned = Dafür ist bereits eine Rückgabe angemeldet.
return-not-possible-cancelled = Die Bestellung { $number } wurde storniert, deshalb gibt es nichts zurückzugeben.
return-not-possible-no-withdrawal-right = Dafür besteht kein Widerrufsrecht. Was sonst möglich ist, kann Ihnen unser Team sagen.
exchange-no-other-size = In der Bestellung { $number } lässt sich nichts in eine andere Größe umtauschen. Sie können es zurückgeben oder unser Team fragen.

reason-size-too-small = zu klein
reason-size-too-large = zu groß
reason-unwanted = nicht mehr gewünscht
reason-style = gefällt nicht
reason-defective = beschädigt oder fehlerhaft
reason-not-as-described = anders als beschrieben
reason-wrong-item = falscher Artikel geliefert
reason-other = anderer Grund

item-problem = Es tut mir leid, dass mit Ihrer Bestellung { $number } etwas nicht stimmt. Sie können den Artikel kostenlos zurückschicken und bekommen Ihr Geld zurück, oder unser Team sucht eine andere Lösung, etwa einen Ersatz.

payment-card = Karte
payment-bank-transfer = Überweisung
payment-cash-on-delivery = Nachnahme
payment-gift-card = Geschenkkarte
payment-konbini = Konbini
payment-boleto = Boleto

## Cancelling and changing

cancel-agree = Die Bestellung { $number } ({ $total }) ist noch nicht verschickt. Soll ich die ganze Bestellung stornieren?
cancel-done = Die Bestellung { $number } ist storniert.
cancel-refund = Erstattung: { $amount } ({ $method }), voraussichtlich bis zum { $date }.
cancel-nothing-paid = Es wurde nichts abgebucht.
cancel-already = Die Bestellung { $number } wurde bereits storniert.
cancel-too-late = Die Bestellung { $number } ist schon verschickt und kann nicht mehr storniert werden. Sie können die Annahme verweigern oder die Ware nach der Zustellung zurückgeben.
change-possible = Die Bestellung { $number } ist noch nicht verschickt und lässt sich noch ändern. Das erledigt jemand aus unserem Team; soll ich Sie verbinden?
change-too-late = Die Bestellung { $number } ist schon verschickt und kann nicht mehr geändert werden.

## Money back

refund-pending = Die Erstattung von { $amount } für die Bestellung { $number } ist unterwegs ({ $method }), voraussichtlich bis zum { $date }.
refund-late =
    { $days ->
        [one] Das war vor einem Tag, es tut mir leid. Soll jemand aus unserem Team nachsehen?
       *[other] Das war vor { $days } Tagen, es tut mir leid. Soll jemand aus unserem Team nachsehen?
    }
refund-paid = Für die Bestellung { $number } wurden am { $date } { $amount } erstattet ({ $method }). Je nach Bank kann es einige Tage dauern, bis Sie den Betrag sehen.
refund-failed = Die Erstattung von { $amount } für die Bestellung { $number } ({ $method }) konnte nicht ausgeführt werden. Das muss sich jemand aus unserem Team ansehen; soll ich Sie verbinden?
refund-awaits-return = Für die Bestellung { $number } gibt es noch keine Erstattung: Sie beginnt, sobald Ihre Rücksendung { $rma } eingetroffen und geprüft ist.
refund-none = Zur Bestellung { $number } gibt es weder eine Erstattung noch eine Rückgabe.

## To a human

human-offer = Soll ich Sie mit unserem Team verbinden, oder kann ich Ihnen hier weiterhelfen?
handoff-request-human = Gern, ich verbinde Sie mit einer Kollegin oder einem Kollegen. Unser Gespräch ist dort zu sehen, Sie müssen nichts wiederholen.
handoff-anger = Das tut mir leid. Ich verbinde Sie mit jemandem, der das in Ordnung bringen kann; unser Gespräch ist dort zu sehen.
handoff-unresolved = Es tut mir leid, dass ich nicht helfen konnte. Ich verbinde Sie mit unserem Team; unser Gespräch ist dort zu sehen.
handoff-failure = Es tut mir leid, bei uns funktioniert gerade etwas nicht. Ich verbinde Sie mit unserem Team.
handoff-topic = Das sollte sich ein Mensch ansehen. Ich verbinde Sie jetzt mit unserem Team; unser Gespräch ist dort zu sehen.
queue-position = Jemand aus unserem Team meldet sich so bald wie möglich. Bis dahin helfe ich Ihnen gern weiter.
queue-place =
    { $place ->
        [1] Sie sind als Nächstes an der Reihe.
       *[other] Sie sind Nummer { $place } in der Warteschlange.
    }
queue-wait =
    { $minutes ->
        [one] Es dauert voraussichtlich etwa eine Minute.
       *[other] Es dauert voraussichtlich etwa { $minutes } Minuten.
    }
queue-nobody-online = Im Moment ist niemand da. Ihre Nachricht bleibt gespeichert und wird als Erstes beantwortet; schreiben Sie gern alles Wichtige dazu.
rasa-unavailable = Es tut mir leid, bei uns ist etwas schiefgegangen. Ich verbinde Sie mit unserem Team.
agent-joined = { $agent } ist jetzt im Gespräch.
agent-left = { $agent } hat das Gespräch verlassen.
conversation-resolved = Ihr Gespräch mit unserem Team ist beendet. Wenn Sie noch etwas brauchen, bin ich wieder für Sie da.
message-too-long = Diese Nachricht ist zu lang. Bitte bleiben Sie unter { NUMBER($limit) } Zeichen.

## Mail to the address on file

notice-code-subject = Ihr Code für die Bestellung { $number }
notice-code-return = Sie möchten etwas aus der Bestellung { $number } zurückgeben. Geben Sie zur Bestätigung diesen Code im Chat ein:
notice-code-cancel = Sie möchten die Bestellung { $number } stornieren. Geben Sie zur Bestätigung diesen Code im Chat ein:
notice-code-address = Sie möchten die Adresse der Bestellung { $number } ändern. Geben Sie zur Bestätigung diesen Code im Chat ein:
notice-code-until = Der Code gilt einmal, bis { $time }.
notice-code-not-you = Wenn Sie das nicht waren, brauchen Sie nichts zu tun: Ohne den Code wird nichts geändert. Am Telefon fragen wir nie danach.
notice-receipt-subject = Empfangsbestätigung Ihres Widerrufs, Bestellung { $number }
notice-receipt = Ihr Widerruf des Vertrags zur Bestellung { $number } ist bei uns eingegangen. Er betrifft:
notice-receipt-declared = Erklärt: { $time }
notice-receipt-confirmed = Bestätigt: { $time }
notice-receipt-send-by = Ihre Rückgabenummer lautet { $rma }. Bitte geben Sie das Paket bis zum { $date } ab.
notice-receipt-refund = Ihre Erstattung erfolgt voraussichtlich bis zum { $date }.
notice-receipt-keep = Bitte bewahren Sie diese Nachricht auf. Ihre Erklärung ist genau so angehängt, wie wir sie speichern; ihre SHA-256-Prüfsumme lautet { $digest }.

## The website widget

widget-title = Kundenservice
widget-placeholder = Nachricht schreiben …
widget-send = Senden
widget-offline = Sie sind offline. Ihre Nachricht wird gesendet, sobald die Verbindung wieder steht.
widget-reconnecting = Verbindung wird wiederhergestellt …
widget-new-conversation = Neues Gespräch
widget-open = Chat öffnen
widget-close = Chat schließen
widget-agent = Unser Team
widget-bot = Assistent
widget-you = Sie
widget-greeting = Guten Tag! Wie kann ich Ihnen helfen?
widget-queue = Nummer { "{position}" } in der Warteschlange
