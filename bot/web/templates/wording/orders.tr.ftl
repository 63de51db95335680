## The state of an order in a word or two: what is told about it, and Shopify’s names

status-unfulfilled = Henüz gönderilmedi
status-inprogress = Paketleniyor
status-onhold = Beklemede
status-partiallyfulfilled = Kısmen gönderildi
status-fulfilled = Gönderildi
status-inforeceived = Kargo bekleniyor
status-intransit = Yolda
status-outfordelivery = Dağıtımda
status-attemptfail = Teslimat denendi
status-availableforpickup = Teslim alınabilir
status-delivered = Teslim edildi
status-exception = Takıldı
status-expired = Kargodan haber yok
status-cancelled = İptal edildi
status-shipped = Yola çıktı
status-customs = Gümrükte
status-payment = İthalat ücreti bekleniyor
status-address = Adres sorunu
status-refused = Kabul edilmedi
status-returning = Geri geliyor
status-returned = Geri geldi
status-damaged = Yolda hasar gördü
status-lost = Kayıp
status-restocked = Yeniden stokta
