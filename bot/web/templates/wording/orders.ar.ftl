## The state of an order in a word or two: what is told about it, and Shopify’s names

status-unfulfilled = لم يُرسل بعد
status-inprogress = قيد التغليف
status-onhold = معلّق
status-partiallyfulfilled = أُرسل جزئيًا
status-fulfilled = أُرسل
status-inforeceived = بانتظار شركة الشحن
status-intransit = في الطريق
status-outfordelivery = خرج للتسليم
status-attemptfail = جرت محاولة تسليم
status-availableforpickup = جاهز للاستلام
status-delivered = تم التسليم
status-exception = متوقف
status-expired = لا أخبار من شركة الشحن
status-cancelled = ملغى
status-shipped = شُحن
status-customs = في الجمارك
status-payment = بانتظار دفع رسوم الاستيراد
status-address = مشكلة في العنوان
status-refused = رُفض الاستلام
status-returning = في طريق العودة
status-returned = عاد إلينا
status-damaged = تضرر أثناء النقل
status-lost = مفقود
status-restocked = أُعيد إلى المخزن
