# Wat Crossdesk zegt, in het Nederlands (u).

## Small talk

greet = Goedendag! Ik kan een bestelling opzoeken, een retour aanmelden of vragen over de winkel beantwoorden. Wat kan ik voor u doen?
goodbye = Tot ziens en bedankt voor uw bericht.
thank = Graag gedaan! Kan ik nog iets voor u doen?
bot-challenge = Ik ben een automatische assistent, geen mens. Ik kan u doorverbinden met een medewerker wanneer u dat wilt.
feedback-thanks = Bedankt voor uw reactie. Daar leren we van.
complain = Het spijt me dat u niet tevreden bent. Vertel me wat er misging, dan probeer ik het op te lossen; of ik verbind u door met een medewerker.
offer-nothing-yes = Graag. Wat kan ik voor u doen?
offer-nothing-no = Prima. Als u nog iets nodig hebt, schrijft u gewoon.
not-understood = Sorry, dat heb ik niet begrepen. Kunt u het anders zeggen?
out-of-scope = Daar kan ik u helaas niet mee helpen. Ik kan een bestelling opzoeken, een retour, omruiling of annulering regelen en vragen over de winkel beantwoorden.
details-for-what = Dank u. Wat wilt u dat ik daarmee doe?
language-switched = Natuurlijk, we gaan verder in het Nederlands.
language-unserved = Die taal ({ $language }) beheers ik niet goed genoeg, dus ik ga verder in het Nederlands. Misschien kan een medewerker u in die taal helpen.

## Buttons

choose-by-number = Antwoord met een nummer, alstublieft.
button-yes = Ja
button-no = Nee
button-human = Met een mens praten
button-none-of-these = Geen van deze
button-helped = Dat helpt
button-not-helped = Dat helpt niet
button-go-on = Hier verdergaan
button-wait = Ik wacht nog even
button-track = Bestelling volgen
button-return = Iets retourneren
button-new-code = Nieuwe code sturen
button-exchange = Omruilen voor een andere maat
button-cancel = Bestelling annuleren
button-return-defective = Retourneren: defect
button-return-wrong-item = Retourneren: verkeerd artikel

## Questions of policy and product

faq-unknown = Daar weet ik helaas het antwoord niet op. Kunt u het anders vragen?
faq-suggest = Ik weet niet zeker of ik u goed begrijp. Is uw vraag een van deze?
faq-only-in = (Dit antwoord heb ik alleen in deze taal: { $language }.)
faq-helped = Is dat een antwoord op uw vraag?
faq-helped-yes = Fijn om te horen! Nog iets?
faq-helped-no = Dat spijt me. Wilt u het anders vragen, of zal ik u doorverbinden met een medewerker?

## Which order, and is it yours

ask-order-number = Wat is uw bestelnummer? Het staat in de bevestigingsmail en ziet er zo uit: CD-10234.
hint-order-number = Daar heb ik geen bestelnummer in gevonden. Het ziet er zo uit: CD-10234, en staat bovenaan uw bevestigingsmail.
where-order-number = Geen probleem. Het nummer, zoals CD-10234, staat bovenaan uw bevestigingsmail, op de pakbon en in uw account onder ‘Mijn bestellingen’. Vindt u het niet, dan kan een collega de bestelling opzoeken.
ask-contact = Om zeker te weten dat bestelling { $number } van u is: welk e-mailadres, telefoonnummer of welke postcode van het bezorgadres hebt u bij het bestellen opgegeven?
hint-contact = Voor bestelling { $number } heb ik een van deze gegevens nodig: het e-mailadres (zoals naam@example.com), het telefoonnummer of de postcode van het bezorgadres.
ask-which-order = Om welke bestelling gaat het? U kunt ook een ander bestelnummer typen.
identity-mismatch = Dat bestelnummer en die contactgegevens horen niet bij elkaar. Controleer beide en stuur me het e-mailadres, het telefoonnummer of de postcode opnieuw; klopte het bestelnummer niet, stuur dat dan ook.
form-left = Goed, ik ben gestopt; er is niets veranderd. Wat kan ik verder voor u doen?

## One-time code

ask-code = Ik heb een code van zes cijfers gestuurd naar { $address }. Typ die hier om te bevestigen.
code-sent-again = Ik heb een nieuwe code gestuurd naar { $address }. Alleen de nieuwste is geldig. Typ die hier.
hint-code = Typ de zes cijfers van de code, bijvoorbeeld 123456.
code-wrong =
    { $left ->
        [0] Die code klopt niet en kan niet nog eens worden geprobeerd. Ik kan u een nieuwe sturen.
        [one] Die code klopt niet. U hebt nog één poging.
       *[other] Die code klopt niet. U hebt nog { $left } pogingen.
    }
code-expired = Die code is niet meer geldig. Zal ik u een nieuwe sturen?

## Where the order is

status-unfulfilled = We hebben uw bestelling { $number } ontvangen en pakken die binnenkort in.
status-on-hold = Bestelling { $number } staat bij ons in de wacht en is nog niet verzonden.
status-in-progress = Bestelling { $number } wordt ingepakt.
status-partially-fulfilled = Een deel van bestelling { $number } is onderweg; de rest wordt nog ingepakt.
status-shipped = Bestelling { $number } is overgedragen aan de bezorgdienst.
status-info-received = Bestelling { $number } staat klaar; de bezorgdienst haalt die binnenkort op.
status-in-transit = Bestelling { $number } is onderweg.
status-customs = Bestelling { $number } ligt bij de douane in het land van bestemming. De douane bepaalt hoelang dat duurt; meestal gaat het na een paar dagen verder.
status-payment = Voor bestelling { $number } moeten eerst invoerkosten worden betaald. De bezorgdienst neemt daarover contact met u op.
status-out-for-delivery = Bestelling { $number } wordt vandaag bezorgd.
status-attempt-fail = De bezorgdienst kon bestelling { $number } niet afgeven. Meestal volgt de volgende werkdag een nieuwe poging.
status-available-for-pickup = Bestelling { $number } ligt klaar om op te halen.
status-delivered = Bestelling { $number } is bezorgd.
status-address = De bezorgdienst kan bestelling { $number } niet bezorgen door een probleem met het adres.
status-refused = Bestelling { $number } is bij de bezorging geweigerd en komt terug naar ons.
status-returning = Bestelling { $number } is op de terugweg naar ons.
status-returned = Bestelling { $number } is weer bij ons aangekomen.
status-damaged = De bezorgdienst meldt dat bestelling { $number } onderweg beschadigd is geraakt. Dat spijt me.
status-lost = De bezorgdienst kan bestelling { $number } niet vinden. Dat spijt me.
status-exception = Er is een probleem met de bezorging van bestelling { $number }.
status-expired = De bezorgdienst heeft al lange tijd niets gemeld over bestelling { $number }.
status-cancelled = Bestelling { $number } is geannuleerd.

status-expected = Naar verwachting uiterlijk { $date } bij u.
status-late =
    { $days ->
        [one] Dat is een dag later dan beloofd, dat spijt me.
       *[other] Dat is { $days } dagen later dan beloofd, dat spijt me.
    }
status-delivered-on = Bezorgd op { $date }.
status-pickup-point = Afhaalpunt: { $place }.
status-last-scan = Laatste bericht, { $date }: { $event }.
status-last-scan-at = Laatste bericht, { $date }: { $event } ({ $city }, { $country }).
status-tracking = { $carrier }, trackingnummer { $tracking }.
status-parcels =
    { $count ->
        [one] De bestelling komt in één pakket.
       *[other] De bestelling komt in { $count } pakketten; dit is het pakket dat het verst achterloopt.
    }

event-pending = geregistreerd
event-info-received = aangemeld bij de bezorgdienst
event-in-transit = onderweg
event-out-for-delivery = wordt bezorgd
event-attempt-fail = bezorgpoging mislukt
event-available-for-pickup = klaar om op te halen
event-delivered = bezorgd
event-exception = probleem gemeld
event-expired = geen bericht

delivery-problem-delivered = Als u het pakket niet hebt, vraag dan eerst na bij huisgenoten en buren: bezorgers geven het soms daar af. Zal ik u doorverbinden met een medewerker die een zoekactie kan starten?
delivery-problem-open = Zal ik u doorverbinden met een medewerker die dit bij de bezorgdienst navraagt?

## Returns and exchanges

ask-item = Om welk artikel gaat het?
hint-item = Kies een van deze artikelen of typ de naam.
ask-reason = Waarom wilt u het retourneren?
hint-reason = Kies de reden die het best past.
ask-size = Welke maat wilt u in plaats van { $item }?
hint-size = Kies een van de maten waarin dit artikel er is: { $item }.
ask-quantity = U hebt dit artikel meer dan één keer besteld: { $item }. Hoeveel stuks wilt u retourneren?
hint-quantity = Noem een getal van 1 tot en met { $most }.
return-agree = U wilt dus retourneren: { $item } (reden: { $reason }). Zal ik dat aanmelden?
exchange-agree = U wilt dus omruilen: { $item } voor maat { $size }. Zal ik dat aanmelden?
hint-yes-no = Zal ik dat doen? Antwoord met ja of nee.
return-done = Uw retour is aangemeld: { $item }. Uw retournummer is { $rma }.
exchange-done = Uw omruiling is aangemeld: { $item }. Uw retournummer is { $rma }.
return-next = Het label vindt u onder “Retourneren” onderaan onze pagina. Pak het artikel in, doe het nummer { $rma } erbij en lever het pakket uiterlijk { $date } in.
return-receipt = Dit geldt als herroeping van de overeenkomst; de ontvangstbevestiging is per e-mail naar u onderweg.
label-cost = Het retourlabel kost { $cost }.
label-free = Retourneren is gratis.
return-refund = Terugbetaling: { $amount } ({ $method }), naar verwachting uiterlijk { $date }.
return-not-possible = Ik vind in bestelling { $number } niets dat geretourneerd kan worden. Een medewerker kan er beter naar kijken.
return-not-possible-window-over = De retourtermijn hiervoor is helaas voorbij. Als er iets mis is met het artikel, kan een medewerker toch helpen.
return-not-possible-final-sale = Dit artikel is verkocht zonder recht op retour. Als het defect is, kan een medewerker toch helpen.
return-not-possible-not-returnable = Om redenen van hygiëne of veiligheid kan dit artikel niet worden geretourneerd. Als het defect is, kan een medewerker toch helpen.
return-not-possible-not-delivered = Bestelling { $number } is nog niet bezorgd, dus er valt nog niets te retourneren. Als die nog niet is verzonden, kan ik hem annuleren.
return-not-possible-already-returned = Hiervoor is al een retour aangemeld.
return-not-possible-cancelled = Bestelling { $number } is geannuleerd, dus er valt niets te retourneren.
return-not-possible-no-withdrawal-right = Hiervoor geldt geen herroepingsrecht. Een medewerker kan u vertellen wat er verder mogelijk is.
exchange-no-other-size = In bestelling { $number } kan niets worden omgeruild voor een andere maat. U kunt het retourneren of een medewerker vragen.

reason-size-too-small = te klein
reason-size-too-large = te groot
reason-unwanted = niet meer gewenst
reason-style = bevalt niet
reason-defective = beschadigd of defect
reason-not-as-described = anders dan beschreven
reason-wrong-item = verkeerd artikel ontvangen
reason-other = andere reden

item-problem = Het spijt me dat er iets niet in orde is met uw bestelling { $number }. U kunt het artikel gratis terugsturen en krijgt uw geld terug, of een medewerker zoekt een andere oplossing, zoals vervanging.

payment-card = kaart
payment-bank-transfer = overschrijving
payment-cash-on-delivery = rembours
payment-gift-card = cadeaukaart
payment-konbini = konbini
payment-boleto = boleto

## Cancelling and changing

cancel-agree = Bestelling { $number } ({ $total }) is nog niet verzonden. Zal ik de hele bestelling annuleren?
cancel-done = Bestelling { $number } is geannuleerd.
cancel-refund = Terugbetaling: { $amount } ({ $method }), naar verwachting uiterlijk { $date }.
cancel-nothing-paid = Er is niets afgeschreven.
cancel-already = Bestelling { $number } is al geannuleerd.
cancel-too-late = Bestelling { $number } is al verzonden en kan niet meer worden geannuleerd. U kunt het pakket weigeren of het na ontvangst retourneren.
change-possible = Bestelling { $number } is nog niet verzonden en kan nog worden gewijzigd. Een medewerker doet dat voor u; zal ik u doorverbinden?
change-too-late = Bestelling { $number } is al verzonden en kan niet meer worden gewijzigd.

## Money back

refund-pending = De terugbetaling van { $amount } voor bestelling { $number } is onderweg ({ $method }), naar verwachting uiterlijk { $date }.
refund-late =
    { $days ->
        [one] Dat was een dag geleden, dat spijt me. Zal een medewerker het nakijken?
       *[other] Dat was { $days } dagen geleden, dat spijt me. Zal een medewerker het nakijken?
    }
refund-paid = Voor bestelling { $number } is op { $date } { $amount } terugbetaald ({ $method }). Afhankelijk van uw bank kan het een paar dagen duren voordat u het ziet.
refund-failed = De terugbetaling van { $amount } voor bestelling { $number } ({ $method }) is niet gelukt. Een medewerker moet ernaar kijken; zal ik u doorverbinden?
refund-awaits-return = Voor bestelling { $number } is er nog geen terugbetaling: die begint zodra uw retour { $rma } is aangekomen en gecontroleerd.
refund-none = Voor bestelling { $number } is er geen terugbetaling en geen retour.

## To a human

human-offer = Zal ik u doorverbinden met een medewerker, of kan ik u hier verder helpen?
handoff-request-human = Natuurlijk, ik verbind u door met een medewerker. Die ziet ons gesprek, u hoeft niets te herhalen.
handoff-anger = Dat spijt me. Ik verbind u door met een medewerker die het in orde kan maken en ons gesprek kan zien.
handoff-unresolved = Het spijt me dat ik u niet kon helpen. Ik verbind u door met een medewerker; die ziet ons gesprek.
handoff-failure = Sorry, bij ons werkt er iets niet. Ik verbind u door met een medewerker.
handoff-topic = Hier moet een mens naar kijken. Ik verbind u nu door met een medewerker; die ziet ons gesprek.
queue-position = Een medewerker komt zo snel mogelijk bij u. Tot die tijd help ik u graag verder.
queue-place =
    { $place ->
        [1] U bent als eerste aan de beurt.
       *[other] U bent nummer { $place } in de wachtrij.
    }
queue-wait =
    { $minutes ->
        [one] Het duurt waarschijnlijk ongeveer een minuut.
       *[other] Het duurt waarschijnlijk ongeveer { $minutes } minuten.
    }
queue-nobody-online = Er is op dit moment niemand aanwezig. Uw bericht blijft bewaard en wordt als eerste beantwoord; schrijf er gerust alles bij wat van belang is.
rasa-unavailable = Sorry, er is bij ons iets misgegaan. Ik verbind u door met een medewerker.
agent-joined = { $agent } neemt nu deel aan het gesprek.
agent-left = { $agent } heeft het gesprek verlaten.
conversation-resolved = Uw gesprek met ons team is afgesloten. Als u nog iets nodig hebt, ben ik er weer.
message-too-long = Dat bericht is te lang. Blijf onder de { NUMBER($limit) } tekens.

## Mail to the address on file

notice-code-subject = Uw code voor bestelling { $number }
notice-code-return = U wilt iets uit bestelling { $number } terugsturen. Typ ter bevestiging deze code in de chat:
notice-code-cancel = U wilt bestelling { $number } annuleren. Typ ter bevestiging deze code in de chat:
notice-code-address = U wilt het adres van bestelling { $number } wijzigen. Typ ter bevestiging deze code in de chat:
notice-code-until = De code werkt één keer, tot { $time }.
notice-code-not-you = Was u dit niet, dan hoeft u niets te doen: zonder de code verandert er niets. Wij vragen er nooit telefonisch om.
notice-receipt-subject = Ontvangstbevestiging van uw herroeping, bestelling { $number }
notice-receipt = We hebben uw herroeping van de overeenkomst voor bestelling { $number } ontvangen. Die geldt voor:
notice-receipt-declared = Verklaard: { $time }
notice-receipt-confirmed = Bevestigd: { $time }
notice-receipt-send-by = Uw retournummer is { $rma }. Lever het pakket uiterlijk { $date } in.
notice-receipt-refund = Uw terugbetaling wordt uiterlijk { $date } verwacht.
notice-receipt-keep = Bewaar dit bericht. Uw verklaring is bijgevoegd precies zoals wij die opslaan; de SHA-256-controlesom is { $digest }.

## The website widget

widget-title = Klantenservice
widget-placeholder = Schrijf een bericht…
widget-send = Verzenden
widget-offline = U bent offline. Uw bericht wordt verzonden zodra de verbinding terug is.
widget-reconnecting = Opnieuw verbinden…
widget-new-conversation = Nieuw gesprek
widget-open = Chat openen
widget-close = Chat sluiten
widget-agent = Ons team
widget-bot = Assistent
widget-you = U
widget-greeting = Goedendag! Hoe kan ik u helpen?
widget-queue = Nummer { "{position}" } in de wachtrij
