# Lignes que les commandes écrivent dans un terminal.

cli-import-recognised = { $file } : structure { $layout }.
cli-import-reading = Lecture de { $file }
cli-import-summary = Lues { $read } · nouvelles { $new } · modifiées { $changed } · inchangées { $unchanged } · rejetées { $rejected } · retirées { $withdrawn }
cli-import-nothing = { $file } n’a rien changé : toutes ses lignes étaient déjà connues.
cli-import-dry-run = Rien n’a été conservé : c’était un essai.
cli-import-problems = Lignes restées dehors, avec les motifs : { $path }
cli-import-problems-rejected =
    { $count ->
        [one] { $count } ligne est restée dehors :
       *[other] { $count } lignes sont restées dehors :
    }
cli-import-problems-warnings =
    { $count ->
        [one] { $count } valeur n’a pas pu être lue et est enregistrée comme inconnue :
       *[other] { $count } valeurs n’ont pas pu être lues et sont enregistrées comme inconnues :
    }
cli-import-resumed = Une importation précédente de ce fichier n’était pas terminée. Elle a repris à la ligne { $row }.
cli-import-interrupted = Arrêt. Rien de ce fichier ne compte tant que l’importation n’est pas relancée ou abandonnée.
cli-import-agency-created = L’organisme { $agency } a été créé.
cli-import-columns-not-taken = Colonnes non reprises : { $columns }
cli-import-more = + { $count } autres : dans le fichier des problèmes, ou auprès de cette importation dans les pages (lantern serve)
cli-import-more-columns = et { $count } autres
cli-mapping-proposed = Structure proposée. Vérifier chaque ligne avant de s’en servir.
cli-mapping-unsure = incertain
cli-codebook-rows = { count-rows }
cli-codebook-value = Valeur
cli-codebook-count = Effectif
cli-codebook-percent = Pourcentage
cli-codebook-valid-percent = Pourcentage valide
cli-codebook-missing = Manquants
cli-codebook-valid = Valides
cli-init-created = Un nouveau registre a été créé dans { $path }.
cli-init-exists = Il y a déjà un registre dans { $path }. Rien n’a été changé.
cli-key-beside = Le fichier de clés { $path } se trouve à côté des données. Qui emporte le répertoire emporte les deux : garder une copie de la clé ailleurs et l’ôter de ce disque avant l’arrivée de données réelles.
cli-key-missing = Le fichier de clés { $path } est introuvable. Sans lui, le registre ne peut pas être ouvert.
cli-key-permissions = D’autres personnes sur cette machine peuvent lire le fichier de clés { $path }. Ses droits devraient être 0600.
cli-serve-address = Lantern répond à l’adresse { $address }
cli-serve-stop = Ctrl+C pour arrêter.
cli-serve-stopped = Arrêté. Tout ce qui a été validé est conservé.
cli-through-server = Un serveur tient ce répertoire ; la commande passe par lui.
cli-folder-busy = Une autre commande tient ce répertoire. Attendre qu’elle finisse, puis réessayer.
cli-snapshot-building = Comptage en cours
cli-snapshot-ready = Situation à l’entrée { $position } du journal.
cli-demo-making =
    { $count ->
        [one] Invention d’une région et de { $count } personne
       *[other] Invention d’une région et de { $count } personnes
    }
cli-demo-importing =
    { $count ->
        [one] Importation du fichier de { $count } organisme
       *[other] Importation des fichiers de { $count } organismes
    }
cli-demo-compare = Comparaison avec la vérité inventée
cli-demo-compare-what = La vérité est connue parce que la région est inventée. Dans la vie, elle ne l’est pas.
cli-demo-truth = Vérité
cli-demo-recorded = Enregistré
cli-demo-difference = Écart
cli-demo-people =
    { $count ->
        [one] { $count } personne a été soumise à la traite dans la région inventée.
       *[other] { $count } personnes ont été soumises à la traite dans la région inventée.
    }
cli-demo-seen =
    { $count ->
        [one] { $count } a été vue par au moins un organisme.
       *[other] { $count } ont été vues par au moins un organisme.
    }
cli-demo-unseen = vues par aucun organisme
cli-demo-duplicates = enregistrées plus d’une fois
cli-demo-rejected = illisibles et restées dehors
cli-demo-misread = enregistrées avec une autre valeur
cli-demo-not-recorded = vues, mais ceci n’a pas été enregistré
cli-demo-explained = Ces lignes expliquent l’écart.
cli-demo-unexplained =
    { $count ->
        [one] { $count } dossier reste inexpliqué.
       *[other] { $count } dossiers restent inexpliqués.
    }
cli-config-from-default = valeur par défaut
cli-config-from-file = fichier de réglages
cli-config-from-environment = environnement
cli-config-from-command = ligne de commande
cli-figures-operational = Chiffres opérationnels : exacts, non destinés à la publication.
cli-figures-public = Chiffres publics : les petits nombres ne sont pas publiés.
cli-mapping-show = Pour en afficher une : { $command }
cli-config-setting = Réglage
cli-config-value = Valeur
cli-config-from = Origine
cli-vocabulary-set = Liste
cli-vocabulary-codes = Codes
cli-listen-this-machine = Refus d’écouter sur { $address } : ce répertoire n’a pas de comptes, seule cette machine peut donc l’interroger. Créer d’abord les comptes, ou utiliser 127.0.0.1 sans mandataire.
cli-listen-plain = Refus d’écouter sur { $address } sans TLS : les mots de passe et les données pourraient être lus en chemin. Indiquer un certificat (--tls-cert et --tls-key), en créer un (lantern ca init --host NOM) ou déclarer le mandataire qui parle TLS (réglages proxy et origin).
cli-listen-proxy-origin = Le réglage proxy demande le réglage origin : l’adresse sous laquelle viennent les navigateurs, par exemple https://cases.example.org.
cli-listen-pair = Le certificat et sa clé privée s’indiquent ensemble : --tls-cert et --tls-key.
cli-ca-passphrase = Phrase secrète de la clé de l’autorité :
cli-ca-passphrase-again = La même à nouveau :
cli-ca-made = Une autorité qui ne répond que de { $host } a été créée : { $path }
cli-ca-fingerprint = Son empreinte, à comparer sur chaque appareil où elle est installée : { $fingerprint }
cli-ca-certified = Le certificat de { $host } est dans { $path } et expire le { $date }.
cli-ca-key-apart = La clé de l’autorité { $path } ne sert plus qu’à renouveler le certificat : la garder d’ici là sur un autre disque.
cli-ca-what = Quoi
cli-ca-names = Noms
cli-ca-until = Jusqu’au
cli-ca-authority = Autorité
cli-ca-host = Certificat
cli-ca-ends =
    { $count ->
        [one] Le certificat de { $host } expire dans { $count } jour, le { $date }. Le renouveler : lantern ca renew
       *[other] Le certificat de { $host } expire dans { $count } jours, le { $date }. Le renouveler : lantern ca renew
    }
cli-ca-ended = Le certificat de { $host } a expiré le { $date }. Les navigateurs le refusent. Le renouveler : lantern ca renew
cli-ledger-intact =
    { $count ->
        [one] Le journal scellé { $origin } est intact : { $count } inscription, chaque octet tel qu’il a été signé.
       *[other] Le journal scellé { $origin } est intact : { $count } inscriptions, chaque octet tel qu’il a été signé.
    }
cli-ledger-altered =
    { $count ->
        [one] Le journal scellé n’est pas celui qui a été signé. { $count } endroit a été trouvé :
       *[other] Le journal scellé n’est pas celui qui a été signé. { $count } endroits ont été trouvés :
    }
cli-ledger-place = { $file } : { $what } (octets { $bytes }, inscriptions { $entries })
cli-ledger-place-file = { $file } : { $what }
cli-ledger-place-bytes = { $file } : { $what } (octets { $bytes })
cli-ledger-place-entries = { $file } : { $what } (inscriptions { $entries })
cli-ledger-cut-short = Il y a plus d’endroits que n’en montre cette liste. Réparer ou remplacer ces fichiers, puis vérifier de nouveau.
cli-ledger-found-missing = absent
cli-ledger-found-unreadable = illisible
cli-ledger-found-altered = modifié
cli-ledger-found-length = plus long ou plus court qu’il n’était
cli-ledger-found-signature = une signature n’est pas valable
cli-ledger-found-rewritten = réécrit, de sorte qu’il mène à une autre racine que celle qui a été signée
cli-ledger-found-other-key = nomme une autre clé que celle indiquée
cli-ledger-key-beside = La ligne de clé vient du répertoire même du journal scellé : qui l’a falsifié a pu la falsifier aussi. Garder la ligne de clé ailleurs et l’indiquer avec --key.
cli-ledger-pin-agrees = Le point de contrôle gardé ailleurs concorde : le journal scellé n’a fait que croître depuis.
cli-ledger-pin-contradicts = Le point de contrôle gardé ailleurs contredit le journal scellé : { $what }
cli-ledger-pin-chopped = les inscriptions { $entries } s’y trouvaient et ont disparu
cli-ledger-pin-rolled-back = il a été ramené en arrière ; les inscriptions { $entries } sont venues après et se trouvent encore dans le répertoire
cli-ledger-pin-forked = la même clé a signé une autre histoire
cli-ledger-pin-refused = le point de contrôle lui-même n’est pas valable : { $reason }
cli-ledger-pin-unknown = Ces fichiers ne permettent pas de dire si le point de contrôle gardé ailleurs concorde.
cli-ledger-what = Quoi
cli-ledger-value = Valeur
cli-ledger-name = Nom
cli-ledger-key = Ligne de clé
cli-ledger-entries = Inscriptions
cli-ledger-entries-published = Dont publiées
cli-ledger-witnesses = Contresigné par
cli-ledger-nobody = personne du dehors
cli-ledger-unpublished = Rien n’est encore publié : lantern ledger publish
cli-ledger-published =
    { $count ->
        [one] Publié : { $count } inscription.
       *[other] Publié : { $count } inscriptions.
    }
cli-ledger-cosigned = { $witness } a contresigné.
cli-ledger-not-cosigned = { $witness } n’a pas contresigné : { $reason }
cli-ledger-quorum = Assez de témoins ont contresigné pour la politique.
cli-ledger-no-quorum = Trop peu de témoins ont contresigné pour la politique. Le journal scellé est publié sans eux et ils seront sollicités de nouveau la prochaine fois.
cli-ledger-position-unpublished = L’entrée { $position } figure au journal scellé mais n’est pas encore publiée. Publier d’abord : lantern ledger publish
cli-ledger-position-missing = Il n’y a pas d’entrée { $position } au journal.
cli-ledger-proof-written = La preuve de l’entrée { $position } est dans { $path }. Qui la détient peut montrer que cette entrée a été inscrite ; elle ne contient rien de son contenu.
cli-ledger-proof-leaf = La feuille { $index } du journal scellé représente les entrées { $first } à { $last } du journal : un engagement sur elles toutes, avec un sel qui reste dans cette maison. Elle seule peut montrer que l’entrée en fait partie.
cli-ledger-proof-holds = La preuve est valable : la feuille { $index } figure sans modification au journal scellé { $origin }. Qu’elle représente l’entrée { $position } du journal, c’est le fichier qui le dit ; seule la maison de ce journal peut le montrer.
cli-ledger-proof-fails = La preuve n’est pas valable : { $reason }
cli-ledger-seen = Vu par { $witness } le { $date }
cli-ledger-differing = { $file } diffère de ce que contient le registre. Il a été laissé tel quel : le comparer à une copie gardée ailleurs.
cli-witness-key = Ligne de clé de ce témoin : { $key }
cli-witness-address = Le témoin répond à l’adresse { $address }
