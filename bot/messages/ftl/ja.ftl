# Crossdesk の言葉、日本語（です・ます）。

## Small talk

greet = こんにちは。ご注文の確認、返品のお手続き、ショップに関するご質問にお答えできます。どのようなご用件でしょうか？
goodbye = ご連絡ありがとうございました。失礼いたします。
thank = どういたしまして。ほかにお手伝いできることはありますか？
bot-challenge = 私は自動応答のアシスタントで、人間ではありません。ご希望でしたら、いつでも担当者におつなぎします。
feedback-thanks = ご意見ありがとうございます。今後の改善に役立てます。
complain = ご不快な思いをおかけして申し訳ありません。何があったかお聞かせいただければ対応いたします。担当者におつなぎすることもできます。
offer-nothing-yes = かしこまりました。何をいたしましょうか？
offer-nothing-no = 承知しました。ほかに何かありましたら、いつでもお書きください。
not-understood = 申し訳ありません、うまく理解できませんでした。別の言い方でお願いできますか？
out-of-scope = 申し訳ありませんが、その件はお手伝いできません。ご注文の確認、返品・交換・キャンセルのお手続き、ショップに関するご質問にお答えできます。
details-for-what = ありがとうございます。こちらについて何をいたしましょうか？
language-switched = かしこまりました。日本語で続けます。
language-unserved = その言語（{ $language }）は十分に扱えないため、日本語で続けます。担当者がその言語でお手伝いできる場合があります。

## Buttons

choose-by-number = 番号でお答えください。
button-yes = はい
button-no = いいえ
button-human = 担当者と話す
button-none-of-these = どれでもない
button-helped = 役に立ちました
button-not-helped = 役に立ちませんでした
button-go-on = ここで続ける
button-wait = もう少し待つ
button-track = 注文を確認する
button-return = 返品する
button-new-code = 新しいコードを送る
button-exchange = 別のサイズに交換する
button-cancel = 注文をキャンセルする
button-return-defective = 返品：不良品
button-return-wrong-item = 返品：違う商品が届いた

## Questions of policy and product

faq-unknown = 申し訳ありませんが、お答えがわかりません。別の言い方でお尋ねいただけますか？
faq-suggest = 正しく理解できたか自信がありません。お知りになりたいのは次のどれかでしょうか？
faq-only-in = （この回答は次の言語でのみご用意しています：{ $language }）
faq-helped = ご質問の答えになりましたか？
faq-helped-yes = よかったです。ほかに何かありますか？
faq-helped-no = 申し訳ありません。別の言い方でお尋ねになりますか？それとも担当者におつなぎしましょうか？

## Which order, and is it yours

ask-order-number = ご注文番号を教えてください。確認メールに「CD-10234」のような形で記載されています。
hint-order-number = ご注文番号が見つかりませんでした。「CD-10234」のような形で、確認メールの先頭に記載されています。
where-order-number = 大丈夫です。ご注文番号（CD-10234のような形）は、確認メールの先頭、納品書、マイページの「注文履歴」に記載されています。見つからない場合は、担当者がお調べします。
ask-contact = ご注文 { $number } がお客様のものであることを確認いたします。ご注文時のメールアドレス、電話番号、お届け先の郵便番号のいずれかを教えてください。
hint-contact = ご注文 { $number } の確認には、メールアドレス（例：name@example.com）、電話番号、お届け先の郵便番号のいずれかが必要です。
ask-which-order = どのご注文についてでしょうか？別のご注文番号を入力することもできます。
identity-mismatch = ご注文番号とご連絡先が一致しませんでした。両方をご確認のうえ、メールアドレス、電話番号、郵便番号のいずれかをもう一度お送りください。ご注文番号が違っていた場合は、そちらもお送りください。
form-left = 承知しました。中止しましたので、何も変更されていません。ほかにお手伝いできることはありますか？

## One-time code

ask-code = { $address } に6桁のコードをお送りしました。確認のため、ここに入力してください。
code-sent-again = { $address } に新しいコードをお送りしました。最新のコードのみ有効です。ここに入力してください。
hint-code = コードの6桁の数字を入力してください（例：123456）。
code-wrong =
    { $left ->
        [0] コードが正しくありません。これ以上は入力できませんので、新しいコードをお送りできます。
       *[other] コードが正しくありません。あと { $left } 回入力できます。
    }
code-expired = このコードは無効になりました。新しいコードをお送りしましょうか？

## Where the order is

status-unfulfilled = ご注文 { $number } を承りました。まもなく梱包いたします。
status-on-hold = ご注文 { $number } は当店で保留中で、まだ発送されていません。
status-in-progress = ご注文 { $number } は梱包中です。
status-partially-fulfilled = ご注文 { $number } の一部は配送中で、残りは梱包中です。
status-shipped = ご注文 { $number } を配送業者に引き渡しました。
status-info-received = ご注文 { $number } は準備が整い、まもなく配送業者が集荷します。
status-in-transit = ご注文 { $number } は配送中です。
status-customs = ご注文 { $number } はお届け先の国の税関にあります。所要日数は税関によりますが、通常は数日で通過します。
status-payment = ご注文 { $number } は、輸入にかかる費用のお支払い後に配送が再開されます。配送業者からご連絡いたします。
status-out-for-delivery = ご注文 { $number } は本日お届けの予定です。
status-attempt-fail = ご注文 { $number } をお届けできませんでした。通常は翌営業日に再配達されます。
status-available-for-pickup = ご注文 { $number } はお受け取りいただけます。
status-delivered = ご注文 { $number } は配達済みです。
status-address = 住所に問題があり、ご注文 { $number } をお届けできていません。
status-refused = ご注文 { $number } は受け取りが拒否されたため、当店に戻されています。
status-returning = ご注文 { $number } は当店に返送中です。
status-returned = ご注文 { $number } は当店に戻りました。
status-damaged = 配送業者より、ご注文 { $number } が輸送中に破損したとの連絡がありました。申し訳ありません。
status-lost = 配送業者がご注文 { $number } を見つけられていません。申し訳ありません。
status-exception = ご注文 { $number } の配送に問題が発生しています。
status-expired = ご注文 { $number } について、配送業者からの更新が長い間ありません。
status-cancelled = ご注文 { $number } はキャンセルされました。

status-expected = お届け予定日：{ $date }まで
status-late =
    { $days ->
       *[other] お約束より { $days } 日遅れております。申し訳ありません。
    }
status-delivered-on = 配達日：{ $date }
status-pickup-point = お受け取り場所：{ $place }
status-last-scan = 最新の状況（{ $date }）：{ $event }
status-last-scan-at = 最新の状況（{ $date }）：{ $event }（{ $country }、{ $city }）
status-tracking = { $carrier }、追跡番号 { $tracking }
status-parcels =
    { $count ->
       *[other] このご注文は { $count } 個口です。こちらは最も遅れている荷物の状況です。
    }

event-pending = 登録済み
event-info-received = 配送業者に連絡済み
event-in-transit = 輸送中
event-out-for-delivery = 配達中
event-attempt-fail = お届けできませんでした
event-available-for-pickup = 受け取り可能
event-delivered = 配達済み
event-exception = 問題発生
event-expired = 更新なし

delivery-problem-delivered = お手元にない場合は、まずご家族やご近所の方にご確認ください。代わりに受け取られていることがあります。調査を手配できる担当者におつなぎしましょうか？
delivery-problem-open = 配送業者に確認する担当者におつなぎしましょうか？

## Returns and exchanges

ask-item = どの商品についてでしょうか？
hint-item = 次の商品から選ぶか、商品名を入力してください。
ask-reason = 返品の理由を教えてください。
hint-reason = 最も近い理由をお選びください。
ask-size = { $item } の代わりに、どのサイズをご希望ですか？
hint-size = この商品のサイズからお選びください：{ $item }
ask-quantity = この商品は複数ご注文いただいています：{ $item }。いくつ返品されますか？
hint-quantity = 1 から { $most } までの数字を入力してください。
return-agree = 返品される商品：{ $item }（理由：{ $reason }）。この内容で登録しますか？
exchange-agree = 交換される商品：{ $item }、ご希望のサイズ：{ $size }。この内容で登録しますか？
hint-yes-no = このまま進めますか？「はい」か「いいえ」でお答えください。
return-done = 返品を登録しました：{ $item }。返品番号は { $rma } です。
exchange-done = 交換を登録しました：{ $item }。返品番号は { $rma } です。
return-next = ラベルは当店のページ下部の「返品」にあります。商品を梱包し、番号 { $rma } を同封して、{ $date }までにお出しください。
return-receipt = このお手続きは契約の撤回として扱われます。受付の控えをメールでお送りしています。
label-cost = 返品ラベルの料金は { $cost } です。
label-free = 返品は無料です。
return-refund = 返金：{ $amount }（{ $method }）、{ $date }までの予定です。
return-not-possible = ご注文 { $number } には返品できる商品が見つかりませんでした。担当者が詳しくお調べできます。
return-not-possible-window-over = 申し訳ありませんが、返品期限を過ぎています。商品に問題がある場合は、担当者が対応いたします。
return-not-possible-final-sale = この商品は返品不可としてお買い求めいただいたものです。不良の場合は、担当者が対応いたします。
return-not-possible-not-returnable = 衛生または安全上の理由により、この商品は返品できません。不良の場合は、担当者が対応いたします。
return-not-possible-not-delivered = ご注文 { $number } はまだお届けしていないため、返品できるものがありません。発送前でしたらキャンセルできます。
return-not-possible-already-returned = こちらの返品はすでに登録されています。
return-not-possible-cancelled = ご注文 { $number } はキャンセル済みのため、返品できるものがありません。
return-not-possible-no-withdrawal-right = こちらには撤回の権利がありません。ほかに可能な方法は担当者がご案内できます。
exchange-no-other-size = ご注文 { $number } には別のサイズに交換できる商品がありません。返品されるか、担当者にお尋ねください。

reason-size-too-small = 小さすぎる
reason-size-too-large = 大きすぎる
reason-unwanted = 不要になった
reason-style = 好みに合わない
reason-defective = 破損または不良
reason-not-as-described = 説明と違う
reason-wrong-item = 違う商品が届いた
reason-other = その他の理由

item-problem = ご注文 { $number } の商品に問題があり、申し訳ありません。無料でご返送のうえ返金を受けるか、担当者が代替品などの解決方法をお探しします。

payment-card = カード
payment-bank-transfer = 銀行振込
payment-cash-on-delivery = 代金引換
payment-gift-card = ギフトカード
payment-konbini = コンビニ払い
payment-boleto = Boleto

## Cancelling and changing

cancel-agree = ご注文 { $number }（{ $total }）はまだ発送されていません。ご注文全体をキャンセルしますか？
cancel-done = ご注文 { $number } をキャンセルしました。
cancel-refund = 返金：{ $amount }（{ $method }）、{ $date }までの予定です。
cancel-nothing-paid = ご請求は発生していません。
cancel-already = ご注文 { $number } はすでにキャンセルされています。
cancel-too-late = ご注文 { $number } はすでに発送されたため、キャンセルできません。お荷物の受け取りを辞退するか、到着後に返品できます。
change-possible = ご注文 { $number } はまだ発送前ですので、変更できます。担当者が承りますので、おつなぎしましょうか？
change-too-late = ご注文 { $number } はすでに発送されたため、変更できません。

## Money back

refund-pending = ご注文 { $number } の返金 { $amount } を手続き中です（{ $method }）。{ $date }までの予定です。
refund-late =
    { $days ->
       *[other] 予定日を { $days } 日過ぎております。申し訳ありません。担当者がお調べしましょうか？
    }
refund-paid = ご注文 { $number } の { $amount } を { $date }に返金しました（{ $method }）。銀行によっては、反映まで数日かかることがあります。
refund-failed = ご注文 { $number } の返金 { $amount }（{ $method }）を実行できませんでした。担当者が確認いたします。おつなぎしましょうか？
refund-awaits-return = ご注文 { $number } の返金はまだ始まっていません。返品 { $rma } が到着し、確認でき次第お手続きします。
refund-none = ご注文 { $number } には返金も返品もありません。

## To a human

human-offer = 担当者におつなぎしましょうか？それとも、こちらで続けますか？
handoff-request-human = かしこまりました。担当者におつなぎします。これまでのやり取りは担当者に共有されますので、もう一度ご説明いただく必要はありません。
handoff-anger = 申し訳ありません。解決できる担当者におつなぎします。これまでのやり取りは担当者に共有されます。
handoff-unresolved = お役に立てず申し訳ありません。担当者におつなぎします。これまでのやり取りは担当者に共有されます。
handoff-failure = 申し訳ありません、当店側で不具合が起きています。担当者におつなぎします。
handoff-topic = この件は人が対応いたします。ただいま担当者におつなぎします。これまでのやり取りは担当者に共有されます。
queue-position = 担当者ができるだけ早く対応いたします。それまでは私が引き続きお手伝いします。
queue-place =
    { $place ->
        [1] 次にご案内いたします。
       *[other] 現在 { $place } 番目にお待ちいただいています。
    }
queue-wait =
    { $minutes ->
       *[other] 待ち時間は約 { $minutes } 分の見込みです。
    }
queue-nobody-online = ただいま対応できる担当者がおりません。メッセージは保存され、最優先で回答いたします。お伝えになりたいことがあればお書きください。
rasa-unavailable = 申し訳ありません、当店側で問題が発生しました。担当者におつなぎします。
agent-joined = { $agent } が会話に参加しました。
agent-left = { $agent } が会話を離れました。
conversation-resolved = 担当者との会話は終了しました。何かありましたら、また私が承ります。
message-too-long = メッセージが長すぎます。{ NUMBER($limit) } 文字以内でお願いします。

## Mail to the address on file

notice-code-subject = ご注文 { $number } の確認コード
notice-code-return = ご注文 { $number } の商品の返品のご依頼がありました。確認のため、チャットに次のコードを入力してください：
notice-code-cancel = ご注文 { $number } のキャンセルのご依頼がありました。確認のため、チャットに次のコードを入力してください：
notice-code-address = ご注文 { $number } のお届け先変更のご依頼がありました。確認のため、チャットに次のコードを入力してください：
notice-code-until = コードは1回のみ有効で、期限は { $time } です。
notice-code-not-you = お心当たりがない場合は、何もしなくて大丈夫です。コードがなければ何も変更されません。お電話でコードをお尋ねすることはありません。
notice-receipt-subject = 契約撤回の受領書（ご注文 { $number }）
notice-receipt = ご注文 { $number } の契約撤回のお申し出を受領しました。対象は次のとおりです：
notice-receipt-declared = お申し出：{ $time }
notice-receipt-confirmed = 確認：{ $time }
notice-receipt-send-by = 返品番号は { $rma } です。{ $date }までに荷物をお出しください。
notice-receipt-refund = 返金予定日：{ $date }まで
notice-receipt-keep = このメールは保管してください。お申し出は保存されているとおりの内容で添付しています。SHA-256 チェックサムは { $digest } です。

## The website widget

widget-title = カスタマーサービス
widget-placeholder = メッセージを入力…
widget-send = 送信
widget-offline = オフラインです。接続が戻り次第、メッセージを送信します。
widget-reconnecting = 再接続中…
widget-new-conversation = 新しい会話
widget-open = チャットを開く
widget-close = チャットを閉じる
widget-agent = 担当者
widget-bot = アシスタント
widget-you = お客様
widget-greeting = こんにちは。どのようなご用件でしょうか？
widget-queue = { "{position}" } 番目にお待ちです
