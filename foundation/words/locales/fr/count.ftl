# Ce que l'on compte. D'autres messages s'en servent.

count-rows =
    { $count ->
        [one] { $count } ligne
       *[other] { $count } lignes
    }
count-columns =
    { $count ->
        [one] { $count } colonne
       *[other] { $count } colonnes
    }
count-records =
    { $count ->
        [one] { $count } dossier
       *[other] { $count } dossiers
    }
count-people =
    { $count ->
        [one] { $count } personne
       *[other] { $count } personnes
    }
count-perpetrators =
    { $count ->
        [one] { $count } auteur présumé
       *[other] { $count } auteurs présumés
    }
count-sources =
    { $count ->
        [one] { $count } source
       *[other] { $count } sources
    }
count-agencies =
    { $count ->
        [one] { $count } organisme
       *[other] { $count } organismes
    }
count-files =
    { $count ->
        [one] { $count } fichier
       *[other] { $count } fichiers
    }
count-values =
    { $count ->
        [one] { $count } valeur
       *[other] { $count } valeurs
    }
count-days =
    { $count ->
        [one] { $count } jour
       *[other] { $count } jours
    }
count-fields =
    { $count ->
        [one] { $count } champ
       *[other] { $count } champs
    }
