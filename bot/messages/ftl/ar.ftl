# ما يقوله Crossdesk، بالعربية (صيغة الجمع للاحترام).

## Small talk

greet = مرحبًا! يمكنني متابعة طلب أو تسجيل إرجاع أو الإجابة عن أسئلة تخص المتجر. كيف أساعدكم؟
goodbye = إلى اللقاء، وشكرًا على مراسلتنا.
thank = على الرحب والسعة! هل من شيء آخر أساعدكم فيه؟
bot-challenge = أنا مساعد آلي ولست إنسانًا. ويمكنني تحويلكم إلى أحد الموظفين متى شئتم.
feedback-thanks = شكرًا على رأيكم، فهو يساعدنا على التحسّن.
complain = يؤسفني أنكم غير راضين. أخبروني بما حدث وسأحاول إصلاحه، أو يمكنني تحويلكم إلى أحد الموظفين.
offer-nothing-yes = بكل سرور. ماذا تريدون أن أفعل؟
offer-nothing-no = حسنًا. إذا احتجتم إلى أي شيء آخر فاكتبوا لي.
not-understood = عذرًا، لم أفهم ذلك. هل يمكنكم صياغته بطريقة أخرى؟
out-of-scope = للأسف لا أستطيع المساعدة في هذا. يمكنني متابعة طلب، وترتيب إرجاع أو استبدال أو إلغاء، والإجابة عن أسئلة تخص المتجر.
details-for-what = شكرًا. ماذا تريدون أن أفعل بهذه المعلومة؟
language-switched = بالطبع، نواصل بالعربية.
language-unserved = لا أتقن هذه اللغة ({ $language }) بما يكفي، لذلك أواصل بالعربية. قد يستطيع أحد الموظفين مساعدتكم بتلك اللغة.

## Buttons

choose-by-number = يُرجى الرد برقم الخيار.
button-yes = نعم
button-no = لا
button-human = التحدث مع موظف
button-none-of-these = لا شيء منها
button-helped = أفادني ذلك
button-not-helped = لم يفدني ذلك
button-go-on = المتابعة هنا
button-wait = سأنتظر
button-track = تتبّع طلب
button-return = إرجاع منتج
button-new-code = إرسال رمز جديد
button-exchange = استبدال بمقاس آخر
button-cancel = إلغاء الطلب
button-return-defective = إرجاع: المنتج معيب
button-return-wrong-item = إرجاع: وصل منتج خاطئ

## Questions of policy and product

faq-unknown = للأسف لا أعرف إجابة هذا السؤال. هل يمكنكم طرحه بصيغة أخرى؟
faq-suggest = لست متأكدًا من أنني فهمت. هل سؤالكم واحد من هذه؟
faq-only-in = (هذه الإجابة متوفرة لديّ بلغة واحدة فقط: { $language }.)
faq-helped = هل أجاب هذا عن سؤالكم؟
faq-helped-yes = يسعدني ذلك! هل من شيء آخر؟
faq-helped-no = آسف لذلك. هل تودّون طرح السؤال بصيغة أخرى، أم أحوّلكم إلى أحد الموظفين؟

## Which order, and is it yours

ask-order-number = ما رقم طلبكم؟ تجدونه في رسالة التأكيد، وشكله: CD-10234
hint-order-number = لم أجد رقم طلب في ذلك. شكله CD-10234 وتجدونه في أعلى رسالة التأكيد.
where-order-number = لا بأس. الرقم، وشكله CD-10234، موجود في أعلى رسالة التأكيد وعلى قسيمة الشحنة وفي حسابكم ضمن «طلباتي». وإن لم تجدوه يستطيع أحد زملائنا البحث عن الطلب.
ask-contact = للتأكد من أن الطلب { $number } لكم: ما البريد الإلكتروني أو رقم الهاتف أو الرمز البريدي لعنوان التوصيل الذي أدخلتموه عند الطلب؟
hint-contact = أحتاج للطلب { $number } إلى واحد مما يلي: البريد الإلكتروني (مثل name@example.com) أو رقم الهاتف أو الرمز البريدي لعنوان التوصيل.
ask-which-order = أيّ طلب تقصدون؟ يمكنكم أيضًا كتابة رقم طلب آخر.
identity-mismatch = رقم الطلب ومعلومة الاتصال هذه لا يتطابقان. يُرجى التحقق منهما وإعادة إرسال البريد الإلكتروني أو رقم الهاتف أو الرمز البريدي، وإن كان رقم الطلب خاطئًا فأرسلوه أيضًا.
form-left = حسنًا، توقفت عن ذلك ولم يتغيّر شيء. هل من شيء آخر أساعدكم فيه؟

## One-time code

ask-code = أرسلت رمزًا من ستة أرقام إلى { $address }. يُرجى كتابته هنا للتأكيد.
code-sent-again = أرسلت رمزًا جديدًا إلى { $address }. الأحدث فقط هو الصالح. يُرجى كتابته هنا.
hint-code = يُرجى كتابة أرقام الرمز الستة، مثل 123456.
code-wrong =
    { $left ->
        [0] الرمز غير صحيح ولا يمكن تجربته مرة أخرى. يمكنني إرسال رمز جديد.
        [zero] الرمز غير صحيح ولا يمكن تجربته مرة أخرى. يمكنني إرسال رمز جديد.
        [one] الرمز غير صحيح. بقيت لكم محاولة واحدة.
        [two] الرمز غير صحيح. بقيت لكم محاولتان.
        [few] الرمز غير صحيح. بقيت لكم { $left } محاولات.
        [many] الرمز غير صحيح. بقيت لكم { $left } محاولة.
       *[other] الرمز غير صحيح. بقيت لكم { $left } محاولة.
    }
code-expired = لم يعد هذا الرمز صالحًا. هل أرسل رمزًا جديدًا؟

## Where the order is

status-unfulfilled = استلمنا طلبكم { $number } وسنجهّزه قريبًا.
status-on-hold = الطلب { $number } معلّق لدينا ولم يُرسل بعد.
status-in-progress = الطلب { $number } قيد التجهيز.
status-partially-fulfilled = جزء من الطلب { $number } في الطريق، والباقي لا يزال قيد التجهيز.
status-shipped = سُلّم الطلب { $number } إلى شركة الشحن.
status-info-received = الطلب { $number } جاهز، وستستلمه شركة الشحن قريبًا.
status-in-transit = الطلب { $number } في الطريق.
status-customs = الطلب { $number } لدى الجمارك في بلد الوصول. المدة تحددها الجمارك، وعادةً ما يواصل الطرد طريقه خلال أيام قليلة.
status-payment = يجب دفع رسوم الاستيراد قبل أن يواصل الطلب { $number } طريقه. ستتواصل معكم شركة الشحن بهذا الشأن.
status-out-for-delivery = الطلب { $number } خرج للتوصيل اليوم.
status-attempt-fail = لم تتمكن شركة الشحن من تسليم الطلب { $number }. تحاول عادةً مرة أخرى في يوم العمل التالي.
status-available-for-pickup = الطلب { $number } جاهز للاستلام.
status-delivered = تم تسليم الطلب { $number }.
status-address = لا تستطيع شركة الشحن توصيل الطلب { $number } بسبب مشكلة في العنوان.
status-refused = رُفض استلام الطلب { $number }، لذلك يعود إلينا.
status-returning = الطلب { $number } في طريق عودته إلينا.
status-returned = عاد الطلب { $number } إلينا.
status-damaged = أبلغت شركة الشحن بأن الطلب { $number } تضرر في الطريق. نأسف لذلك.
status-lost = لا تستطيع شركة الشحن العثور على الطلب { $number }. نأسف لذلك.
status-exception = هناك مشكلة في توصيل الطلب { $number }.
status-expired = لم تبلغ شركة الشحن بأي جديد عن الطلب { $number } منذ مدة طويلة.
status-cancelled = أُلغي الطلب { $number }.

status-expected = موعد الوصول المتوقع في أقصاه: { $date }.
status-late =
    { $days ->
        [zero] وصول الطلب في موعده.
        [one] هذا متأخر يومًا واحدًا عن الموعد، نأسف لذلك.
        [two] هذا متأخر يومين عن الموعد، نأسف لذلك.
        [few] هذا متأخر { $days } أيام عن الموعد، نأسف لذلك.
        [many] هذا متأخر { $days } يومًا عن الموعد، نأسف لذلك.
       *[other] هذا متأخر { $days } يوم عن الموعد، نأسف لذلك.
    }
status-delivered-on = تاريخ التسليم: { $date }.
status-pickup-point = مكان الاستلام: { $place }.
status-last-scan = آخر خبر بتاريخ { $date }: { $event }.
status-last-scan-at = آخر خبر بتاريخ { $date }: { $event } ({ $city }، { $country }).
status-tracking = { $carrier }، رقم التتبع { $tracking }.
status-parcels =
    { $count ->
        [zero] لا طرود لهذا الطلب.
        [one] يصل الطلب في طرد واحد.
        [two] يصل الطلب في طردين، وهذا أبعدهما.
        [few] يصل الطلب في { $count } طرود، وهذا أبعدها.
        [many] يصل الطلب في { $count } طردًا، وهذا أبعدها.
       *[other] يصل الطلب في { $count } طرد، وهذا أبعدها.
    }

event-pending = سُجّل
event-info-received = أُبلغت شركة الشحن
event-in-transit = في الطريق
event-out-for-delivery = خرج للتوصيل
event-attempt-fail = فشلت محاولة التسليم
event-available-for-pickup = جاهز للاستلام
event-delivered = تم التسليم
event-exception = أُبلغ عن مشكلة
event-expired = لا أخبار

delivery-problem-delivered = إذا لم يكن الطرد لديكم فاسألوا أولًا أهل البيت والجيران، فقد يُترك الطرد عندهم. هل أحوّلكم إلى موظف يستطيع بدء البحث عنه؟
delivery-problem-open = هل أحوّلكم إلى موظف يتابع الأمر مع شركة الشحن؟

## Returns and exchanges

ask-item = أيّ منتج تقصدون؟
hint-item = يُرجى اختيار أحد هذه المنتجات أو كتابة اسمه.
ask-reason = لماذا تودّون إرجاعه؟
hint-reason = يُرجى اختيار السبب الأنسب.
ask-size = أيّ مقاس تريدون بدلًا من { $item }؟
hint-size = يُرجى اختيار أحد المقاسات المتوفرة لهذا المنتج: { $item }.
ask-quantity = طلبتم أكثر من قطعة من هذا المنتج: { $item }. كم قطعة تودّون إرجاعها؟
hint-quantity = يُرجى كتابة رقم من 1 إلى { $most }.
return-agree = إذن تودّون إرجاع: { $item } (السبب: { $reason }). هل أسجّل ذلك؟
exchange-agree = إذن تودّون استبدال: { $item } بالمقاس { $size }. هل أسجّل ذلك؟
hint-yes-no = هل أتابع؟ يُرجى الإجابة بنعم أو لا.
return-done = سُجّل الإرجاع: { $item }. رقم الإرجاع هو { $rma }.
exchange-done = سُجّل الاستبدال: { $item }. رقم الإرجاع هو { $rma }.
return-next = تجدون الملصق تحت «المرتجعات» أسفل صفحتنا. غلّفوا المنتج وضعوا معه الرقم { $rma } وسلّموا الطرد في موعد أقصاه { $date }.
return-receipt = يُعدّ هذا عدولًا عن العقد، وإيصال الاستلام في طريقه إلى بريدكم الإلكتروني.
label-cost = تكلفة ملصق الإرجاع: { $cost }.
label-free = الإرجاع مجاني.
return-refund = المبلغ المسترد: { $amount } ({ $method })، متوقع في موعد أقصاه { $date }.
return-not-possible = لا أجد في الطلب { $number } ما يمكن إرجاعه. يستطيع أحد الموظفين التحقق بدقة أكبر.
return-not-possible-window-over = للأسف انتهت مدة الإرجاع. وإن كان في المنتج عيب فيمكن لأحد الموظفين المساعدة.
return-not-possible-final-sale = بيع هذا المنتج بيعًا نهائيًا ولا يمكن إرجاعه. وإن كان معيبًا فيمكن لأحد الموظفين المساعدة.
return-not-possible-not-returnable = لأسباب تتعلق بالنظافة أو السلامة لا يمكن إرجاع هذا المنتج. وإن كان معيبًا فيمكن لأحد الموظفين المساعدة.
return-not-possible-not-delivered = لم يُسلَّم الطلب { $number } بعد، فلا شيء لإرجاعه. وإن لم يُرسل بعد فيمكنني إلغاؤه.
return-not-possible-already-returned = سُجّل إرجاع لهذا من قبل.
return-not-possible-cancelled = أُلغي الطلب { $number }، فلا شيء لإرجاعه.
return-not-possible-no-withdrawal-right = لا يوجد حق عدول في هذه الحالة. يمكن لأحد الموظفين إخباركم بما هو ممكن.
exchange-no-other-size = لا شيء في الطلب { $number } يمكن استبداله بمقاس آخر. يمكنكم إرجاعه أو سؤال أحد الموظفين.

reason-size-too-small = صغير جدًا
reason-size-too-large = كبير جدًا
reason-unwanted = لم أعد أريده
reason-style = لم يعجبني
reason-defective = تالف أو معيب
reason-not-as-described = مخالف للوصف
reason-wrong-item = وصل منتج خاطئ
reason-other = سبب آخر

item-problem = يؤسفني وجود مشكلة في طلبكم { $number }. يمكنكم إعادة المنتج مجانًا واسترداد نقودكم، أو يبحث أحد الموظفين عن حل آخر كالاستبدال.

payment-card = بطاقة
payment-bank-transfer = تحويل مصرفي
payment-cash-on-delivery = الدفع عند الاستلام
payment-gift-card = بطاقة هدية
payment-konbini = كونبيني
payment-boleto = بوليتو

## Cancelling and changing

cancel-agree = لم يُرسل الطلب { $number } ({ $total }) بعد. هل ألغي الطلب كاملًا؟
cancel-done = أُلغي الطلب { $number }.
cancel-refund = المبلغ المسترد: { $amount } ({ $method })، متوقع في موعد أقصاه { $date }.
cancel-nothing-paid = لم يُخصم أي مبلغ.
cancel-already = الطلب { $number } ملغى من قبل.
cancel-too-late = أُرسل الطلب { $number } ولم يعد إلغاؤه ممكنًا. يمكنكم رفض الاستلام أو إرجاعه بعد وصوله.
change-possible = لم يُرسل الطلب { $number } بعد ولا يزال تعديله ممكنًا. يتولى ذلك أحد الموظفين، فهل أحوّلكم إليه؟
change-too-late = أُرسل الطلب { $number } ولم يعد تعديله ممكنًا.

## Money back

refund-pending = استرداد { $amount } عن الطلب { $number } قيد التنفيذ ({ $method })، ومتوقع في موعد أقصاه { $date }.
refund-late =
    { $days ->
        [zero] الموعد اليوم. هل يتحقق أحد الموظفين من الأمر؟
        [one] مضى على هذا الموعد يوم واحد، نأسف لذلك. هل يتحقق أحد الموظفين من الأمر؟
        [two] مضى على هذا الموعد يومان، نأسف لذلك. هل يتحقق أحد الموظفين من الأمر؟
        [few] مضت على هذا الموعد { $days } أيام، نأسف لذلك. هل يتحقق أحد الموظفين من الأمر؟
        [many] مضى على هذا الموعد { $days } يومًا، نأسف لذلك. هل يتحقق أحد الموظفين من الأمر؟
       *[other] مضى على هذا الموعد { $days } يوم، نأسف لذلك. هل يتحقق أحد الموظفين من الأمر؟
    }
refund-paid = رُدّ مبلغ { $amount } عن الطلب { $number } بتاريخ { $date } ({ $method }). قد يستغرق ظهوره بضعة أيام حسب المصرف.
refund-failed = تعذّر تنفيذ استرداد { $amount } عن الطلب { $number } ({ $method }). يجب أن ينظر فيه أحد الموظفين، فهل أحوّلكم إليه؟
refund-awaits-return = لا يوجد استرداد للطلب { $number } بعد: يبدأ عند وصول مرتجعكم { $rma } وفحصه.
refund-none = لا يوجد استرداد ولا إرجاع للطلب { $number }.

## To a human

human-offer = هل أحوّلكم إلى أحد الموظفين، أم أساعدكم هنا؟
handoff-request-human = بالطبع، أحوّلكم إلى أحد الموظفين. سيرى محادثتنا فلا داعي لتكرار أي شيء.
handoff-anger = نأسف لذلك. أحوّلكم إلى موظف يستطيع معالجة الأمر، وسيرى محادثتنا.
handoff-unresolved = يؤسفني أنني لم أستطع المساعدة. أحوّلكم إلى أحد الموظفين، وسيرى محادثتنا.
handoff-failure = عذرًا، هناك عطل لدينا. أحوّلكم إلى أحد الموظفين.
handoff-topic = يجب أن ينظر في هذا إنسان. أحوّلكم الآن إلى أحد الموظفين، وسيرى محادثتنا.
queue-position = سيكون معكم أحد الموظفين في أقرب وقت. وحتى ذلك الحين أواصل مساعدتكم.
queue-place =
    { $place ->
        [1] دوركم هو التالي.
       *[other] رقمكم في قائمة الانتظار: { $place }.
    }
queue-wait =
    { $minutes ->
        [zero] لن يطول الانتظار.
        [one] من المرجّح أن يستغرق ذلك نحو دقيقة.
        [two] من المرجّح أن يستغرق ذلك نحو دقيقتين.
        [few] من المرجّح أن يستغرق ذلك نحو { $minutes } دقائق.
        [many] من المرجّح أن يستغرق ذلك نحو { $minutes } دقيقة.
       *[other] من المرجّح أن يستغرق ذلك نحو { $minutes } دقيقة.
    }
queue-nobody-online = لا أحد متصل الآن. رسالتكم محفوظة وستكون أول ما يُجاب عنه، ويمكنكم إضافة كل ما يفيد معرفته.
rasa-unavailable = عذرًا، حدث خطأ لدينا. أحوّلكم إلى أحد الموظفين.
agent-joined = انضم { $agent } إلى المحادثة.
agent-left = غادر { $agent } المحادثة.
conversation-resolved = انتهت محادثتكم مع فريقنا. أنا هنا من جديد إن احتجتم إلى شيء.
message-too-long = هذه الرسالة طويلة جدًا. يُرجى ألا تتجاوز { NUMBER($limit) } حرف.

## Mail to the address on file

notice-code-subject = رمزكم للطلب { $number }
notice-code-return = طلبتم إرجاع منتج من الطلب { $number }. للتأكيد، اكتبوا هذا الرمز في المحادثة:
notice-code-cancel = طلبتم إلغاء الطلب { $number }. للتأكيد، اكتبوا هذا الرمز في المحادثة:
notice-code-address = طلبتم تغيير عنوان الطلب { $number }. للتأكيد، اكتبوا هذا الرمز في المحادثة:
notice-code-until = يصلح الرمز مرة واحدة حتى { $time }.
notice-code-not-you = إن لم تطلبوا ذلك فلا داعي لفعل شيء: لا يتغير شيء من دون الرمز. ولا نطلبه أبدًا عبر الهاتف.
notice-receipt-subject = إيصال العدول عن العقد، الطلب { $number }
notice-receipt = تلقينا إشعاركم بالعدول عن العقد للطلب { $number }. ويشمل:
notice-receipt-declared = وقت الإعلان: { $time }
notice-receipt-confirmed = وقت التأكيد: { $time }
notice-receipt-send-by = رقم الإرجاع هو { $rma }. يُرجى تسليم الطرد في موعد أقصاه { $date }.
notice-receipt-refund = موعد استرداد المبلغ المتوقع في أقصاه: { $date }.
notice-receipt-keep = يُرجى الاحتفاظ بهذه الرسالة. إشعاركم مرفق كما نحفظه تمامًا، وبصمته SHA-256 هي { $digest }.

## The website widget

widget-title = خدمة العملاء
widget-placeholder = اكتبوا رسالة…
widget-send = إرسال
widget-offline = أنتم غير متصلين. ستُرسل رسالتكم عند عودة الاتصال.
widget-reconnecting = جارٍ إعادة الاتصال…
widget-new-conversation = محادثة جديدة
widget-open = فتح المحادثة
widget-close = إغلاق المحادثة
widget-agent = فريقنا
widget-bot = المساعد
widget-you = أنتم
widget-greeting = مرحبًا! كيف أساعدكم؟
widget-queue = الرقم { "{position}" } في قائمة الانتظار
