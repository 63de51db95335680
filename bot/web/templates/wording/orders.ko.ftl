## The state of an order in a word or two: what is told about it, and Shopify’s names

status-unfulfilled = 발송 전
status-inprogress = 포장 중
status-onhold = 보류
status-partiallyfulfilled = 일부 발송
status-fulfilled = 발송됨
status-inforeceived = 집하 대기
status-intransit = 배송 중
status-outfordelivery = 배달 중
status-attemptfail = 배달 시도함
status-availableforpickup = 수령 가능
status-delivered = 배달 완료
status-exception = 배송 문제
status-expired = 배송 소식 없음
status-cancelled = 취소됨
status-shipped = 발송 완료
status-customs = 통관 중
status-payment = 수입 비용 결제 대기
status-address = 주소 문제
status-refused = 수령 거부
status-returning = 반송 중
status-returned = 반송됨
status-damaged = 배송 중 파손
status-lost = 분실
status-restocked = 재입고됨
