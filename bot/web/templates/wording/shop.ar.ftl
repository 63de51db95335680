## The demo shop: an invented shop. Only its page speaks here, not the assistant.

shop-name = Loom & Lantern
shop-announcement = يُصنع بكميات صغيرة ويُرسل عبر كل الحدود
shop-skip = انتقل إلى المتجر
category-shoes = أحذية
category-clothing = ملابس
category-bags = حقائب
category-home = المنزل
shop-language = اللغة
shop-headline = صُنع على مهل، ليصل إلى البعيد.
shop-lead = أحذية وصوف وكتان من سبع ورش صغيرة. أينما ذهب طردك، نجيبك بلغتك.
shop-browse = تصفّح المجموعة
shop-ask = اسألنا ما تشاء
shop-collection = هذا الموسم
promise-parcel-title = نتابعه حتى بابك
promise-parcel = اسأل أين طلبك في أي وقت، ليلًا أو نهارًا، واعرف آخر خبر من شركة الشحن.
promise-return-title = إرجاع سهل
promise-return = المقاس غير مناسب؟ يفتح المساعد طلب الإرجاع أو يجد لك المقاس الصحيح.
promise-people-title = بشر عندما يهمّ الأمر
promise-people = أربع عشرة لغة، وموظف يتولى المحادثة متى طلبت ذلك.
shop-footer = متجر خيالي يعرض Crossdesk أثناء العمل. لا يمكن شراء أي شيء هنا.

## Demo mode: what to try, and what a shopper would get by e-mail

demo-label = عرض تجريبي
demo-title = جرّب هذه الطلبات
demo-lead = اسأل عن أحدها بأي لغة. يطلب المساعد البريد الإلكتروني أو الرمز البريدي قبل أن يخبرك بأي شيء.
demo-number = الطلب
demo-status = الحالة
demo-destination = الوجهة
demo-email = البريد الإلكتروني
demo-postcode = الرمز البريدي
demo-try = اسأل عنه
demo-question = أين طلبي { $number }؟
demo-codes-title = رموز لمرة واحدة
demo-codes-lead = يتطلب تغيير الطلب رمزًا يُرسل إلى العنوان المسجّل. في العرض التجريبي يظهر هنا.
demo-codes-none = لا يوجد رمز بعد.
demo-code-order = الطلب { $number }
demo-desk-title = الجانب الآخر
demo-desk = يجيب الموظفون من مكتب الدعم. سجّل الدخول باسم { $email }.
demo-desk-password = كلمة المرور: { $password }
demo-desk-open = افتح مكتب الدعم
