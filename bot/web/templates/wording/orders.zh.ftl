## The state of an order in a word or two: what is told about it, and Shopify’s names

status-unfulfilled = 未发货
status-inprogress = 打包中
status-onhold = 暂停处理
status-partiallyfulfilled = 部分发货
status-fulfilled = 已发货
status-inforeceived = 等待揽收
status-intransit = 运输中
status-outfordelivery = 派送中
status-attemptfail = 投递未成功
status-availableforpickup = 待自取
status-delivered = 已送达
status-exception = 运输异常
status-expired = 物流信息停滞
status-cancelled = 已取消
status-shipped = 已发出
status-customs = 清关中
status-payment = 待缴进口费用
status-address = 地址有误
status-refused = 已拒收
status-returning = 退回途中
status-returned = 已退回
status-damaged = 运输途中损坏
status-lost = 已丢失
status-restocked = 已退回库存
