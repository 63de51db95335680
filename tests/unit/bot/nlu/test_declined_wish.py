"""Speaking of a person without wanting one, in every language."""

from __future__ import annotations

import pytest

from bot.nlu.declined_wish import declines_person, without_declined_wish

DECLINED = [
    "You don't have to connect me with anyone, where is the tracking number?",
    "no agent required, what's your VAT id",
    "I'd rather not talk to a person, what are the opening hours",
    "Sie müssen mich nicht verbinden, ich brauche dafür keinen Kollegen",
    "kein Berater nötig: wie groß ist XL?",
    "Ich möchte mit keinem sprechen, es geht auch ohne Mitarbeiter",
    "c'est pas la peine de me passer quelqu'un, il me faut juste la facture",
    "inutile de déranger un conseiller",
    "no necesito hablar con ningún asesor, dime solo el plazo",
    "non ho bisogno di un operatore, solo del codice",
    "Nao quero falar com ninguem, só me diz o prazo",
    "ik hoef geen medewerker te spreken, alleen de maattabel",
    "nie trzeba mnie łączyć z konsultantem",
    "сотрудник мне не нужен, подскажите размер",
    "не надо звать менеджера",
    "Bir temsilciyle görüşmeme gerek yok, sadece fiyatı söyle",
    "لا داعي لتحويلي إلى موظف، فقط أريد رقم التتبع",
    "مو محتاج اكلم احد",
    "别给我转客服了，我自己查",
    "無理にオペレーターにつながなくていいです",
    "スタッフの対応は不要です",
    "직원 연결 안 해도 돼요",
]

WANTED = [
    "I don't want to talk to a robot, give me a person",
    "I do not want a bot I want a human",
    "can't I speak to somebody?",
    "why does nobody answer, I need an agent",
    "don't you want to give me a human?",
    "zwei Wochen ohne dass jemand antwortet, bitte einen Mitarbeiter",
    "llevo días sin que alguien me conteste, páseme con un agente",
    "settimane senza che nessuno risponda, voglio un operatore",
    "Kann ich denn keinen Mitarbeiter sprechen?",
    "Ich will keinen Bot, sondern einen Menschen",
    "warum meldet sich kein Mitarbeiter",
    "pas besoin d'un robot mais d'un humain",
    "je veux parler à quelqu'un, pas à une machine",
    "no quiero un robot, quiero una persona",
    "non voglio un bot ma un operatore",
    "não quero falar com robô, quero um atendente",
    "ik wil geen robot maar een mens",
    "nie chcę bota, chcę człowieka",
    "не хочу с ботом, позовите человека",
    "neden bir temsilciye bağlanamıyorum",
    "ما ابي روبوت ابي موظف",
    "不要机器人，转人工",
    "ロボットではなく担当者をお願いします",
    "로봇 말고 사람이랑 얘기할래요",
    "",
]


@pytest.mark.parametrize("text", DECLINED)
def test_person_who_is_not_needed_is_declined(text: str) -> None:
    assert declines_person(text)


@pytest.mark.parametrize("text", WANTED)
def test_wish_for_a_person_is_left_alone(text: str) -> None:
    assert not declines_person(text)


def test_declined_wish_leaves_its_share_to_the_others() -> None:
    ranking = [("request_human", 0.8), ("track_order", 0.15), ("ask_faq", 0.05)]
    found = without_declined_wish("no need for a human, where is my order", ranking)
    assert found == [("track_order", pytest.approx(0.75)), ("ask_faq", pytest.approx(0.25))]
    assert without_declined_wish("a human please", ranking) == ranking


@pytest.mark.parametrize(
    "ranking", [[], [("request_human", 1.0)], [("track_order", 0.6), ("request_human", 0.4)]]
)
def test_ranking_that_is_not_led_by_the_wish_is_not_changed(ranking: list[tuple[str, float]]) -> None:
    assert without_declined_wish("no need for a human", ranking) == ranking
