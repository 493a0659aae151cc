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
cli-import-identity = { $file } est refusé : { $columns } permettrait d’identifier des personnes. Utiliser --without { $option }, ou --invented si personne n’y est réel.
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
