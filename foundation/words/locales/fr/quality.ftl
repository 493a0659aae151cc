# La qualité par source.

quality-title = Qualité des sources
quality-what = Ce que chaque source enregistre, dans quel délai, et où elle se contredit. Cela dit jusqu’où porte un constat ; ce n’est pas un classement des organismes.
quality-empty = Aucune source n’a encore envoyé de fichier.
quality-source = Source
quality-records = Dossiers
quality-overall = Toutes les sources côte à côte
quality-completeness = Complétude
quality-completeness-what = Part des dossiers où le champ contient une valeur connue.
quality-completeness-known = connu
quality-completeness-finding = { $field } : valeur connue dans { $share } des dossiers.
quality-completeness-weakest = Le moins souvent connus : { $first } et { $second }.
quality-timeliness = Délais
quality-timeliness-what = Jours entre la détection et l’enregistrement.
quality-timeliness-median =
    { $count ->
        [one] La moitié des dossiers ont été enregistrés en { $count } jour au plus.
       *[other] La moitié des dossiers ont été enregistrés en { $count } jours au plus.
    }
quality-timeliness-late =
    { $count ->
        [one] 9 sur 10 ont été enregistrés en { $count } jour au plus.
       *[other] 9 sur 10 ont été enregistrés en { $count } jours au plus.
    }
quality-timeliness-unknown = Trop peu de dossiers contiennent les deux dates.
quality-last-file = Dernier fichier : { $date }
quality-consistency = Cohérence
quality-consistency-what = Dossiers dont les valeurs se contredisent.
quality-consistency-none = Aucune contradiction n’a été trouvée.
quality-rule-ages = l’âge au recrutement dépasse l’âge à la détection
quality-rule-age-status = l’âge et la mention « enfant » ou « adulte » ne concordent pas
quality-rule-birth-year = l’âge et l’année de naissance ne concordent pas
quality-rule-dates = la détection précède le début de l’exploitation
quality-rule-decision = la décision précède la détection
quality-rule-form-sector = un secteur est indiqué, mais aucune forme d’exploitation
quality-rule-means-child = aucun moyen n’est indiqué pour un adulte identifié
quality-duplicates = Doublons dans le fichier
quality-duplicates-what = Lignes d’une même source identiques dans tous les champs codés. Certaines sont la même personne enregistrée deux fois, d’autres non.
quality-duplicates-count =
    { $count ->
        [one] { $count } dossier a son double dans la même source.
       *[other] { $count } dossiers ont leur double dans la même source.
    }
quality-duplicates-none = Cette source n’a pas deux dossiers identiques dans tous les champs.
quality-rejected =
    { $count ->
        [one] { $count } ligne est restée dehors
       *[other] { $count } lignes sont restées dehors
    }
quality-warnings =
    { $count ->
        [one] { $count } valeur n’a pas pu être lue et compte comme inconnue
       *[other] { $count } valeurs n’ont pas pu être lues et comptent comme inconnues
    }
quality-files = { count-files }
quality-mapped = Colonnes reprises : { $taken } sur { $all }
quality-ask = Que demander à cette source
quality-ask-field = Demander comment est enregistré le champ « { $field } » : il est connu dans { $share } de ses dossiers.
