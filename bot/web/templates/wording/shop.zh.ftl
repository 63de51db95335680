## The demo shop: an invented shop. Only its page speaks here, not the assistant.

shop-name = Loom & Lantern
shop-announcement = 小批量制作，寄往世界各地
shop-skip = 跳到商店内容
category-shoes = 鞋履
category-clothing = 服装
category-bags = 包袋
category-home = 家居
shop-language = 语言
shop-headline = 慢工细作，寄往远方。
shop-lead = 靴子、羊毛与亚麻，来自七家小作坊。无论包裹寄往哪里，我们都用您的语言回答。
shop-browse = 浏览本季商品
shop-ask = 随时提问
shop-collection = 本季精选
promise-parcel-title = 一路追踪到家门
promise-parcel = 无论白天黑夜，随时询问订单在哪里，即可获知承运商的最新消息。
promise-return-title = 退货很简单
promise-return = 尺码不合适？助手为您办理退货，或帮您找到合适的尺码。
promise-people-title = 需要时，真人在
promise-people = 支持十四种语言，只要您提出，人工客服随时接手。
shop-footer = 这是一家虚构的商店，用来演示 Crossdesk。这里的商品无法购买。

## Demo mode: what to try, and what a shopper would get by e-mail

demo-label = 演示
demo-title = 试试这些订单
demo-lead = 用任何语言询问其中一个订单。助手会先核对邮箱或邮编，然后才告知详情。
demo-number = 订单
demo-status = 状态
demo-destination = 寄往
demo-email = 邮箱
demo-postcode = 邮编
demo-try = 询问此订单
demo-question = 我的订单 { $number } 到哪里了？
demo-codes-title = 一次性验证码
demo-codes-lead = 修改订单需要输入发送到预留地址的验证码。在演示中，验证码显示在这里。
demo-codes-none = 还没有验证码。
demo-code-order = 订单 { $number }
demo-desk-title = 另一边
demo-desk = 客服人员在工作台中回复。请以 { $email } 登录。
demo-desk-password = 密码是 { $password }
demo-desk-open = 打开工作台
