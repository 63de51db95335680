## The state of an order in a word or two: what is told about it, and Shopify’s names

status-unfulfilled = Ещё не отправлен
status-inprogress = Упаковывается
status-onhold = Приостановлен
status-partiallyfulfilled = Отправлен частично
status-fulfilled = Отправлен
status-inforeceived = Ждёт перевозчика
status-intransit = В пути
status-outfordelivery = Доставляется сегодня
status-attemptfail = Попытка доставки
status-availableforpickup = Готов к выдаче
status-delivered = Доставлен
status-exception = Задержан
status-expired = Нет новостей от перевозчика
status-cancelled = Отменён
status-shipped = Отправлен
status-customs = На таможне
status-payment = Ждёт оплаты пошлины
status-address = Ошибка в адресе
status-refused = Отказ от получения
status-returning = Возвращается
status-returned = Вернулся
status-damaged = Повреждён в пути
status-lost = Утерян
status-restocked = Снова на складе
