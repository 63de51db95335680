# Co mówi Crossdesk, po polsku (formy bezosobowe i „Państwo”).

## Small talk

greet = Dzień dobry! Mogę sprawdzić zamówienie, zgłosić zwrot lub odpowiedzieć na pytania o sklep. W czym mogę pomóc?
goodbye = Do widzenia i dziękuję za wiadomość.
thank = Bardzo proszę! Czy mogę jeszcze w czymś pomóc?
bot-challenge = Jestem automatycznym asystentem, nie człowiekiem. W każdej chwili mogę przekazać rozmowę pracownikowi.
feedback-thanks = Dziękuję za opinię. Pomaga nam ona pracować lepiej.
complain = Przykro mi, że coś poszło nie tak. Proszę napisać, co się stało, a spróbuję to naprawić; mogę też przekazać rozmowę pracownikowi.
offer-nothing-yes = Chętnie. Co mam zrobić?
offer-nothing-no = Dobrze. Jeśli będzie potrzebne coś jeszcze, proszę napisać.
not-understood = Przepraszam, nie rozumiem. Czy można to ująć inaczej?
out-of-scope = Niestety w tym nie mogę pomóc. Mogę sprawdzić zamówienie, zająć się zwrotem, wymianą lub anulowaniem i odpowiedzieć na pytania o sklep.
details-for-what = Dziękuję. Co mam z tym zrobić?
language-switched = Oczywiście, rozmawiamy dalej po polsku.
language-unserved = Nie znam wystarczająco dobrze tego języka ({ $language }), więc odpowiadam dalej po polsku. Być może w tym języku pomoże ktoś z naszego zespołu.

## Buttons

choose-by-number = Proszę odpowiedzieć numerem.
button-yes = Tak
button-no = Nie
button-human = Rozmowa z człowiekiem
button-none-of-these = Żadne z tych
button-helped = To pomogło
button-not-helped = To nie pomogło
button-go-on = Kontynuuję tutaj
button-wait = Jeszcze poczekam
button-track = Śledzenie zamówienia
button-return = Zwrot towaru
button-new-code = Wyślij nowy kod
button-exchange = Wymiana na inny rozmiar
button-cancel = Anuluj zamówienie
button-return-defective = Zwrot: wadliwy
button-return-wrong-item = Zwrot: niewłaściwy produkt

## Questions of policy and product

faq-unknown = Niestety nie znam odpowiedzi. Czy można zapytać innymi słowami?
faq-suggest = Nie mam pewności, czy dobrze rozumiem. Czy chodzi o jedno z tych pytań?
faq-only-in = (Tę odpowiedź mam tylko w tym języku: { $language }.)
faq-helped = Czy to odpowiada na pytanie?
faq-helped-yes = Cieszę się! Czy coś jeszcze?
faq-helped-no = Przykro mi. Czy można zapytać innymi słowami, czy mam przekazać rozmowę pracownikowi?

## Which order, and is it yours

ask-order-number = Jaki jest numer zamówienia? Znajduje się w e-mailu z potwierdzeniem i wygląda tak: CD-10234.
hint-order-number = Nie widzę tu numeru zamówienia. Wygląda on tak: CD-10234, i znajduje się na początku e-maila z potwierdzeniem.
where-order-number = Nic nie szkodzi. Numer, na przykład CD-10234, jest na początku e-maila z potwierdzeniem, na dokumencie w paczce i na koncie w zakładce „Moje zamówienia”. Jeśli nie uda się go znaleźć, konsultant może odszukać zamówienie.
ask-contact = Muszę się upewnić, że zamówienie { $number } należy do Państwa: jaki adres e-mail, numer telefonu lub kod pocztowy dostawy podano w zamówieniu?
hint-contact = Do zamówienia { $number } potrzebuję jednej z tych danych: adresu e-mail (na przykład nazwa@example.com), numeru telefonu lub kodu pocztowego dostawy.
ask-which-order = O które zamówienie chodzi? Można też wpisać inny numer zamówienia.
identity-mismatch = Ten numer zamówienia i te dane kontaktowe do siebie nie pasują. Proszę sprawdzić jedno i drugie i ponownie podać e-mail, telefon lub kod pocztowy; jeśli błędny był numer zamówienia, proszę podać także jego.
form-left = Dobrze, przerywam; nic nie zostało zmienione. W czym jeszcze mogę pomóc?

## One-time code

ask-code = Sześciocyfrowy kod został wysłany na adres { $address }. Proszę wpisać go tutaj, aby potwierdzić.
code-sent-again = Nowy kod został wysłany na adres { $address }. Ważny jest tylko najnowszy. Proszę wpisać go tutaj.
hint-code = Proszę wpisać sześć cyfr kodu, na przykład 123456.
code-wrong =
    { $left ->
        [0] Kod jest nieprawidłowy i nie można go już ponownie wpisać. Mogę wysłać nowy.
        [one] Kod jest nieprawidłowy. Pozostała jedna próba.
        [few] Kod jest nieprawidłowy. Pozostały { $left } próby.
       *[many] Kod jest nieprawidłowy. Pozostało { $left } prób.
    }
code-expired = Ten kod stracił ważność. Czy mam wysłać nowy?

## Where the order is

status-unfulfilled = Zamówienie { $number } dotarło do nas i wkrótce je spakujemy.
status-on-hold = Zamówienie { $number } jest u nas wstrzymane i nie zostało jeszcze wysłane.
status-in-progress = Zamówienie { $number } jest pakowane.
status-partially-fulfilled = Część zamówienia { $number } jest w drodze; reszta jest jeszcze pakowana.
status-shipped = Zamówienie { $number } zostało przekazane przewoźnikowi.
status-info-received = Zamówienie { $number } jest gotowe; przewoźnik wkrótce je odbierze.
status-in-transit = Zamówienie { $number } jest w drodze.
status-customs = Zamówienie { $number } jest w urzędzie celnym kraju docelowego. To urząd decyduje, ile to potrwa; zwykle przesyłka rusza dalej po kilku dniach.
status-payment = Zanim zamówienie { $number } ruszy dalej, trzeba uregulować opłaty importowe. Przewoźnik skontaktuje się w tej sprawie.
status-out-for-delivery = Zamówienie { $number } będzie dziś doręczone.
status-attempt-fail = Przewoźnikowi nie udało się doręczyć zamówienia { $number }. Zwykle próbuje ponownie następnego dnia roboczego.
status-available-for-pickup = Zamówienie { $number } czeka na odbiór.
status-delivered = Zamówienie { $number } zostało doręczone.
status-address = Przewoźnik nie może doręczyć zamówienia { $number } z powodu problemu z adresem.
status-refused = Odmówiono przyjęcia zamówienia { $number }, więc wraca ono do nas.
status-returning = Zamówienie { $number } jest w drodze powrotnej do nas.
status-returned = Zamówienie { $number } wróciło do nas.
status-damaged = Przewoźnik zgłasza, że zamówienie { $number } zostało uszkodzone w drodze. Przykro mi.
status-lost = Przewoźnik nie może odnaleźć zamówienia { $number }. Przykro mi.
status-exception = Wystąpił problem z doręczeniem zamówienia { $number }.
status-expired = Przewoźnik od dawna nie przekazał żadnych informacji o zamówieniu { $number }.
status-cancelled = Zamówienie { $number } zostało anulowane.

status-expected = Przewidywane doręczenie do { $date }.
status-late =
    { $days ->
        [one] To o jeden dzień później, niż obiecaliśmy. Przepraszam.
        [few] To o { $days } dni później, niż obiecaliśmy. Przepraszam.
       *[many] To o { $days } dni później, niż obiecaliśmy. Przepraszam.
    }
status-delivered-on = Data doręczenia: { $date }.
status-pickup-point = Miejsce odbioru: { $place }.
status-last-scan = Ostatnia informacja, { $date }: { $event }.
status-last-scan-at = Ostatnia informacja, { $date }: { $event } ({ $city }, { $country }).
status-tracking = { $carrier }, numer przesyłki { $tracking }.
status-parcels =
    { $count ->
        [one] Zamówienie przychodzi w jednej paczce.
        [few] Zamówienie przychodzi w { $count } paczkach; ta jest najbardziej opóźniona.
       *[many] Zamówienie przychodzi w { $count } paczkach; ta jest najbardziej opóźniona.
    }

event-pending = zarejestrowano
event-info-received = zgłoszono przewoźnikowi
event-in-transit = w drodze
event-out-for-delivery = w doręczeniu
event-attempt-fail = nieudana próba doręczenia
event-available-for-pickup = gotowe do odbioru
event-delivered = doręczono
event-exception = zgłoszono problem
event-expired = brak wiadomości

delivery-problem-delivered = Jeśli paczki nie ma, proszę najpierw zapytać domowników i sąsiadów: przewoźnicy czasem zostawiają ją u nich. Czy mam przekazać sprawę pracownikowi, który może rozpocząć poszukiwania?
delivery-problem-open = Czy mam przekazać sprawę pracownikowi, który wyjaśni ją z przewoźnikiem?

## Returns and exchanges

ask-item = O który produkt chodzi?
hint-item = Proszę wybrać jeden z tych produktów lub wpisać jego nazwę.
ask-reason = Jaki jest powód zwrotu?
hint-reason = Proszę wybrać powód, który najlepiej pasuje.
ask-size = Jaki rozmiar ma być zamiast: { $item }?
hint-size = Proszę wybrać jeden z rozmiarów, w których dostępny jest ten produkt: { $item }.
ask-quantity = Ten produkt zamówiono więcej niż raz: { $item }. Ile sztuk ma wrócić?
hint-quantity = Proszę podać liczbę od 1 do { $most }.
return-agree = Zwrot dotyczy: { $item } (powód: { $reason }). Czy mam go zgłosić?
exchange-agree = Wymiana dotyczy: { $item }, na rozmiar { $size }. Czy mam ją zgłosić?
hint-yes-no = Czy mam to zrobić? Proszę odpowiedzieć tak lub nie.
return-done = Zwrot został zgłoszony: { $item }. Numer zwrotu: { $rma }.
exchange-done = Wymiana została zgłoszona: { $item }. Numer zwrotu: { $rma }.
return-next = Etykieta jest dostępna pod „Zwroty” na dole naszej strony. Proszę zapakować produkt, włożyć do środka numer { $rma } i nadać paczkę do { $date }.
return-receipt = Jest to odstąpienie od umowy; potwierdzenie jego otrzymania jest w drodze na adres e-mail.
label-cost = Etykieta zwrotna kosztuje { $cost }.
label-free = Zwrot jest bezpłatny.
return-refund = Zwrot pieniędzy: { $amount } ({ $method }), przewidywany do { $date }.
return-not-possible = W zamówieniu { $number } nie znajduję niczego, co można zwrócić. Pracownik może to dokładniej sprawdzić.
return-not-possible-window-over = Niestety termin zwrotu już minął. Jeśli z produktem jest coś nie tak, pracownik nadal może pomóc.
return-not-possible-final-sale = Ten produkt sprzedano bez możliwości zwrotu. Jeśli jest wadliwy, pracownik nadal może pomóc.
return-not-possible-not-returnable = Ze względów higieny lub bezpieczeństwa tego produktu nie można zwrócić. Jeśli jest wadliwy, pracownik nadal może pomóc.
return-not-possible-not-delivered = Zamówienie { $number } nie zostało jeszcze doręczone, więc nie ma czego zwracać. Jeśli nie zostało jeszcze wysłane, mogę je anulować.
return-not-possible-already-returned = Zwrot jest już zgłoszony.
return-not-possible-cancelled = Zamówienie { $number } anulowano, więc nie ma czego zwracać.
return-not-possible-no-withdrawal-right = W tym przypadku nie ma prawa odstąpienia od umowy. Pracownik powie, co jeszcze jest możliwe.
exchange-no-other-size = W zamówieniu { $number } nie ma niczego, co można wymienić na inny rozmiar. Można to zwrócić lub zapytać pracownika.

reason-size-too-small = za mały rozmiar
reason-size-too-large = za duży rozmiar
reason-unwanted = już niepotrzebne
reason-style = nie podoba się
reason-defective = uszkodzone lub wadliwe
reason-not-as-described = niezgodne z opisem
reason-wrong-item = niewłaściwy produkt
reason-other = inny powód

item-problem = Przykro mi, że z zamówieniem { $number } jest coś nie tak. Produkt można odesłać bezpłatnie i odzyskać pieniądze albo pracownik poszuka innego rozwiązania, na przykład wymiany na nowy.

payment-card = karta
payment-bank-transfer = przelew
payment-cash-on-delivery = pobranie
payment-gift-card = karta podarunkowa
payment-konbini = konbini
payment-boleto = boleto

## Cancelling and changing

cancel-agree = Zamówienie { $number } ({ $total }) nie zostało jeszcze wysłane. Czy mam anulować całe zamówienie?
cancel-done = Zamówienie { $number } jest anulowane.
cancel-refund = Zwrot pieniędzy: { $amount } ({ $method }), przewidywany do { $date }.
cancel-nothing-paid = Nic nie zostało pobrane.
cancel-already = Zamówienie { $number } zostało już anulowane.
cancel-too-late = Zamówienie { $number } zostało już wysłane i nie można go anulować. Można odmówić przyjęcia paczki lub zwrócić ją po doręczeniu.
change-possible = Zamówienie { $number } nie zostało jeszcze wysłane, więc można je zmienić. Robi to pracownik; czy mam przekazać mu rozmowę?
change-too-late = Zamówienie { $number } zostało już wysłane i nie można go zmienić.

## Money back

refund-pending = Zwrot { $amount } za zamówienie { $number } jest w toku ({ $method }), przewidywany do { $date }.
refund-late =
    { $days ->
        [one] Ten termin minął wczoraj, przepraszam. Czy pracownik ma to sprawdzić?
        [few] Od tego terminu minęły { $days } dni, przepraszam. Czy pracownik ma to sprawdzić?
       *[many] Od tego terminu minęło { $days } dni, przepraszam. Czy pracownik ma to sprawdzić?
    }
refund-paid = Zwrot { $amount } za zamówienie { $number } wykonano { $date } ({ $method }). Zależnie od banku kwota może być widoczna dopiero po kilku dniach.
refund-failed = Nie udało się wykonać zwrotu { $amount } za zamówienie { $number } ({ $method }). Musi się tym zająć pracownik; czy mam przekazać mu rozmowę?
refund-awaits-return = Dla zamówienia { $number } nie ma jeszcze zwrotu pieniędzy: rozpocznie się, gdy zwrot { $rma } dotrze i zostanie sprawdzony.
refund-none = Dla zamówienia { $number } nie ma zwrotu pieniędzy ani zgłoszonego zwrotu towaru.

## To a human

human-offer = Czy mam przekazać rozmowę pracownikowi, czy mogę pomóc tutaj?
handoff-request-human = Oczywiście, przekazuję rozmowę pracownikowi. Zobaczy on naszą rozmowę, więc niczego nie trzeba powtarzać.
handoff-anger = Przepraszam za to. Przekazuję rozmowę pracownikowi, który może to naprawić; zobaczy on naszą rozmowę.
handoff-unresolved = Przykro mi, że nie udało mi się pomóc. Przekazuję rozmowę pracownikowi; zobaczy on naszą rozmowę.
handoff-failure = Przepraszam, po naszej stronie coś nie działa. Przekazuję rozmowę pracownikowi.
handoff-topic = Tym powinien zająć się człowiek. Przekazuję rozmowę pracownikowi; zobaczy on naszą rozmowę.
queue-position = Pracownik odezwie się najszybciej, jak to możliwe. Do tego czasu chętnie pomagam dalej.
queue-place =
    { $place ->
        [1] Są Państwo następni w kolejce.
       *[other] Państwa numer w kolejce: { $place }.
    }
queue-wait =
    { $minutes ->
        [one] Potrwa to prawdopodobnie około minuty.
        [few] Potrwa to prawdopodobnie około { $minutes } minut.
       *[many] Potrwa to prawdopodobnie około { $minutes } minut.
    }
queue-nobody-online = W tej chwili nikogo nie ma. Wiadomość zostaje zapisana i odpowiemy na nią w pierwszej kolejności; można dopisać wszystko, co ważne.
rasa-unavailable = Przepraszam, po naszej stronie coś poszło nie tak. Przekazuję rozmowę pracownikowi.
agent-joined = Do rozmowy dołącza { $agent }.
agent-left = Rozmowę opuszcza { $agent }.
conversation-resolved = Rozmowa z naszym zespołem jest zakończona. Jeśli będzie potrzebne coś jeszcze, znów tu jestem.
message-too-long = Ta wiadomość jest za długa. Proszę zmieścić się w { NUMBER($limit) } znakach.

## Mail to the address on file

notice-code-subject = Kod do zamówienia { $number }
notice-code-return = Otrzymaliśmy prośbę o zwrot z zamówienia { $number }. Aby potwierdzić, proszę wpisać ten kod na czacie:
notice-code-cancel = Otrzymaliśmy prośbę o anulowanie zamówienia { $number }. Aby potwierdzić, proszę wpisać ten kod na czacie:
notice-code-address = Otrzymaliśmy prośbę o zmianę adresu zamówienia { $number }. Aby potwierdzić, proszę wpisać ten kod na czacie:
notice-code-until = Kod działa jeden raz, do { $time }.
notice-code-not-you = Jeśli ta prośba nie pochodzi od Państwa, nie trzeba nic robić: bez kodu nic się nie zmieni. Nigdy nie prosimy o niego przez telefon.
notice-receipt-subject = Potwierdzenie otrzymania odstąpienia, zamówienie { $number }
notice-receipt = Otrzymaliśmy oświadczenie o odstąpieniu od umowy dotyczące zamówienia { $number }. Obejmuje ono:
notice-receipt-declared = Złożono: { $time }
notice-receipt-confirmed = Potwierdzono: { $time }
notice-receipt-send-by = Numer zwrotu: { $rma }. Proszę nadać paczkę do { $date }.
notice-receipt-refund = Przewidywany zwrot pieniędzy: do { $date }.
notice-receipt-keep = Proszę zachować tę wiadomość. Oświadczenie jest załączone dokładnie w takiej postaci, w jakiej je przechowujemy; jego suma kontrolna SHA-256 to { $digest }.

## The website widget

widget-title = Obsługa klienta
widget-placeholder = Wpisz wiadomość…
widget-send = Wyślij
widget-offline = Brak połączenia. Wiadomość zostanie wysłana, gdy połączenie wróci.
widget-reconnecting = Łączenie ponownie…
widget-new-conversation = Nowa rozmowa
widget-open = Otwórz czat
widget-close = Zamknij czat
widget-agent = Nasz zespół
widget-bot = Asystent
widget-you = Państwo
widget-greeting = Dzień dobry! W czym mogę pomóc?
widget-queue = Numer { "{position}" } w kolejce
