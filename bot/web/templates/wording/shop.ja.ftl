## The demo shop: an invented shop. Only its page speaks here, not the assistant.

shop-name = Loom & Lantern
shop-announcement = 小さな工房から、国境を越えてお届け
shop-skip = 本文へ移動
category-shoes = シューズ
category-clothing = ウェア
category-bags = バッグ
category-home = ホーム
shop-language = 言語
shop-headline = ゆっくり作り、遠くまで届ける。
shop-lead = 七つの小さな工房から届くブーツ、ウール、リネン。お届け先がどこでも、あなたの言葉でお答えします。
shop-browse = コレクションを見る
shop-ask = 質問する
shop-collection = 今季の商品
promise-parcel-title = 玄関先まで追跡
promise-parcel = ご注文が今どこにあるか、昼でも夜でもお尋ねください。配送業者の最新情報をお伝えします。
promise-return-title = 返品もかんたん
promise-return = サイズが合わないときは、返品の手続きも、合うサイズ探しもアシスタントにお任せください。
promise-people-title = 大切なときは人が対応
promise-people = 14の言語に対応。ご希望があれば、いつでも担当者に代わります。
shop-footer = Crossdesk をお見せするための架空のお店です。商品は購入できません。

## Demo mode: what to try, and what a shopper would get by e-mail

demo-label = デモ
demo-title = この注文で試す
demo-lead = どの言語でもかまいません。いずれかの注文について尋ねてみてください。アシスタントはメールアドレスか郵便番号を確認してからお答えします。
demo-number = 注文
demo-status = 状況
demo-destination = お届け先
demo-email = メール
demo-postcode = 郵便番号
demo-try = 尋ねる
demo-question = 注文 { $number } は今どこですか？
demo-codes-title = ワンタイムコード
demo-codes-lead = 注文の変更には、登録先に送られるコードが必要です。デモではここに表示されます。
demo-codes-none = コードはまだありません。
demo-code-order = 注文 { $number }
demo-desk-title = もう一つの側
demo-desk = 担当者はデスクで返信します。{ $email } でログインしてください。
demo-desk-password = パスワードは { $password } です
demo-desk-open = デスクを開く
