## The demo shop: an invented shop. Only its page speaks here, not the assistant.

shop-name = Loom & Lantern
shop-announcement = Robione w małych seriach, wysyłane ponad granicami
shop-skip = Przejdź do sklepu
category-shoes = Buty
category-clothing = Odzież
category-bags = Torby
category-home = Dom
shop-language = Język
shop-headline = Robione bez pośpiechu, by dotrzeć daleko.
shop-lead = Botki, wełna i len z siedmiu małych pracowni. Dokądkolwiek jedzie Twoja paczka, odpowiadamy w Twoim języku.
shop-browse = Zobacz kolekcję
shop-ask = Zapytaj nas
shop-collection = W tym sezonie
promise-parcel-title = Pod opieką aż do drzwi
promise-parcel = Zapytaj o swoje zamówienie w dzień lub w nocy i poznaj ostatnie wieści od przewoźnika.
promise-return-title = Łatwy zwrot
promise-return = Zły rozmiar? Asystent zgłosi zwrot albo znajdzie właściwy.
promise-people-title = Ludzie, gdy to ważne
promise-people = Czternaście języków, a człowiek przejmie rozmowę, kiedy tylko poprosisz.
shop-footer = Wymyślony sklep, który pokazuje Crossdesk przy pracy. Niczego nie można tu kupić.

## Demo mode: what to try, and what a shopper would get by e-mail

demo-label = Demo
demo-title = Wypróbuj te zamówienia
demo-lead = Zapytaj o jedno z nich w dowolnym języku. Zanim asystent cokolwiek powie, poprosi o adres e-mail lub kod pocztowy.
demo-number = Zamówienie
demo-status = Status
demo-destination = Dokąd
demo-email = E-mail
demo-postcode = Kod pocztowy
demo-try = Zapytaj
demo-question = Gdzie jest moje zamówienie { $number }?
demo-codes-title = Kody jednorazowe
demo-codes-lead = Zmiana zamówienia wymaga kodu wysłanego na zapisany adres. W demo pojawia się tutaj.
demo-codes-none = Nie ma jeszcze kodu.
demo-code-order = Zamówienie { $number }
demo-desk-title = Druga strona
demo-desk = Konsultanci odpowiadają w panelu. Zaloguj się jako { $email }.
demo-desk-password = Hasło to { $password }
demo-desk-open = Otwórz panel
