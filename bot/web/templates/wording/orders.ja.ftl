## The state of an order in a word or two: what is told about it, and Shopify’s names

status-unfulfilled = 未発送
status-inprogress = 梱包中
status-onhold = 保留中
status-partiallyfulfilled = 一部発送済み
status-fulfilled = 発送済み
status-inforeceived = 集荷待ち
status-intransit = 配送中
status-outfordelivery = お届け中
status-attemptfail = ご不在・未配達
status-availableforpickup = 受け取り可能
status-delivered = 配達済み
status-exception = 配送に問題あり
status-expired = 配送情報の更新なし
status-cancelled = キャンセル済み
status-shipped = 発送済み
status-customs = 通関中
status-payment = 輸入費用のお支払い待ち
status-address = 住所に問題あり
status-refused = 受け取り拒否
status-returning = 返送中
status-returned = 返送済み
status-damaged = 配送中に破損
status-lost = 紛失
status-restocked = 在庫に戻りました
