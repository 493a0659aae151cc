# Proving it is you, what is told about one’s own sign-in, sessions that end, and reminders.

doctor-tokens-end = Jetons pour programmes qui prennent fin d’ici le { $date } : { $count }.
doctor-tokens-end-mend = Chaque propriétaire en crée un autre à la page des jetons et le donne au programme avant ce jour.
proof-begin = Prouver que c’est vous
proof-first-sign-in = C’est votre première connexion dont on garde trace ici.
proof-go-on = Prouver et continuer
proof-last-sign-in = Votre connexion précédente :
proof-leave = Renoncer
proof-listen-proxy = Un mandataire sur une autre machine doit joindre Lantern par TLS : donnez un certificat à Lantern (lantern ca init, ou tls_certificate), ou placez le mandataire sur cette machine et écoutez sur 127.0.0.1.
proof-news-authenticator = L’authentificateur a été changé
proof-news-linked = Le compte a été relié à un fournisseur OpenID
proof-news-unlinked = Le lien avec un fournisseur OpenID a été retiré
proof-news-passkey-added = Une clé d’accès a été ajoutée
proof-news-passkey-removed = Une clé d’accès a été retirée
proof-news-password = Le mot de passe a été changé
proof-news-reset = La connexion a été rétablie avec un code de deux collègues
proof-news-sessions = Toutes les sessions ont été fermées
proof-news-token = Un jeton pour un programme a été créé
proof-no-tries = Rien n’a été tenté ni changé en votre nom depuis votre dernière visite.
proof-notices = En votre nom
proof-notices-do = Si ce n’était pas vous : fermez toutes les sessions, changez votre mot de passe et prévenez la personne qui gère les comptes.
proof-notices-mine = C’était moi : continuer
proof-notices-not-mine = Ce n’était pas moi : voir mon compte
proof-notices-title = Était-ce vous ?
proof-notices-what = Voici ce qui est arrivé à votre connexion depuis votre dernière visite.
proof-passkey-first = Prouver que c’est vous pour ajouter une clé d’accès
proof-password-breached = Ce mot de passe figure dans une liste de mots de passe volés ailleurs. Choisissez-en un autre.
proof-sessions = Sessions
proof-sessions-end = Fermer toutes les sessions
proof-sessions-end-all = Se déconnecter partout
proof-sessions-what = Déconnecte cette personne partout et d’un coup, par exemple quand un appareil est perdu. Le compte reste tel quel ; les jetons des programmes se retirent un par un.
proof-title = Prouvez que c’est vous
proof-token-ends = Prend fin le { $date } : créez-en un autre à temps et donnez-le au programme.
proof-tokens-end = Ces jetons prennent bientôt fin :
proof-tries =
    { $count ->
        [one] { $count } tentative de connexion à votre nom a échoué
       *[other] { $count } tentatives de connexion à votre nom ont échoué
    }
proof-waits = Ce que vous avez saisi attend ici et part une fois la preuve faite. Rien n’est fait avant.
proof-what = Cette étape change qui peut entrer, ce qu’une clé ouvre ou ce qui est détruit. Elle redemande donc qui vous êtes si votre dernière preuve date de plus de cinq minutes.
