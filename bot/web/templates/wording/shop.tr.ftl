## The demo shop: an invented shop. Only its page speaks here, not the assistant.

shop-name = Loom & Lantern
shop-announcement = Az sayıda üretilir, her sınırın ötesine gönderilir
shop-skip = Mağazaya geç
category-shoes = Ayakkabı
category-clothing = Giyim
category-bags = Çanta
category-home = Ev
shop-language = Dil
shop-headline = Acele etmeden yapıldı, uzaklara gitsin diye.
shop-lead = Yedi küçük atölyeden botlar, yünler ve ketenler. Paketiniz nereye giderse gitsin, sizin dilinizde yanıt veriyoruz.
shop-browse = Koleksiyonu gör
shop-ask = Bize sorun
shop-collection = Bu sezon
promise-parcel-title = Kapınıza kadar takip
promise-parcel = Gece gündüz siparişinizin nerede olduğunu sorun, kargonun son haberini öğrenin.
promise-return-title = İadesi kolay
promise-return = Beden olmadı mı? Asistan iadeyi başlatır ya da doğru bedeni bulur.
promise-people-title = Gerektiğinde insanlar
promise-people = On dört dil; istediğiniz anda bir çalışan devralır.
shop-footer = Crossdesk’i iş başında gösteren hayali bir mağaza. Burada hiçbir şey satılmaz.

## Demo mode: what to try, and what a shopper would get by e-mail

demo-label = Demo
demo-title = Bu siparişleri deneyin
demo-lead = Birini istediğiniz dilde sorun. Asistan bir şey söylemeden önce e-posta adresini ya da posta kodunu ister.
demo-number = Sipariş
demo-status = Durum
demo-destination = Gittiği yer
demo-email = E-posta
demo-postcode = Posta kodu
demo-try = Sor
demo-question = { $number } numaralı siparişim nerede?
demo-codes-title = Tek kullanımlık kodlar
demo-codes-lead = Siparişi değiştirmek için kayıtlı adrese gönderilen kod gerekir. Demoda burada görünür.
demo-codes-none = Henüz kod yok.
demo-code-order = Sipariş { $number }
demo-desk-title = Öteki taraf
demo-desk = Temsilciler panelden yanıt verir. { $email } olarak giriş yapın.
demo-desk-password = Parola: { $password }
demo-desk-open = Paneli aç
