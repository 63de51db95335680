# Ce que dit Crossdesk, en français (vouvoiement).

## Small talk

greet = Bonjour ! Je peux suivre une commande, enregistrer un retour ou répondre à vos questions sur la boutique. Que puis-je faire pour vous ?
goodbye = Au revoir, et merci de nous avoir écrit.
thank = Je vous en prie ! Puis-je faire autre chose pour vous ?
bot-challenge = Je suis un assistant automatique, pas une personne. Je peux vous mettre en relation avec un conseiller quand vous le souhaitez.
feedback-thanks = Merci pour votre retour, il nous aide à progresser.
complain = Je suis désolé que quelque chose vous ait déplu. Dites-moi ce qui s’est mal passé et j’essaierai d’y remédier ; je peux aussi vous mettre en relation avec un conseiller.
offer-nothing-yes = Volontiers. Que souhaitez-vous que je fasse ?
offer-nothing-no = Très bien. Si vous avez besoin d’autre chose, écrivez-moi.
not-understood = Désolé, je n’ai pas compris. Pourriez-vous le dire autrement ?
out-of-scope = Je ne peux malheureusement pas vous aider sur ce point. Je peux suivre une commande, m’occuper d’un retour, d’un échange ou d’une annulation et répondre à vos questions sur la boutique.
details-for-what = Merci. Que souhaitez-vous que j’en fasse ?
language-switched = Bien sûr, continuons en français.
language-unserved = Je ne maîtrise pas assez bien cette langue ({ $language }), je continue donc en français. Un conseiller pourra peut-être vous aider dans cette langue.

## Buttons

choose-by-number = Répondez par un numéro, s’il vous plaît.
button-yes = Oui
button-no = Non
button-human = Parler à une personne
button-none-of-these = Aucune de celles-ci
button-helped = Cela m’aide
button-not-helped = Cela ne m’aide pas
button-go-on = Continuer ici
button-wait = J’attends encore
button-track = Suivre une commande
button-return = Retourner un article
button-new-code = Envoyer un nouveau code
button-exchange = Échanger contre une autre taille
button-cancel = Annuler la commande
button-return-defective = Retourner : défectueux
button-return-wrong-item = Retourner : mauvais article

## Questions of policy and product

faq-unknown = Je ne connais malheureusement pas la réponse. Pourriez-vous poser la question autrement ?
faq-suggest = Je ne suis pas sûr d’avoir bien compris. Votre question est-elle l’une de celles-ci ?
faq-only-in = (Je n’ai cette réponse que dans cette langue : { $language }.)
faq-helped = Cela répond-il à votre question ?
faq-helped-yes = Tant mieux ! Puis-je faire autre chose ?
faq-helped-no = J’en suis désolé. Voulez-vous poser la question autrement, ou préférez-vous parler à un conseiller ?

## Which order, and is it yours

ask-order-number = Quel est votre numéro de commande ? Il figure dans l’e-mail de confirmation et ressemble à CD-10234.
hint-order-number = Je n’y ai pas trouvé de numéro de commande. Il ressemble à CD-10234 et se trouve en haut de votre e-mail de confirmation.
where-order-number = Pas de souci. Le numéro, du type CD-10234, figure en haut de l’e-mail de confirmation, sur le bon de livraison et dans votre compte, sous « Mes commandes ». Si vous ne le trouvez pas, un collègue peut rechercher la commande.
ask-contact = Pour m’assurer que la commande { $number } est bien la vôtre : quelle adresse e-mail, quel numéro de téléphone ou quel code postal de livraison avez-vous indiqué en commandant ?
hint-contact = Pour la commande { $number }, il me faut l’un de ces éléments : l’adresse e-mail (par exemple nom@example.com), le numéro de téléphone ou le code postal de livraison.
ask-which-order = De quelle commande s’agit-il ? Vous pouvez aussi écrire un autre numéro de commande.
identity-mismatch = Ce numéro de commande et ce contact ne correspondent pas. Vérifiez les deux et renvoyez-moi l’adresse e-mail, le téléphone ou le code postal ; si le numéro de commande était faux, envoyez-le aussi.
form-left = Très bien, j’ai arrêté ; rien n’a été modifié. Que puis-je faire d’autre pour vous ?

## One-time code

ask-code = J’ai envoyé un code à six chiffres à { $address }. Saisissez-le ici pour confirmer.
code-sent-again = J’ai envoyé un nouveau code à { $address }. Seul le dernier est valable. Saisissez-le ici.
hint-code = Saisissez les six chiffres du code, par exemple 123456.
code-wrong =
    { $left ->
        [0] Ce code n’est pas le bon et ne peut plus être essayé. Je peux vous en envoyer un nouveau.
        [one] Ce code n’est pas le bon. Il vous reste un essai.
       *[other] Ce code n’est pas le bon. Il vous reste { $left } essais.
    }
code-expired = Ce code n’est plus valable. Voulez-vous que je vous en envoie un nouveau ?

## Where the order is

status-unfulfilled = Nous avons bien reçu votre commande { $number } et allons bientôt la préparer.
status-on-hold = La commande { $number } est en attente chez nous et n’a pas encore été expédiée.
status-in-progress = La commande { $number } est en cours de préparation.
status-partially-fulfilled = Une partie de la commande { $number } est en route ; le reste est encore en préparation.
status-shipped = La commande { $number } a été remise au transporteur.
status-info-received = La commande { $number } est prête ; le transporteur va bientôt la prendre en charge.
status-in-transit = La commande { $number } est en route.
status-customs = La commande { $number } est à la douane du pays de destination. C’est elle qui décide du délai ; en général, le colis repart au bout de quelques jours.
status-payment = Des droits d’importation doivent être réglés avant que la commande { $number } puisse continuer. Le transporteur vous contactera à ce sujet.
status-out-for-delivery = La commande { $number } est livrée aujourd’hui.
status-attempt-fail = Le transporteur n’a pas pu remettre la commande { $number }. En général, il réessaie le jour ouvré suivant.
status-available-for-pickup = La commande { $number } vous attend au point de retrait.
status-delivered = La commande { $number } a été livrée.
status-address = Le transporteur ne peut pas livrer la commande { $number } à cause d’un problème d’adresse.
status-refused = La livraison de la commande { $number } a été refusée ; elle revient chez nous.
status-returning = La commande { $number } est en train de revenir chez nous.
status-returned = La commande { $number } est revenue chez nous.
status-damaged = Le transporteur signale que la commande { $number } a été endommagée en route. J’en suis désolé.
status-lost = Le transporteur ne retrouve pas la commande { $number }. J’en suis désolé.
status-exception = Il y a un problème avec la livraison de la commande { $number }.
status-expired = Le transporteur n’a rien signalé depuis longtemps pour la commande { $number }.
status-cancelled = La commande { $number } a été annulée.

status-expected = Livraison prévue au plus tard le { $date }.
status-late =
    { $days ->
        [one] C’est un jour plus tard que promis, j’en suis désolé.
       *[other] C’est { $days } jours plus tard que promis, j’en suis désolé.
    }
status-delivered-on = Livrée le { $date }.
status-pickup-point = Lieu de retrait : { $place }.
status-last-scan = Dernière information, le { $date } : { $event }.
status-last-scan-at = Dernière information, le { $date } : { $event } ({ $city }, { $country }).
status-tracking = { $carrier }, numéro de suivi { $tracking }.
status-parcels =
    { $count ->
        [one] La commande arrive en un seul colis.
       *[other] La commande arrive en { $count } colis ; il s’agit ici du moins avancé.
    }

event-pending = enregistré
event-info-received = annoncé au transporteur
event-in-transit = en route
event-out-for-delivery = en cours de livraison
event-attempt-fail = tentative de livraison infructueuse
event-available-for-pickup = disponible au retrait
event-delivered = livré
event-exception = problème signalé
event-expired = sans nouvelles

delivery-problem-delivered = Si vous ne l’avez pas, demandez d’abord à vos proches et à vos voisins : les transporteurs leur confient parfois les colis. Voulez-vous que je vous mette en relation avec un conseiller qui pourra lancer une recherche ?
delivery-problem-open = Voulez-vous que je vous mette en relation avec un conseiller qui relancera le transporteur ?

## Returns and exchanges

ask-item = De quel article s’agit-il ?
hint-item = Choisissez l’un de ces articles ou écrivez son nom.
ask-reason = Pourquoi souhaitez-vous le retourner ?
hint-reason = Choisissez le motif qui convient le mieux.
ask-size = Quelle taille souhaitez-vous à la place de { $item } ?
hint-size = Choisissez l’une des tailles dans lesquelles cet article existe : { $item }.
ask-quantity = Vous avez commandé cet article plusieurs fois : { $item }. Combien souhaitez-vous en retourner ?
hint-quantity = Indiquez un nombre de 1 à { $most }.
return-agree = Vous souhaitez donc retourner : { $item } (motif : { $reason }). Voulez-vous que je l’enregistre ?
exchange-agree = Vous souhaitez donc échanger { $item } contre la taille { $size }. Voulez-vous que je l’enregistre ?
hint-yes-no = Je continue ? Répondez par oui ou par non.
return-done = Votre retour est enregistré : { $item }. Votre numéro de retour est { $rma }.
exchange-done = Votre échange est enregistré : { $item }. Votre numéro de retour est { $rma }.
return-next = Vous trouverez l’étiquette sous « Retours » en bas de notre page. Emballez l’article, glissez-y le numéro { $rma } et déposez le colis au plus tard le { $date }.
return-receipt = Cela vaut rétractation du contrat ; l’accusé de réception vous est envoyé par e-mail.
label-cost = L’étiquette de retour coûte { $cost }.
label-free = Le retour est gratuit.
return-refund = Remboursement : { $amount } ({ $method }), prévu au plus tard le { $date }.
return-not-possible = Je ne trouve rien dans la commande { $number } qui puisse être retourné. Un conseiller peut regarder de plus près.
return-not-possible-window-over = Le délai de retour est malheureusement dépassé. Si quelque chose ne va pas avec l’article, un conseiller peut tout de même vous aider.
return-not-possible-final-sale = Cet article a été vendu sans possibilité de retour. S’il est défectueux, un conseiller peut tout de même vous aider.
return-not-possible-not-returnable = Pour des raisons d’hygiène ou de sécurité, cet article ne peut pas être retourné. S’il est défectueux, un conseiller peut tout de même vous aider.
return-not-possible-not-delivered = La commande { $number } n’est pas encore livrée, il n’y a donc rien à retourner. Si elle n’est pas encore expédiée, je peux l’annuler.
return-not-possible-already-returned = Un retour est déjà enregistré pour cet article.
return-not-possible-cancelled = La commande { $number } a été annulée, il n’y a donc rien à retourner.
return-not-possible-no-withdrawal-right = Il n’y a pas de droit de rétractation dans ce cas. Un conseiller peut vous dire ce qui reste possible.
exchange-no-other-size = Rien dans la commande { $number } ne peut être échangé contre une autre taille. Vous pouvez le retourner ou demander à un conseiller.

reason-size-too-small = trop petit
reason-size-too-large = trop grand
reason-unwanted = plus souhaité
reason-style = ne me plaît pas
reason-defective = abîmé ou défectueux
reason-not-as-described = non conforme à la description
reason-wrong-item = mauvais article reçu
reason-other = autre motif

item-problem = Je suis désolé que quelque chose n’aille pas avec votre commande { $number }. Vous pouvez renvoyer l’article gratuitement et être remboursé, ou un conseiller peut chercher une autre solution, par exemple un remplacement.

payment-card = carte
payment-bank-transfer = virement
payment-cash-on-delivery = paiement à la livraison
payment-gift-card = carte cadeau
payment-konbini = konbini
payment-boleto = boleto

## Cancelling and changing

cancel-agree = La commande { $number } ({ $total }) n’est pas encore expédiée. Voulez-vous que j’annule toute la commande ?
cancel-done = La commande { $number } est annulée.
cancel-refund = Remboursement : { $amount } ({ $method }), prévu au plus tard le { $date }.
cancel-nothing-paid = Rien n’a été débité.
cancel-already = La commande { $number } a déjà été annulée.
cancel-too-late = La commande { $number } est déjà expédiée et ne peut plus être annulée. Vous pouvez refuser le colis ou le retourner après réception.
change-possible = La commande { $number } n’est pas encore expédiée et peut encore être modifiée. Un conseiller s’en charge ; voulez-vous que je vous mette en relation ?
change-too-late = La commande { $number } est déjà expédiée et ne peut plus être modifiée.

## Money back

refund-pending = Le remboursement de { $amount } pour la commande { $number } est en cours ({ $method }), prévu au plus tard le { $date }.
refund-late =
    { $days ->
        [one] C’était il y a un jour, j’en suis désolé. Voulez-vous qu’un conseiller vérifie ?
       *[other] C’était il y a { $days } jours, j’en suis désolé. Voulez-vous qu’un conseiller vérifie ?
    }
refund-paid = { $amount } ont été remboursés le { $date } pour la commande { $number } ({ $method }). Selon votre banque, quelques jours peuvent passer avant que la somme n’apparaisse.
refund-failed = Le remboursement de { $amount } pour la commande { $number } ({ $method }) n’a pas pu être effectué. Un conseiller doit s’en occuper ; voulez-vous que je vous mette en relation ?
refund-awaits-return = Il n’y a pas encore de remboursement pour la commande { $number } : il sera lancé dès que votre retour { $rma } sera arrivé et vérifié.
refund-none = Il n’y a ni remboursement ni retour pour la commande { $number }.

## To a human

human-offer = Souhaitez-vous parler à un conseiller, ou puis-je vous aider ici ?
handoff-request-human = Bien sûr, je vous mets en relation avec un conseiller. Il verra notre échange, vous n’aurez rien à répéter.
handoff-anger = J’en suis désolé. Je vous mets en relation avec un conseiller qui pourra arranger les choses ; il verra notre échange.
handoff-unresolved = Je suis désolé de n’avoir pas pu vous aider. Je vous mets en relation avec un conseiller ; il verra notre échange.
handoff-failure = Désolé, quelque chose ne fonctionne pas de notre côté. Je vous mets en relation avec un conseiller.
handoff-topic = Une personne doit examiner cela. Je vous mets tout de suite en relation avec un conseiller ; il verra notre échange.
queue-position = Un conseiller sera avec vous dès que possible. En attendant, je reste là pour vous aider.
queue-place =
    { $place ->
        [1] C’est bientôt votre tour, vous êtes en tête de la file.
       *[other] Vous êtes numéro { $place } dans la file d’attente.
    }
queue-wait =
    { $minutes ->
        [one] L’attente devrait être d’environ une minute.
       *[other] L’attente devrait être d’environ { $minutes } minutes.
    }
queue-nobody-online = Personne n’est en ligne en ce moment. Votre message est conservé et sera traité en premier ; ajoutez tout ce qui peut être utile.
rasa-unavailable = Désolé, une erreur s’est produite de notre côté. Je vous mets en relation avec un conseiller.
agent-joined = { $agent } a rejoint la conversation.
agent-left = { $agent } a quitté la conversation.
conversation-resolved = Votre conversation avec notre équipe est terminée. Je suis de nouveau là si vous avez besoin de quelque chose.
message-too-long = Ce message est trop long. Restez en dessous de { NUMBER($limit) } caractères.

## Mail to the address on file

notice-code-subject = Votre code pour la commande { $number }
notice-code-return = Vous avez demandé à retourner un article de la commande { $number }. Pour confirmer, saisissez ce code dans la conversation :
notice-code-cancel = Vous avez demandé à annuler la commande { $number }. Pour confirmer, saisissez ce code dans la conversation :
notice-code-address = Vous avez demandé à changer l’adresse de la commande { $number }. Pour confirmer, saisissez ce code dans la conversation :
notice-code-until = Le code est valable une seule fois, jusqu’au { $time }.
notice-code-not-you = Si ce n’était pas vous, vous n’avez rien à faire : rien n’est modifié sans le code. Nous ne le demandons jamais par téléphone.
notice-receipt-subject = Accusé de réception de votre rétractation, commande { $number }
notice-receipt = Nous avons bien reçu votre rétractation du contrat pour la commande { $number }. Elle porte sur :
notice-receipt-declared = Déclarée : { $time }
notice-receipt-confirmed = Confirmée : { $time }
notice-receipt-send-by = Votre numéro de retour est { $rma }. Merci de déposer le colis au plus tard le { $date }.
notice-receipt-refund = Votre remboursement est prévu au plus tard le { $date }.
notice-receipt-keep = Conservez ce message. Votre déclaration est jointe telle que nous l’enregistrons ; sa somme de contrôle SHA-256 est { $digest }.

## The website widget

widget-title = Service client
widget-placeholder = Écrivez un message…
widget-send = Envoyer
widget-offline = Vous êtes hors ligne. Votre message partira dès que la connexion sera rétablie.
widget-reconnecting = Reconnexion…
widget-new-conversation = Nouvelle conversation
widget-open = Ouvrir le chat
widget-close = Fermer le chat
widget-agent = Notre équipe
widget-bot = Assistant
widget-you = Vous
widget-greeting = Bonjour ! Comment puis-je vous aider ?
widget-queue = Numéro { "{position}" } dans la file
