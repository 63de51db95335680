## The demo shop: an invented shop. Only its page speaks here, not the assistant.

shop-name = Loom & Lantern
shop-announcement = In kleinen Serien gefertigt, über alle Grenzen verschickt
shop-skip = Zum Inhalt springen
category-shoes = Schuhe
category-clothing = Kleidung
category-bags = Taschen
category-home = Zuhause
shop-language = Sprache
shop-headline = In Ruhe gemacht, für weite Wege.
shop-lead = Stiefel, Wolle und Leinen aus sieben kleinen Werkstätten. Wohin Ihr Paket auch geht: Wir antworten in Ihrer Sprache.
shop-browse = Kollektion ansehen
shop-ask = Fragen Sie uns
shop-collection = Diese Saison
promise-parcel-title = Begleitet bis zur Haustür
promise-parcel = Fragen Sie Tag und Nacht, wo Ihre Bestellung ist, und erfahren Sie den letzten Stand des Paketdienstes.
promise-return-title = Einfach zurückgeben
promise-return = Falsche Größe? Der Assistent meldet die Rückgabe an oder findet die passende.
promise-people-title = Menschen, wenn es darauf ankommt
promise-people = Vierzehn Sprachen, und ein Mensch übernimmt, sobald Sie es möchten.
shop-footer = Ein erfundener Laden, der Crossdesk bei der Arbeit zeigt. Zu kaufen gibt es hier nichts.

## Demo mode: what to try, and what a shopper would get by e-mail

demo-label = Demo
demo-title = Probieren Sie diese Bestellungen
demo-lead = Fragen Sie in einer beliebigen Sprache nach einer davon. Der Assistent will die E-Mail-Adresse oder die Postleitzahl wissen, bevor er etwas verrät.
demo-number = Bestellung
demo-status = Status
demo-destination = Ziel
demo-email = E-Mail
demo-postcode = Postleitzahl
demo-try = Danach fragen
demo-question = Wo ist meine Bestellung { $number }?
demo-codes-title = Einmalcodes
demo-codes-lead = Wer eine Bestellung ändert, braucht einen Code, der an die hinterlegte Adresse geht. In der Demo erscheint er hier.
demo-codes-none = Noch kein Code.
demo-code-order = Bestellung { $number }
demo-desk-title = Die andere Seite
demo-desk = Das Team antwortet am Desk. Melden Sie sich als { $email } an.
demo-desk-password = Das Passwort lautet { $password }
demo-desk-open = Desk öffnen
