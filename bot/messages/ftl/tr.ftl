# Crossdesk’in söyledikleri, Türkçe (siz).

## Small talk

greet = Merhaba! Bir siparişi kontrol edebilir, iade işlemi başlatabilir ya da mağazayla ilgili soruları yanıtlayabilirim. Size nasıl yardımcı olabilirim?
goodbye = Hoşça kalın, yazdığınız için teşekkürler.
thank = Rica ederim! Başka bir konuda yardımcı olabilir miyim?
bot-challenge = Ben otomatik bir asistanım, bir insan değilim. Dilediğiniz zaman sizi bir çalışanımıza aktarabilirim.
feedback-thanks = Geri bildiriminiz için teşekkürler. Daha iyi olmamıza yardımcı oluyor.
complain = Memnun kalmadığınız için üzgünüm. Neyin ters gittiğini yazarsanız düzeltmeye çalışırım ya da sizi bir çalışanımıza aktarabilirim.
offer-nothing-yes = Memnuniyetle. Ne yapmamı istersiniz?
offer-nothing-no = Peki. Başka bir şeye ihtiyacınız olursa yazmanız yeterli.
not-understood = Üzgünüm, anlayamadım. Başka türlü ifade edebilir misiniz?
out-of-scope = Maalesef bu konuda yardımcı olamıyorum. Bir siparişi kontrol edebilir, iade, değişim veya iptal işlemi yapabilir ve mağazayla ilgili soruları yanıtlayabilirim.
details-for-what = Teşekkürler. Bununla ne yapmamı istersiniz?
language-switched = Elbette, Türkçe devam edelim.
language-unserved = Bu dili ({ $language }) yeterince iyi bilmiyorum, bu yüzden Türkçe devam ediyorum. Belki bir çalışanımız size o dilde yardımcı olabilir.

## Buttons

choose-by-number = Lütfen bir numarayla yanıtlayın.
button-yes = Evet
button-no = Hayır
button-human = Bir kişiyle görüş
button-none-of-these = Hiçbiri
button-helped = Yardımcı oldu
button-not-helped = Yardımcı olmadı
button-go-on = Buradan devam et
button-wait = Bekleyeceğim
button-track = Sipariş takibi
button-return = Ürün iadesi
button-new-code = Yeni kod gönder
button-exchange = Başka bedenle değiştir
button-cancel = Siparişi iptal et
button-return-defective = İade: kusurlu
button-return-wrong-item = İade: yanlış ürün

## Questions of policy and product

faq-unknown = Maalesef bunun yanıtını bilmiyorum. Başka sözcüklerle sorabilir misiniz?
faq-suggest = Doğru anladığımdan emin değilim. Sorunuz bunlardan biri mi?
faq-only-in = (Bu yanıt bende yalnızca şu dilde var: { $language }.)
faq-helped = Bu, sorunuzu yanıtladı mı?
faq-helped-yes = Sevindim! Başka bir şey var mı?
faq-helped-no = Üzgünüm. Başka sözcüklerle sormak ister misiniz, yoksa sizi bir çalışanımıza aktarayım mı?

## Which order, and is it yours

ask-order-number = Sipariş numaranız nedir? Onay e-postasında yazar ve şuna benzer: CD-10234.
hint-order-number = Bunda bir sipariş numarası bulamadım. Şuna benzer: CD-10234; onay e-postanızın en üstünde yazar.
where-order-number = Sorun değil. CD-10234 biçimindeki numara onay e-postanızın en üstünde, irsaliyede ve hesabınızdaki “Siparişlerim” bölümünde yazar. Bulamazsanız bir çalışma arkadaşımız siparişi arayabilir.
ask-contact = { $number } numaralı siparişin size ait olduğundan emin olmam gerekiyor: Sipariş verirken hangi e-posta adresini, telefon numarasını veya teslimat posta kodunu yazdınız?
hint-contact = { $number } numaralı sipariş için şunlardan biri gerekli: e-posta adresi (örneğin ad@example.com), telefon numarası veya teslimat adresinin posta kodu.
ask-which-order = Hangi siparişle ilgili? Başka bir sipariş numarası da yazabilirsiniz.
identity-mismatch = Bu sipariş numarası ile iletişim bilgisi eşleşmiyor. Lütfen ikisini de kontrol edip e-posta, telefon veya posta kodunu yeniden gönderin; sipariş numarası yanlışsa onu da gönderin.
form-left = Peki, işlemi durdurdum; hiçbir şey değiştirilmedi. Başka nasıl yardımcı olabilirim?

## One-time code

ask-code = { $address } adresine altı haneli bir kod gönderdim. Onaylamak için lütfen buraya yazın.
code-sent-again = { $address } adresine yeni bir kod gönderdim. Yalnızca en yenisi geçerli. Lütfen buraya yazın.
hint-code = Lütfen kodun altı rakamını yazın, örneğin 123456.
code-wrong =
    { $left ->
        [0] Kod doğru değil ve artık yeniden denenemez. Size yeni bir kod gönderebilirim.
        [one] Kod doğru değil. Bir deneme hakkınız kaldı.
       *[other] Kod doğru değil. { $left } deneme hakkınız kaldı.
    }
code-expired = Bu kod artık geçerli değil. Yeni bir kod göndereyim mi?

## Where the order is

status-unfulfilled = { $number } numaralı siparişiniz bize ulaştı, yakında paketlenecek.
status-on-hold = { $number } numaralı sipariş bizde beklemede, henüz gönderilmedi.
status-in-progress = { $number } numaralı sipariş paketleniyor.
status-partially-fulfilled = { $number } numaralı siparişin bir kısmı yolda; kalanı hâlâ paketleniyor.
status-shipped = { $number } numaralı sipariş kargoya teslim edildi.
status-info-received = { $number } numaralı sipariş hazır; kargo şirketi yakında teslim alacak.
status-in-transit = { $number } numaralı sipariş yolda.
status-customs = { $number } numaralı sipariş varış ülkesinin gümrüğünde. Süreye gümrük karar verir; genellikle birkaç gün içinde yola devam eder.
status-payment = { $number } numaralı siparişin ilerleyebilmesi için ithalat masraflarının ödenmesi gerekiyor. Kargo şirketi sizinle iletişime geçecek.
status-out-for-delivery = { $number } numaralı sipariş bugün teslim edilecek.
status-attempt-fail = Kargo şirketi { $number } numaralı siparişi teslim edemedi. Genellikle bir sonraki iş günü yeniden dener.
status-available-for-pickup = { $number } numaralı sipariş teslim almanız için hazır.
status-delivered = { $number } numaralı sipariş teslim edildi.
status-address = Adresle ilgili bir sorun nedeniyle { $number } numaralı sipariş teslim edilemiyor.
status-refused = { $number } numaralı siparişin teslimi reddedildi, bu yüzden bize geri geliyor.
status-returning = { $number } numaralı sipariş bize geri dönüyor.
status-returned = { $number } numaralı sipariş bize geri ulaştı.
status-damaged = Kargo şirketi, { $number } numaralı siparişin yolda hasar gördüğünü bildiriyor. Üzgünüm.
status-lost = Kargo şirketi { $number } numaralı siparişi bulamıyor. Üzgünüm.
status-exception = { $number } numaralı siparişin tesliminde bir sorun var.
status-expired = Kargo şirketi { $number } numaralı sipariş hakkında uzun süredir bilgi vermedi.
status-cancelled = { $number } numaralı sipariş iptal edildi.

status-expected = Beklenen en geç teslim tarihi: { $date }.
status-late =
    { $days ->
        [one] Söz verilenden bir gün geç, üzgünüm.
       *[other] Söz verilenden { $days } gün geç, üzgünüm.
    }
status-delivered-on = Teslim tarihi: { $date }.
status-pickup-point = Teslim alma noktası: { $place }.
status-last-scan = Son bilgi, { $date }: { $event }.
status-last-scan-at = Son bilgi, { $date }: { $event } ({ $city }, { $country }).
status-tracking = { $carrier }, takip numarası { $tracking }.
status-parcels =
    { $count ->
        [one] Sipariş tek paket hâlinde geliyor.
       *[other] Sipariş { $count } paket hâlinde geliyor; bu, en geride olanı.
    }

event-pending = kaydedildi
event-info-received = kargo şirketine bildirildi
event-in-transit = yolda
event-out-for-delivery = dağıtımda
event-attempt-fail = teslim denemesi başarısız
event-available-for-pickup = teslim alınmaya hazır
event-delivered = teslim edildi
event-exception = sorun bildirildi
event-expired = haber yok

delivery-problem-delivered = Paket sizde değilse önce evdekilere ve komşulara sorun: kargolar bazen onlara bırakılır. Sizi araştırma başlatabilecek bir çalışanımıza aktarayım mı?
delivery-problem-open = Sizi konuyu kargo şirketinden soracak bir çalışanımıza aktarayım mı?

## Returns and exchanges

ask-item = Hangi ürünle ilgili?
hint-item = Lütfen bu ürünlerden birini seçin ya da adını yazın.
ask-reason = Neden iade etmek istiyorsunuz?
hint-reason = Lütfen en uygun nedeni seçin.
ask-size = { $item } yerine hangi bedeni istersiniz?
hint-size = Lütfen bu ürünün bulunduğu bedenlerden birini seçin: { $item }.
ask-quantity = Bu üründen birden fazla sipariş ettiniz: { $item }. Kaç adedini iade etmek istiyorsunuz?
hint-quantity = Lütfen 1 ile { $most } arasında bir sayı yazın.
return-agree = İade etmek istediğiniz ürün: { $item } (neden: { $reason }). Kaydedeyim mi?
exchange-agree = Değiştirmek istediğiniz ürün: { $item }, yeni beden: { $size }. Kaydedeyim mi?
hint-yes-no = Devam edeyim mi? Lütfen evet ya da hayır yazın.
return-done = İadeniz kaydedildi: { $item }. İade numaranız: { $rma }.
exchange-done = Değişiminiz kaydedildi: { $item }. İade numaranız: { $rma }.
return-next = Etiketi sayfamızın altındaki “İade” bölümünde bulabilirsiniz. Ürünü paketleyin, içine { $rma } numarasını koyun ve paketi en geç { $date } tarihinde teslim edin.
return-receipt = Bu, sözleşmeden cayma sayılır; alındı belgesi e-posta adresinize gönderiliyor.
label-cost = İade etiketinin ücreti: { $cost }.
label-free = İade ücretsizdir.
return-refund = Para iadesi: { $amount } ({ $method }), beklenen en geç tarih: { $date }.
return-not-possible = { $number } numaralı siparişte iade edilebilecek bir şey bulamadım. Bir çalışanımız daha ayrıntılı bakabilir.
return-not-possible-window-over = Maalesef bunun iade süresi doldu. Üründe bir sorun varsa bir çalışanımız yine de yardımcı olabilir.
return-not-possible-final-sale = Bu ürün iade edilmemek koşuluyla satıldı. Kusurluysa bir çalışanımız yine de yardımcı olabilir.
return-not-possible-not-returnable = Hijyen veya güvenlik nedeniyle bu ürün iade edilemez. Kusurluysa bir çalışanımız yine de yardımcı olabilir.
return-not-possible-not-delivered = { $number } numaralı sipariş henüz teslim edilmedi, bu yüzden iade edilecek bir şey yok. Henüz gönderilmediyse iptal edebilirim.
return-not-possible-already-returned = Bunun için zaten bir iade kaydı var.
return-not-possible-cancelled = { $number } numaralı sipariş iptal edilmişti, bu yüzden iade edilecek bir şey yok.
return-not-possible-no-withdrawal-right = Bunun için cayma hakkı yok. Başka nelerin mümkün olduğunu bir çalışanımız söyleyebilir.
exchange-no-other-size = { $number } numaralı siparişte başka bedenle değiştirilebilecek bir şey yok. İade edebilir ya da bir çalışanımıza sorabilirsiniz.

reason-size-too-small = küçük geldi
reason-size-too-large = büyük geldi
reason-unwanted = artık istenmiyor
reason-style = beğenilmedi
reason-defective = hasarlı veya kusurlu
reason-not-as-described = açıklamaya uymuyor
reason-wrong-item = yanlış ürün geldi
reason-other = başka bir neden

item-problem = { $number } numaralı siparişinizde bir sorun olduğu için üzgünüm. Ürünü ücretsiz geri gönderip paranızı alabilirsiniz ya da bir çalışanımız yenisiyle değiştirme gibi başka bir çözüm arayabilir.

payment-card = kart
payment-bank-transfer = havale
payment-cash-on-delivery = kapıda ödeme
payment-gift-card = hediye kartı
payment-konbini = konbini
payment-boleto = boleto

## Cancelling and changing

cancel-agree = { $number } numaralı sipariş ({ $total }) henüz gönderilmedi. Siparişin tamamını iptal edeyim mi?
cancel-done = { $number } numaralı sipariş iptal edildi.
cancel-refund = Para iadesi: { $amount } ({ $method }), beklenen en geç tarih: { $date }.
cancel-nothing-paid = Herhangi bir ücret alınmadı.
cancel-already = { $number } numaralı sipariş zaten iptal edilmiş.
cancel-too-late = { $number } numaralı sipariş gönderildi, artık iptal edilemez. Paketi teslim almayı reddedebilir ya da geldikten sonra iade edebilirsiniz.
change-possible = { $number } numaralı sipariş henüz gönderilmedi, hâlâ değiştirilebilir. Bunu bir çalışanımız yapar; sizi aktarayım mı?
change-too-late = { $number } numaralı sipariş gönderildi, artık değiştirilemez.

## Money back

refund-pending = { $number } numaralı sipariş için { $amount } tutarındaki para iadesi yolda ({ $method }), beklenen en geç tarih: { $date }.
refund-late =
    { $days ->
        [one] Bu tarih bir gün önceydi, üzgünüm. Bir çalışanımız baksın mı?
       *[other] Bu tarih { $days } gün önceydi, üzgünüm. Bir çalışanımız baksın mı?
    }
refund-paid = { $number } numaralı sipariş için { $amount }, { $date } tarihinde iade edildi ({ $method }). Bankanıza göre görünmesi birkaç gün sürebilir.
refund-failed = { $number } numaralı sipariş için { $amount } tutarındaki para iadesi ({ $method }) yapılamadı. Bir çalışanımızın bakması gerekiyor; sizi aktarayım mı?
refund-awaits-return = { $number } numaralı sipariş için henüz para iadesi yok: { $rma } numaralı iadeniz bize ulaşıp kontrol edilince başlar.
refund-none = { $number } numaralı sipariş için para iadesi ya da ürün iadesi yok.

## To a human

human-offer = Sizi bir çalışanımıza aktarayım mı, yoksa burada yardımcı olabilir miyim?
handoff-request-human = Elbette, sizi bir çalışanımıza aktarıyorum. Yazışmamızı görecek, hiçbir şeyi tekrarlamanız gerekmez.
handoff-anger = Bunun için üzgünüm. Sizi durumu düzeltebilecek bir çalışanımıza aktarıyorum; yazışmamızı görecek.
handoff-unresolved = Yardımcı olamadığım için üzgünüm. Sizi bir çalışanımıza aktarıyorum; yazışmamızı görecek.
handoff-failure = Üzgünüm, bizde bir şey çalışmıyor. Sizi bir çalışanımıza aktarıyorum.
handoff-topic = Bununla bir kişinin ilgilenmesi gerekiyor. Sizi şimdi bir çalışanımıza aktarıyorum; yazışmamızı görecek.
queue-position = Bir çalışanımız en kısa sürede yanınızda olacak. O zamana kadar yardımcı olmak için buradayım.
queue-place =
    { $place ->
        [1] Sıradaki kişi sizsiniz.
       *[other] Sıra numaranız: { $place }.
    }
queue-wait =
    { $minutes ->
        [one] Büyük olasılıkla yaklaşık bir dakika sürer.
       *[other] Büyük olasılıkla yaklaşık { $minutes } dakika sürer.
    }
queue-nobody-online = Şu anda çevrim içi kimse yok. Mesajınız saklanıyor ve ilk olarak yanıtlanacak; bilmemiz gereken her şeyi yazabilirsiniz.
rasa-unavailable = Üzgünüm, bizde bir şeyler ters gitti. Sizi bir çalışanımıza aktarıyorum.
agent-joined = { $agent } görüşmeye katıldı.
agent-left = { $agent } görüşmeden ayrıldı.
conversation-resolved = Ekibimizle görüşmeniz kapandı. Bir şeye ihtiyacınız olursa yine buradayım.
message-too-long = Bu mesaj çok uzun. Lütfen { NUMBER($limit) } karakteri aşmayın.

## Mail to the address on file

notice-code-subject = { $number } numaralı sipariş için kodunuz
notice-code-return = { $number } numaralı siparişten bir ürünü iade etmek istediniz. Onaylamak için bu kodu sohbete yazın:
notice-code-cancel = { $number } numaralı siparişi iptal etmek istediniz. Onaylamak için bu kodu sohbete yazın:
notice-code-address = { $number } numaralı siparişin adresini değiştirmek istediniz. Onaylamak için bu kodu sohbete yazın:
notice-code-until = Kod bir kez kullanılabilir; son geçerlilik: { $time }.
notice-code-not-you = Bunu siz istemediyseniz bir şey yapmanız gerekmez: kod olmadan hiçbir şey değişmez. Kodu asla telefonla sormayız.
notice-receipt-subject = Cayma bildiriminizin alındı belgesi, sipariş { $number }
notice-receipt = { $number } numaralı siparişe ilişkin cayma bildiriminizi aldık. Kapsamı:
notice-receipt-declared = Bildirildi: { $time }
notice-receipt-confirmed = Onaylandı: { $time }
notice-receipt-send-by = İade numaranız { $rma }. Lütfen paketi en geç { $date } tarihinde teslim edin.
notice-receipt-refund = Para iadesi için beklenen son tarih: { $date }.
notice-receipt-keep = Lütfen bu mesajı saklayın. Bildiriminiz tam olarak kaydettiğimiz biçimde ektedir; SHA-256 sağlama toplamı: { $digest }.

## The website widget

widget-title = Müşteri hizmetleri
widget-placeholder = Bir mesaj yazın…
widget-send = Gönder
widget-offline = Çevrim dışısınız. Mesajınız bağlantı gelince gönderilir.
widget-reconnecting = Yeniden bağlanılıyor…
widget-new-conversation = Yeni görüşme
widget-open = Sohbeti aç
widget-close = Sohbeti kapat
widget-agent = Ekibimiz
widget-bot = Asistan
widget-you = Siz
widget-greeting = Merhaba! Size nasıl yardımcı olabilirim?
widget-queue = Sıra numarası: { "{position}" }
