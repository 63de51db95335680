## The demo shop: an invented shop. Only its page speaks here, not the assistant.

shop-name = Loom & Lantern
shop-announcement = Fabriqué en petites séries, envoyé par-delà les frontières
shop-skip = Aller à la boutique
category-shoes = Chaussures
category-clothing = Vêtements
category-bags = Sacs
category-home = Maison
shop-language = Langue
shop-headline = Fait lentement, pour aller loin.
shop-lead = Bottines, laine et lin de sept petits ateliers. Où que parte votre colis, nous répondons dans votre langue.
shop-browse = Voir la collection
shop-ask = Posez-nous une question
shop-collection = Cette saison
promise-parcel-title = Suivi jusqu’à votre porte
promise-parcel = Demandez où en est votre commande, de jour comme de nuit, et apprenez les dernières nouvelles du transporteur.
promise-return-title = Facile à renvoyer
promise-return = Mauvaise taille ? L’assistant ouvre le retour ou vous trouve la bonne.
promise-people-title = Des humains quand il le faut
promise-people = Quatorze langues, et une personne prend le relais dès que vous le demandez.
shop-footer = Une boutique imaginaire qui montre Crossdesk à l’œuvre. Rien n’est à vendre ici.

## Demo mode: what to try, and what a shopper would get by e-mail

demo-label = Démo
demo-title = Essayez ces commandes
demo-lead = Posez une question sur l’une d’elles, dans n’importe quelle langue. L’assistant demande l’adresse e-mail ou le code postal avant de répondre.
demo-number = Commande
demo-status = Statut
demo-destination = Destination
demo-email = E-mail
demo-postcode = Code postal
demo-try = Demander
demo-question = Où est ma commande { $number } ?
demo-codes-title = Codes à usage unique
demo-codes-lead = Modifier une commande exige un code envoyé à l’adresse enregistrée. Dans la démo, il s’affiche ici.
demo-codes-none = Aucun code pour l’instant.
demo-code-order = Commande { $number }
demo-desk-title = L’envers du décor
demo-desk = Les agents répondent depuis leur bureau. Connectez-vous avec { $email }.
demo-desk-password = Le mot de passe est { $password }
demo-desk-open = Ouvrir le bureau
