## The demo shop: an invented shop. Only its page speaks here, not the assistant.

shop-name = Loom & Lantern
shop-announcement = Небольшими партиями, через любые границы
shop-skip = Перейти к магазину
category-shoes = Обувь
category-clothing = Одежда
category-bags = Сумки
category-home = Дом
shop-language = Язык
shop-headline = Сделано не спеша, чтобы уехать далеко.
shop-lead = Ботинки, шерсть и лён из семи маленьких мастерских. Куда бы ни ехала ваша посылка, мы ответим на вашем языке.
shop-browse = Смотреть коллекцию
shop-ask = Задать вопрос
shop-collection = В этом сезоне
promise-parcel-title = Под присмотром до двери
promise-parcel = Спросите днём или ночью, где ваш заказ, и узнайте последние новости от перевозчика.
promise-return-title = Легко вернуть
promise-return = Не тот размер? Ассистент оформит возврат или подберёт нужный.
promise-people-title = Люди, когда это важно
promise-people = Четырнадцать языков, и человек подключится, как только вы попросите.
shop-footer = Вымышленный магазин, который показывает Crossdesk в работе. Купить здесь ничего нельзя.

## Demo mode: what to try, and what a shopper would get by e-mail

demo-label = Демо
demo-title = Попробуйте эти заказы
demo-lead = Спросите об одном из них на любом языке. Прежде чем что-то сообщить, ассистент спросит e-mail или почтовый индекс.
demo-number = Заказ
demo-status = Статус
demo-destination = Куда
demo-email = E-mail
demo-postcode = Индекс
demo-try = Спросить
demo-question = Где мой заказ { $number }?
demo-codes-title = Одноразовые коды
demo-codes-lead = Чтобы изменить заказ, нужен код, отправленный на указанный при заказе адрес. В демо он появляется здесь.
demo-codes-none = Кодов пока нет.
demo-code-order = Заказ { $number }
demo-desk-title = Другая сторона
demo-desk = Сотрудники отвечают в рабочем кабинете. Войдите как { $email }.
demo-desk-password = Пароль: { $password }
demo-desk-open = Открыть кабинет
