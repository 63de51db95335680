# Crossdesk 的用语，简体中文（您）。

## Small talk

greet = 您好！我可以帮您查询订单、办理退货，或解答有关本店的问题。请问有什么可以帮您？
goodbye = 再见，感谢您的来信。
thank = 不客气！还有什么可以帮您的吗？
bot-challenge = 我是自动助手，不是真人。您需要时，我随时可以为您转接人工客服。
feedback-thanks = 感谢您的反馈，这有助于我们改进。
complain = 很抱歉让您不满意。请告诉我哪里出了问题，我会尽力解决；也可以为您转接人工客服。
offer-nothing-yes = 好的。请问需要我做什么？
offer-nothing-no = 好的。如果还有其他需要，直接发消息给我就行。
not-understood = 抱歉，我没有明白您的意思。能换个说法吗？
out-of-scope = 抱歉，这方面我帮不上忙。我可以查询订单，办理退货、换货或取消，并解答有关本店的问题。
details-for-what = 谢谢。请问需要我用它做什么？
language-switched = 好的，我们接下来用中文交流。
language-unserved = 我对这种语言（{ $language }）掌握得不够好，所以继续用中文回复。也许我们的客服同事可以用该语言帮助您。

## Buttons

choose-by-number = 请回复对应的数字。
button-yes = 是
button-no = 否
button-human = 转人工客服
button-none-of-these = 都不是
button-helped = 有帮助
button-not-helped = 没有帮助
button-go-on = 在这里继续
button-wait = 我再等等
button-track = 查询订单
button-return = 退货
button-new-code = 发送新验证码
button-exchange = 换其他尺码
button-cancel = 取消订单
button-return-defective = 退货：商品有问题
button-return-wrong-item = 退货：发错商品

## Questions of policy and product

faq-unknown = 抱歉，这个问题我不知道答案。能换个问法吗？
faq-suggest = 我不确定是否理解正确。您想问的是下面的某个问题吗？
faq-only-in = （此答案我只有这种语言的版本：{ $language }。）
faq-helped = 这样解答您的问题了吗？
faq-helped-yes = 太好了！还有其他问题吗？
faq-helped-no = 很抱歉。您想换个问法，还是让我为您转接人工客服？

## Which order, and is it yours

ask-order-number = 请问您的订单号是多少？它在确认邮件里，格式如 CD-10234。
hint-order-number = 我没有在其中找到订单号。订单号的格式如 CD-10234，位于确认邮件的顶部。
where-order-number = 没关系。订单号（格式如 CD-10234）在确认邮件顶部、包裹里的装箱单上，以及账户的“我的订单”中都能找到。如果找不到，同事可以帮您查询订单。
ask-contact = 为确认订单 { $number } 是您的：请问下单时填写的邮箱、电话号码或收货地址邮编是什么？
hint-contact = 查询订单 { $number } 需要以下任意一项：邮箱（例如 name@example.com）、电话号码或收货地址邮编。
ask-which-order = 请问是哪个订单？您也可以输入其他订单号。
identity-mismatch = 订单号与联系方式不匹配。请核对两者，并重新发送邮箱、电话号码或邮编；如果是订单号有误，也请一并发来。
form-left = 好的，我已停止办理，没有做任何更改。还有什么可以帮您？

## One-time code

ask-code = 我已将六位验证码发送至 { $address }。请在此输入以确认。
code-sent-again = 我已将新的验证码发送至 { $address }。只有最新的验证码有效，请在此输入。
hint-code = 请输入六位数字验证码，例如 123456。
code-wrong =
    { $left ->
        [0] 验证码不正确，且不能再试。我可以为您发送新的验证码。
       *[other] 验证码不正确。您还可以再试 { $left } 次。
    }
code-expired = 该验证码已失效。要我发送新的验证码吗？

## Where the order is

status-unfulfilled = 我们已收到您的订单 { $number }，很快会打包。
status-on-hold = 订单 { $number } 目前在我们这里暂缓处理，尚未发货。
status-in-progress = 订单 { $number } 正在打包。
status-partially-fulfilled = 订单 { $number } 的一部分已在途中，其余部分仍在打包。
status-shipped = 订单 { $number } 已交给承运商。
status-info-received = 订单 { $number } 已备好，承运商即将揽收。
status-in-transit = 订单 { $number } 正在运输途中。
status-customs = 订单 { $number } 正在目的地国家或地区的海关。所需时间由海关决定，通常几天内会放行。
status-payment = 订单 { $number } 需先缴纳进口税费才能继续派送，承运商会就此与您联系。
status-out-for-delivery = 订单 { $number } 今天派送。
status-attempt-fail = 承运商未能送达订单 { $number }，通常会在下一个工作日再次派送。
status-available-for-pickup = 订单 { $number } 可以领取了。
status-delivered = 订单 { $number } 已送达。
status-address = 因地址有问题，承运商无法派送订单 { $number }。
status-refused = 订单 { $number } 被拒收，正在退回我们这里。
status-returning = 订单 { $number } 正在退回我们这里。
status-returned = 订单 { $number } 已退回我们这里。
status-damaged = 承运商通知订单 { $number } 在途中受损，非常抱歉。
status-lost = 承运商找不到订单 { $number }，非常抱歉。
status-exception = 订单 { $number } 的派送出现问题。
status-expired = 承运商已很久没有更新订单 { $number } 的信息。
status-cancelled = 订单 { $number } 已取消。

status-expected = 预计最晚送达日期：{ $date }。
status-late =
    { $days ->
       *[other] 比承诺的时间晚了 { $days } 天，非常抱歉。
    }
status-delivered-on = 送达日期：{ $date }。
status-pickup-point = 领取地点：{ $place }。
status-last-scan = 最新动态（{ $date }）：{ $event }。
status-last-scan-at = 最新动态（{ $date }）：{ $event }（{ $country } { $city }）。
status-tracking = { $carrier }，运单号 { $tracking }。
status-parcels =
    { $count ->
       *[other] 该订单分 { $count } 个包裹寄出，这里显示的是进度最慢的一个。
    }

event-pending = 已登记
event-info-received = 已通知承运商
event-in-transit = 运输途中
event-out-for-delivery = 派送中
event-attempt-fail = 派送未成功
event-available-for-pickup = 可领取
event-delivered = 已送达
event-exception = 出现问题
event-expired = 暂无消息

delivery-problem-delivered = 如果您没有收到，请先问问家人和邻居，包裹有时会由他们代收。要我为您转接可以发起查件的同事吗？
delivery-problem-open = 要我为您转接同事，向承运商催查吗？

## Returns and exchanges

ask-item = 请问是哪件商品？
hint-item = 请从这些商品中选择一件，或输入商品名称。
ask-reason = 请问退货的原因是什么？
hint-reason = 请选择最符合的原因。
ask-size = 您想把 { $item } 换成哪个尺码？
hint-size = 请从该商品的现有尺码中选择：{ $item }。
ask-quantity = 您订购了多件该商品：{ $item }。想退几件？
hint-quantity = 请输入 1 到 { $most } 之间的数字。
return-agree = 您想退货：{ $item }（原因：{ $reason }）。需要我为您登记吗？
exchange-agree = 您想换货：{ $item }，换成尺码 { $size }。需要我为您登记吗？
hint-yes-no = 要继续吗？请回答“是”或“否”。
return-done = 退货已登记：{ $item }。您的退货编号是 { $rma }。
exchange-done = 换货已登记：{ $item }。您的退货编号是 { $rma }。
return-next = 面单在页面底部的“退货”中。请包好商品，放入退货编号 { $rma }，并最晚于 { $date } 寄出包裹。
return-receipt = 此次办理视为撤销合同，回执正发送到您的邮箱。
label-cost = 退货面单费用为 { $cost }。
label-free = 退货免费。
return-refund = 退款：{ $amount }（{ $method }），预计最晚 { $date } 到账。
return-not-possible = 订单 { $number } 中没有可以退货的商品。我们的同事可以再仔细查看。
return-not-possible-window-over = 抱歉，该商品的退货期限已过。如果商品有问题，我们的同事仍可以帮助您。
return-not-possible-final-sale = 该商品售出时注明不退不换。如果商品有问题，我们的同事仍可以帮助您。
return-not-possible-not-returnable = 出于卫生或安全原因，该商品不能退货。如果商品有问题，我们的同事仍可以帮助您。
return-not-possible-not-delivered = 订单 { $number } 尚未送达，因此还没有可以退的商品。如果尚未发货，我可以取消订单。
return-not-possible-already-returned = 该商品的退货已经登记过了。
return-not-possible-cancelled = 订单 { $number } 已取消，因此没有可以退的商品。
return-not-possible-no-withdrawal-right = 这种情况没有撤销权。我们的同事可以告诉您还有哪些办法。
exchange-no-other-size = 订单 { $number } 中没有可以换其他尺码的商品。您可以退货，或咨询我们的同事。

reason-size-too-small = 太小
reason-size-too-large = 太大
reason-unwanted = 不想要了
reason-style = 不喜欢
reason-defective = 损坏或有瑕疵
reason-not-as-described = 与描述不符
reason-wrong-item = 收到错误商品
reason-other = 其他原因

item-problem = 很抱歉您的订单 { $number } 出了问题。您可以免费寄回商品并获得退款，也可以由我们的同事寻找其他解决办法，例如换新。

payment-card = 银行卡
payment-bank-transfer = 银行转账
payment-cash-on-delivery = 货到付款
payment-gift-card = 礼品卡
payment-konbini = 便利店支付
payment-boleto = Boleto

## Cancelling and changing

cancel-agree = 订单 { $number }（{ $total }）尚未发货。要我取消整个订单吗？
cancel-done = 订单 { $number } 已取消。
cancel-refund = 退款：{ $amount }（{ $method }），预计最晚 { $date } 到账。
cancel-nothing-paid = 没有扣款。
cancel-already = 订单 { $number } 此前已取消。
cancel-too-late = 订单 { $number } 已发货，无法再取消。您可以拒收包裹，或在收到后退货。
change-possible = 订单 { $number } 尚未发货，仍可以修改。这由我们的同事办理，要我为您转接吗？
change-too-late = 订单 { $number } 已发货，无法再修改。

## Money back

refund-pending = 订单 { $number } 的退款 { $amount } 正在处理（{ $method }），预计最晚 { $date } 到账。
refund-late =
    { $days ->
       *[other] 该日期已过去 { $days } 天，非常抱歉。要请同事查一下吗？
    }
refund-paid = 订单 { $number } 的退款 { $amount } 已于 { $date } 退回（{ $method }）。视银行而定，可能要几天后才能看到。
refund-failed = 订单 { $number } 的退款 { $amount }（{ $method }）未能完成，需要同事处理。要我为您转接吗？
refund-awaits-return = 订单 { $number } 还没有退款：您的退货 { $rma } 到达并检查后就会开始退款。
refund-none = 订单 { $number } 没有退款，也没有退货。

## To a human

human-offer = 要我为您转接人工客服，还是由我在这里为您解答？
handoff-request-human = 好的，我为您转接人工客服。同事能看到我们的对话，您无需重复说明。
handoff-anger = 非常抱歉。我为您转接可以解决问题的同事，同事能看到我们的对话。
handoff-unresolved = 很抱歉没能帮到您。我为您转接人工客服，同事能看到我们的对话。
handoff-failure = 抱歉，我们这边出现了故障。我为您转接人工客服。
handoff-topic = 这件事应由真人处理。我现在为您转接人工客服，同事能看到我们的对话。
queue-position = 我们的同事会尽快与您联系。在此之前，我会继续为您服务。
queue-place =
    { $place ->
        [1] 下一位就是您。
       *[other] 您在队列中排第 { $place } 位。
    }
queue-wait =
    { $minutes ->
       *[other] 预计大约需要 { $minutes } 分钟。
    }
queue-nobody-online = 目前没有客服在线。您的消息已保存，会优先得到回复；需要补充的内容请直接留言。
rasa-unavailable = 抱歉，我们这边出了点问题。我为您转接人工客服。
agent-joined = { $agent } 已加入对话。
agent-left = { $agent } 已离开对话。
conversation-resolved = 您与客服团队的对话已结束。如果还有需要，我又在这里了。
message-too-long = 这条消息太长了。请不要超过 { NUMBER($limit) } 个字符。

## Mail to the address on file

notice-code-subject = 订单 { $number } 的验证码
notice-code-return = 您申请退回订单 { $number } 中的商品。请在聊天中输入以下验证码确认：
notice-code-cancel = 您申请取消订单 { $number }。请在聊天中输入以下验证码确认：
notice-code-address = 您申请更改订单 { $number } 的地址。请在聊天中输入以下验证码确认：
notice-code-until = 验证码只能使用一次，有效期至 { $time }。
notice-code-not-you = 如果不是您本人操作，无需理会：没有验证码不会有任何更改。我们绝不会通过电话索要验证码。
notice-receipt-subject = 撤销合同回执，订单 { $number }
notice-receipt = 我们已收到您对订单 { $number } 的撤销合同声明，涉及：
notice-receipt-declared = 声明时间：{ $time }
notice-receipt-confirmed = 确认时间：{ $time }
notice-receipt-send-by = 您的退货编号是 { $rma }。请最迟于 { $date } 寄出包裹。
notice-receipt-refund = 预计最晚退款日期：{ $date }。
notice-receipt-keep = 请保存此邮件。您的声明已按我们存储的原样附上，其 SHA-256 校验值为 { $digest }。

## The website widget

widget-title = 客户服务
widget-placeholder = 请输入消息…
widget-send = 发送
widget-offline = 您已离线。连接恢复后会发送您的消息。
widget-reconnecting = 正在重新连接…
widget-new-conversation = 新对话
widget-open = 打开聊天
widget-close = 关闭聊天
widget-agent = 客服团队
widget-bot = 助手
widget-you = 您
widget-greeting = 您好！请问有什么可以帮您？
widget-queue = 排队第 { "{position}" } 位
