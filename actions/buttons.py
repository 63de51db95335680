"""Name the buttons that several replies share. A payload is an intent that Rasa understands by itself."""

from actions.replies import Button

YES = Button("/affirm", key="button-yes")
NO = Button("/deny", key="button-no")
HUMAN = Button("/request_human", key="button-human")
TRACK = Button("/track_order", key="button-track")
RETURN = Button("/return_item", key="button-return")
EXCHANGE = Button("/exchange_item", key="button-exchange")
CANCEL = Button("/cancel_order", key="button-cancel")
NONE_OF_THESE = Button("/deny", key="button-none-of-these")
GO_ON = Button("/deny", key="button-go-on")
WAIT = Button("/deny", key="button-wait")
NEW_CODE = Button('/give_order_details{"code":"new"}', key="button-new-code")

TOPICS = (TRACK, RETURN, HUMAN)
"""What a shopper who is lost may want."""
