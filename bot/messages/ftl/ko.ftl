# Crossdesk가 하는 말, 한국어(존댓말).

## Small talk

greet = 안녕하세요! 주문 확인, 반품 접수, 쇼핑몰 관련 질문에 도움을 드립니다. 무엇을 도와드릴까요?
goodbye = 안녕히 가세요. 문의해 주셔서 감사합니다.
thank = 천만에요! 더 도와드릴 일이 있을까요?
bot-challenge = 저는 자동 상담 도우미이며 사람이 아닙니다. 원하시면 언제든지 상담원에게 연결해 드리겠습니다.
feedback-thanks = 의견 감사합니다. 더 나은 서비스를 만드는 데 도움이 됩니다.
complain = 불편을 드려 죄송합니다. 어떤 문제가 있었는지 말씀해 주시면 해결해 보겠습니다. 상담원에게 연결해 드릴 수도 있습니다.
offer-nothing-yes = 네, 무엇을 해 드릴까요?
offer-nothing-no = 알겠습니다. 더 필요한 것이 있으면 언제든지 말씀해 주세요.
not-understood = 죄송합니다. 잘 이해하지 못했습니다. 다르게 말씀해 주시겠어요?
out-of-scope = 죄송하지만 그 부분은 도와드릴 수 없습니다. 주문 확인, 반품·교환·취소 처리, 쇼핑몰 관련 질문에 도움을 드릴 수 있습니다.
details-for-what = 감사합니다. 이 정보로 무엇을 도와드릴까요?
language-switched = 네, 한국어로 계속하겠습니다.
language-unserved = 그 언어({ $language })는 충분히 구사하지 못하여 한국어로 계속하겠습니다. 상담원이 그 언어로 도와드릴 수 있을지도 모릅니다.

## Buttons

choose-by-number = 번호로 답해 주세요.
button-yes = 예
button-no = 아니요
button-human = 상담원과 대화하기
button-none-of-these = 해당 없음
button-helped = 도움이 되었습니다
button-not-helped = 도움이 되지 않았습니다
button-go-on = 여기서 계속하기
button-wait = 기다릴게요
button-track = 주문 조회
button-return = 반품하기
button-new-code = 새 코드 보내기
button-exchange = 다른 사이즈로 교환
button-cancel = 주문 취소
button-return-defective = 반품: 불량
button-return-wrong-item = 반품: 잘못 온 상품

## Questions of policy and product

faq-unknown = 죄송하지만 답을 알지 못합니다. 다르게 질문해 주시겠어요?
faq-suggest = 제가 맞게 이해했는지 확실하지 않습니다. 다음 중 하나를 물어보신 건가요?
faq-only-in = (이 답변은 다음 언어로만 제공됩니다: { $language })
faq-helped = 질문에 답이 되었나요?
faq-helped-yes = 다행입니다! 더 필요한 것이 있으신가요?
faq-helped-no = 죄송합니다. 다르게 질문해 주시겠어요, 아니면 상담원에게 연결해 드릴까요?

## Which order, and is it yours

ask-order-number = 주문 번호를 알려 주세요. 주문 확인 이메일에 CD-10234와 같은 형식으로 적혀 있습니다.
hint-order-number = 주문 번호를 찾지 못했습니다. CD-10234와 같은 형식이며 주문 확인 이메일 맨 위에 있습니다.
where-order-number = 괜찮습니다. 주문 번호(예: CD-10234)는 주문 확인 이메일 맨 위, 거래 명세서, 계정의 ‘내 주문’에 있습니다. 찾지 못하시면 상담원이 주문을 확인해 드릴 수 있습니다.
ask-contact = 주문 { $number } 건이 고객님의 주문인지 확인하겠습니다. 주문하실 때 입력하신 이메일, 전화번호 또는 배송지 우편번호를 알려 주세요.
hint-contact = 주문 { $number } 건을 확인하려면 이메일(예: name@example.com), 전화번호, 배송지 우편번호 중 하나가 필요합니다.
ask-which-order = 어떤 주문에 대한 문의인가요? 다른 주문 번호를 입력하셔도 됩니다.
identity-mismatch = 주문 번호와 연락처가 일치하지 않습니다. 두 가지를 확인하신 뒤 이메일, 전화번호 또는 우편번호를 다시 보내 주세요. 주문 번호가 잘못되었다면 함께 보내 주세요.
form-left = 알겠습니다. 중단했으며 변경된 내용은 없습니다. 무엇을 더 도와드릴까요?

## One-time code

ask-code = { $address } 주소로 여섯 자리 코드를 보냈습니다. 확인을 위해 여기에 입력해 주세요.
code-sent-again = { $address } 주소로 새 코드를 보냈습니다. 가장 최근 코드만 유효합니다. 여기에 입력해 주세요.
hint-code = 여섯 자리 숫자 코드를 입력해 주세요. 예: 123456
code-wrong =
    { $left ->
        [0] 코드가 올바르지 않으며 더 이상 입력할 수 없습니다. 새 코드를 보내 드릴 수 있습니다.
       *[other] 코드가 올바르지 않습니다. { $left }번 더 입력하실 수 있습니다.
    }
code-expired = 이 코드는 더 이상 유효하지 않습니다. 새 코드를 보내 드릴까요?

## Where the order is

status-unfulfilled = 주문 { $number } 건이 접수되었으며 곧 포장할 예정입니다.
status-on-hold = 주문 { $number } 건은 저희 쪽에서 보류 중이며 아직 발송되지 않았습니다.
status-in-progress = 주문 { $number } 건을 포장하고 있습니다.
status-partially-fulfilled = 주문 { $number } 건의 일부는 배송 중이고 나머지는 포장 중입니다.
status-shipped = 주문 { $number } 건을 택배사에 전달했습니다.
status-info-received = 주문 { $number } 건이 준비되었으며 택배사가 곧 수거할 예정입니다.
status-in-transit = 주문 { $number } 건이 배송 중입니다.
status-customs = 주문 { $number } 건이 도착 국가의 세관에 있습니다. 소요 기간은 세관에 따라 다르며 보통 며칠 안에 통과됩니다.
status-payment = 주문 { $number } 건은 수입 비용이 결제되어야 배송이 계속됩니다. 택배사에서 연락드릴 예정입니다.
status-out-for-delivery = 주문 { $number } 건이 오늘 배송됩니다.
status-attempt-fail = 택배사가 주문 { $number } 건을 전달하지 못했습니다. 보통 다음 영업일에 다시 방문합니다.
status-available-for-pickup = 주문 { $number } 건을 수령하실 수 있습니다.
status-delivered = 주문 { $number } 건이 배송 완료되었습니다.
status-address = 주소 문제로 주문 { $number } 건을 배송하지 못하고 있습니다.
status-refused = 주문 { $number } 건의 수령이 거부되어 저희에게 반송되고 있습니다.
status-returning = 주문 { $number } 건이 저희에게 반송되고 있습니다.
status-returned = 주문 { $number } 건이 저희에게 반송되었습니다.
status-damaged = 택배사에서 주문 { $number } 건이 운송 중 파손되었다고 알려 왔습니다. 죄송합니다.
status-lost = 택배사가 주문 { $number } 건을 찾지 못하고 있습니다. 죄송합니다.
status-exception = 주문 { $number } 건의 배송에 문제가 생겼습니다.
status-expired = 주문 { $number } 건에 대해 택배사의 소식이 오랫동안 없습니다.
status-cancelled = 주문 { $number } 건이 취소되었습니다.

status-expected = 늦어도 { $date }까지 도착할 예정입니다.
status-late =
    { $days ->
       *[other] 약속한 날보다 { $days }일 늦어졌습니다. 죄송합니다.
    }
status-delivered-on = 배송 완료일: { $date }
status-pickup-point = 수령 장소: { $place }
status-last-scan = 최근 소식({ $date }): { $event }
status-last-scan-at = 최근 소식({ $date }): { $event } ({ $country }, { $city })
status-tracking = { $carrier }, 운송장 번호 { $tracking }
status-parcels =
    { $count ->
       *[other] 이 주문은 { $count }개의 상자로 나뉘어 발송됩니다. 가장 늦은 상자의 상황을 안내해 드립니다.
    }

event-pending = 등록됨
event-info-received = 택배사에 통보됨
event-in-transit = 배송 중
event-out-for-delivery = 배달 중
event-attempt-fail = 배달 실패
event-available-for-pickup = 수령 가능
event-delivered = 배송 완료
event-exception = 문제 발생
event-expired = 소식 없음

delivery-problem-delivered = 받지 못하셨다면 먼저 가족이나 이웃에게 확인해 주세요. 대신 받아 두었을 수 있습니다. 분실 조사를 시작할 수 있는 상담원에게 연결해 드릴까요?
delivery-problem-open = 택배사에 확인해 줄 상담원에게 연결해 드릴까요?

## Returns and exchanges

ask-item = 어떤 상품에 대한 문의인가요?
hint-item = 다음 상품 중 하나를 고르시거나 상품 이름을 입력해 주세요.
ask-reason = 반품하시려는 이유를 알려 주세요.
hint-reason = 가장 가까운 이유를 선택해 주세요.
ask-size = { $item } 대신 어떤 사이즈를 원하시나요?
hint-size = 이 상품의 사이즈 중 하나를 선택해 주세요: { $item }
ask-quantity = 이 상품을 여러 개 주문하셨습니다: { $item }. 몇 개를 반품하시겠어요?
hint-quantity = 1에서 { $most } 사이의 숫자를 입력해 주세요.
return-agree = 반품하실 상품: { $item } (이유: { $reason }). 접수할까요?
exchange-agree = 교환하실 상품: { $item }, 원하시는 사이즈: { $size }. 접수할까요?
hint-yes-no = 진행할까요? 예 또는 아니요로 답해 주세요.
return-done = 반품이 접수되었습니다: { $item }. 반품 번호는 { $rma }입니다.
exchange-done = 교환이 접수되었습니다: { $item }. 반품 번호는 { $rma }입니다.
return-next = 라벨은 저희 페이지 아래쪽 ‘반품’에 있습니다. 상품을 포장하고 번호 { $rma } 메모를 넣어 늦어도 { $date }까지 보내 주세요.
return-receipt = 이 접수는 계약 철회로 처리되며, 접수 확인서를 이메일로 보내 드립니다.
label-cost = 반품 라벨 비용은 { $cost }입니다.
label-free = 반품은 무료입니다.
return-refund = 환불: { $amount } ({ $method }), 늦어도 { $date }까지 예정
return-not-possible = 주문 { $number } 건에서 반품할 수 있는 상품을 찾지 못했습니다. 상담원이 더 자세히 확인해 드릴 수 있습니다.
return-not-possible-window-over = 죄송하지만 반품 기간이 지났습니다. 상품에 문제가 있다면 상담원이 도와드릴 수 있습니다.
return-not-possible-final-sale = 이 상품은 반품 불가 조건으로 판매되었습니다. 불량이라면 상담원이 도와드릴 수 있습니다.
return-not-possible-not-returnable = 위생 또는 안전상의 이유로 이 상품은 반품할 수 없습니다. 불량이라면 상담원이 도와드릴 수 있습니다.
return-not-possible-not-delivered = 주문 { $number } 건은 아직 배송되지 않아 반품할 상품이 없습니다. 아직 발송 전이라면 취소해 드릴 수 있습니다.
return-not-possible-already-returned = 이미 반품이 접수되어 있습니다.
return-not-possible-cancelled = 주문 { $number } 건은 취소되어 반품할 상품이 없습니다.
return-not-possible-no-withdrawal-right = 이 경우에는 청약 철회권이 없습니다. 다른 방법은 상담원이 안내해 드릴 수 있습니다.
exchange-no-other-size = 주문 { $number } 건에는 다른 사이즈로 교환할 수 있는 상품이 없습니다. 반품하시거나 상담원에게 문의해 주세요.

reason-size-too-small = 너무 작음
reason-size-too-large = 너무 큼
reason-unwanted = 더 이상 필요 없음
reason-style = 마음에 들지 않음
reason-defective = 파손 또는 불량
reason-not-as-described = 설명과 다름
reason-wrong-item = 다른 상품이 옴
reason-other = 기타 이유

item-problem = 주문 { $number } 건에 문제가 있어 죄송합니다. 상품을 무료로 반송하고 환불받으시거나, 상담원이 새 상품 교환 등 다른 해결 방법을 찾아 드릴 수 있습니다.

payment-card = 카드
payment-bank-transfer = 계좌 이체
payment-cash-on-delivery = 상품 수령 시 결제
payment-gift-card = 기프트 카드
payment-konbini = 편의점 결제
payment-boleto = Boleto

## Cancelling and changing

cancel-agree = 주문 { $number } 건({ $total })은 아직 발송되지 않았습니다. 주문 전체를 취소할까요?
cancel-done = 주문 { $number } 건이 취소되었습니다.
cancel-refund = 환불: { $amount } ({ $method }), 늦어도 { $date }까지 예정
cancel-nothing-paid = 결제된 금액이 없습니다.
cancel-already = 주문 { $number } 건은 이미 취소되었습니다.
cancel-too-late = 주문 { $number } 건은 이미 발송되어 취소할 수 없습니다. 수령을 거부하시거나 받으신 후 반품하실 수 있습니다.
change-possible = 주문 { $number } 건은 아직 발송 전이라 변경할 수 있습니다. 상담원이 처리해 드립니다. 연결해 드릴까요?
change-too-late = 주문 { $number } 건은 이미 발송되어 변경할 수 없습니다.

## Money back

refund-pending = 주문 { $number } 건의 환불 { $amount } 처리 중입니다({ $method }). 늦어도 { $date }까지 예정되어 있습니다.
refund-late =
    { $days ->
       *[other] 예정일이 { $days }일 지났습니다. 죄송합니다. 상담원이 확인해 드릴까요?
    }
refund-paid = 주문 { $number } 건의 { $amount } 환불이 { $date }에 완료되었습니다({ $method }). 은행에 따라 표시되기까지 며칠 걸릴 수 있습니다.
refund-failed = 주문 { $number } 건의 환불 { $amount } ({ $method }) 처리에 실패했습니다. 상담원의 확인이 필요합니다. 연결해 드릴까요?
refund-awaits-return = 주문 { $number } 건은 아직 환불이 시작되지 않았습니다. 반품 { $rma } 건이 도착하여 확인되면 시작됩니다.
refund-none = 주문 { $number } 건에는 환불이나 반품 내역이 없습니다.

## To a human

human-offer = 상담원에게 연결해 드릴까요, 아니면 여기서 도와드릴까요?
handoff-request-human = 네, 상담원에게 연결해 드리겠습니다. 상담원이 대화 내용을 볼 수 있으니 다시 설명하지 않으셔도 됩니다.
handoff-anger = 죄송합니다. 문제를 해결해 드릴 수 있는 상담원에게 연결해 드리겠습니다. 상담원이 대화 내용을 볼 수 있습니다.
handoff-unresolved = 도움을 드리지 못해 죄송합니다. 상담원에게 연결해 드리겠습니다. 상담원이 대화 내용을 볼 수 있습니다.
handoff-failure = 죄송합니다. 저희 쪽에 문제가 생겼습니다. 상담원에게 연결해 드리겠습니다.
handoff-topic = 이 문제는 상담원이 직접 확인해야 합니다. 지금 연결해 드리겠습니다. 상담원이 대화 내용을 볼 수 있습니다.
queue-position = 상담원이 최대한 빨리 답변드리겠습니다. 그때까지 제가 계속 도와드리겠습니다.
queue-place =
    { $place ->
        [1] 다음 순서입니다.
       *[other] 대기 순번은 { $place }번입니다.
    }
queue-wait =
    { $minutes ->
       *[other] 약 { $minutes }분 정도 걸릴 것으로 예상됩니다.
    }
queue-nobody-online = 현재 접속 중인 상담원이 없습니다. 메시지는 저장되며 가장 먼저 답변해 드리겠습니다. 알아 두어야 할 내용을 남겨 주세요.
rasa-unavailable = 죄송합니다. 저희 쪽에 문제가 생겼습니다. 상담원에게 연결해 드리겠습니다.
agent-joined = { $agent } 님이 대화에 참여했습니다.
agent-left = { $agent } 님이 대화를 나갔습니다.
conversation-resolved = 상담원과의 대화가 종료되었습니다. 필요하시면 다시 제가 도와드리겠습니다.
message-too-long = 메시지가 너무 깁니다. { NUMBER($limit) }자 이내로 작성해 주세요.

## Mail to the address on file

notice-code-subject = 주문 { $number } 인증 코드
notice-code-return = 주문 { $number } 상품의 반품을 요청하셨습니다. 확인을 위해 채팅에 다음 코드를 입력해 주세요:
notice-code-cancel = 주문 { $number } 취소를 요청하셨습니다. 확인을 위해 채팅에 다음 코드를 입력해 주세요:
notice-code-address = 주문 { $number }의 주소 변경을 요청하셨습니다. 확인을 위해 채팅에 다음 코드를 입력해 주세요:
notice-code-until = 코드는 한 번만 쓸 수 있으며 { $time }까지 유효합니다.
notice-code-not-you = 직접 요청하지 않으셨다면 아무것도 하지 않으셔도 됩니다. 코드 없이는 아무것도 변경되지 않습니다. 전화로 코드를 묻는 일은 없습니다.
notice-receipt-subject = 청약 철회 접수증, 주문 { $number }
notice-receipt = 주문 { $number }에 대한 청약 철회를 접수했습니다. 대상 상품:
notice-receipt-declared = 신청: { $time }
notice-receipt-confirmed = 확인: { $time }
notice-receipt-send-by = 반품 번호는 { $rma }입니다. 늦어도 { $date }까지 보내 주세요.
notice-receipt-refund = 환불 예정일: 늦어도 { $date }.
notice-receipt-keep = 이 메일을 보관해 주세요. 신청 내용은 저장된 그대로 첨부되어 있으며, SHA-256 체크섬은 { $digest }입니다.

## The website widget

widget-title = 고객 서비스
widget-placeholder = 메시지를 입력하세요…
widget-send = 보내기
widget-offline = 오프라인 상태입니다. 연결되면 메시지가 전송됩니다.
widget-reconnecting = 다시 연결하는 중…
widget-new-conversation = 새 대화
widget-open = 채팅 열기
widget-close = 채팅 닫기
widget-agent = 상담팀
widget-bot = 도우미
widget-you = 고객님
widget-greeting = 안녕하세요! 무엇을 도와드릴까요?
widget-queue = 대기 순번 { "{position}" }번
