## The demo shop: an invented shop. Only its page speaks here, not the assistant.

shop-name = Loom & Lantern
shop-announcement = 작은 공방에서 만들어 국경 너머로 보냅니다
shop-skip = 본문으로 이동
category-shoes = 신발
category-clothing = 의류
category-bags = 가방
category-home = 홈
shop-language = 언어
shop-headline = 천천히 만들어 먼 곳까지.
shop-lead = 일곱 곳의 작은 공방에서 만든 부츠와 울, 리넨. 택배가 어디로 가든 고객님의 언어로 답해 드립니다.
shop-browse = 컬렉션 보기
shop-ask = 무엇이든 물어보세요
shop-collection = 이번 시즌
promise-parcel-title = 문 앞까지 함께
promise-parcel = 주문이 어디쯤 있는지 밤낮없이 물어보세요. 운송사의 최신 소식을 알려 드립니다.
promise-return-title = 쉬운 반품
promise-return = 사이즈가 맞지 않나요? 어시스턴트가 반품을 접수하거나 맞는 사이즈를 찾아 드립니다.
promise-people-title = 중요할 때는 사람이
promise-people = 열네 개 언어를 지원하며, 원하시면 언제든 상담원이 이어받습니다.
shop-footer = Crossdesk를 보여 주기 위한 가상의 상점입니다. 상품은 구매할 수 없습니다.

## Demo mode: what to try, and what a shopper would get by e-mail

demo-label = 데모
demo-title = 이 주문으로 시험해 보세요
demo-lead = 어떤 언어로든 주문 하나에 대해 물어보세요. 어시스턴트는 이메일이나 우편번호를 확인한 뒤에 알려 드립니다.
demo-number = 주문
demo-status = 상태
demo-destination = 배송지
demo-email = 이메일
demo-postcode = 우편번호
demo-try = 물어보기
demo-question = 제 주문 { $number } 어디쯤 왔나요?
demo-codes-title = 일회용 코드
demo-codes-lead = 주문을 변경하려면 등록된 주소로 보낸 코드가 필요합니다. 데모에서는 여기에 표시됩니다.
demo-codes-none = 아직 코드가 없습니다.
demo-code-order = 주문 { $number }
demo-desk-title = 반대편
demo-desk = 상담원은 데스크에서 답합니다. { $email } 계정으로 로그인하세요.
demo-desk-password = 비밀번호는 { $password }입니다
demo-desk-open = 데스크 열기
