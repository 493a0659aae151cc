# Ce qui peut clocher dans un fichier. Chaque classe a un titre (-title), une phrase et ce qu'il faut faire (-remedy).
# Les phrases ne répètent jamais la valeur : elle peut identifier quelqu'un.

problem-where = Ligne { $row }, colonne « { $column } »
problem-where-row = Ligne { $row }
problem-count = { count-rows }
problem-reason-column = motif
problem-missing-key-title = Lignes sans clé
problem-missing-key = La colonne « { $column } », qui dit de quel dossier il s'agit, est vide à la ligne { $row }.
problem-missing-key-remedy = Inscrire le numéro que l'organisme donne à ce dossier.
problem-duplicate-key-title = Clés en double
problem-duplicate-key = La ligne { $row } a la même clé dans « { $column } » que la ligne { $other }.
problem-duplicate-key-remedy = Garder une seule des deux lignes, ou donner à la seconde son propre numéro.
problem-row-too-short-title = Lignes qui s'arrêtent trop tôt
problem-row-too-short =
    { $expected ->
        [one] La ligne { $row } a { $found } cellule sur { $expected }.
       *[other] La ligne { $row } a { $found } cellules sur { $expected }.
    }
problem-row-too-short-remedy = Redemander cette ligne à l'expéditeur ; le reste peut être conservé.
problem-row-too-long-title = Lignes avec trop de cellules
problem-row-too-long = La ligne { $row } a { $found } cellules au lieu de { $expected }.
problem-row-too-long-remedy = Chercher un séparateur dans un texte qui n'est pas entre guillemets.
problem-broken-encoding-title = Lettres illisibles
problem-broken-encoding = Ligne { $row }, colonne « { $column } » : certaines lettres sont abîmées.
problem-broken-encoding-remedy = Enregistrer de nouveau le fichier en UTF-8 et le réimporter.
problem-nul-title = Octets vides dans une ligne
problem-nul = La ligne { $row } contient des octets qu'aucun texte ne contient. Le fichier a sans doute été abîmé en route.
problem-nul-remedy = Redemander le fichier à l'expéditeur.
problem-unreadable-date-title = Dates illisibles
problem-unreadable-date = Ligne { $row }, colonne « { $column } » : ce n'est pas une date sous la forme que prévoit la structure.
problem-unreadable-date-remedy = Écrire l'année, l'année et le mois, ou la date entière, par exemple 2026-03-17. La structure précise le calendrier et l'ordre.
problem-impossible-date-title = Jours qui n'existent pas
problem-impossible-date = Ligne { $row }, colonne « { $column } » : ce jour n'existe pas dans le calendrier.
problem-impossible-date-remedy = Vérifier le jour et le mois. Si seule l'année est sûre, n'écrire que l'année.
problem-future-date-title = Dates à venir
problem-future-date = Ligne { $row }, colonne « { $column } » : cette date est encore à venir.
problem-future-date-remedy = Vérifier l'année et le calendrier de cette colonne.
problem-unknown-code-title = Valeurs absentes de la liste
problem-unknown-code = Ligne { $row }, colonne « { $column } » : cette valeur n'est pas dans la liste de la colonne.
problem-unknown-code-remedy = Prendre une valeur de la liste, ou ajouter une ligne pour elle dans la structure.
problem-not-a-number-title = Valeurs qui ne sont pas des nombres
problem-not-a-number = Ligne { $row }, colonne « { $column } » : un nombre entier est attendu ici.
problem-not-a-number-remedy = N'écrire que des chiffres. Si le nombre n'est pas connu, le dire avec le mot que la structure donne pour « inconnu ».
problem-negative-title = Nombres inférieurs à zéro
problem-negative = Ligne { $row }, colonne « { $column } » : ce nombre ne peut pas être inférieur à zéro.
problem-negative-remedy = Si un code tel que -99 veut dire « manquant », l'ajouter à la structure.
problem-age-range-title = Âges hors limites
problem-age-range = Ligne { $row }, colonne « { $column } » : un âge se situe entre { $low } et { $high }.
problem-age-range-remedy = Il s'agit peut-être d'une année de naissance. Si oui, l'indiquer dans la structure.
problem-unknown-country-title = Pays non reconnus
problem-unknown-country = Ligne { $row }, colonne « { $column } » : ce pays n'est pas dans la liste des codes.
problem-unknown-country-remedy = Écrire les deux lettres du code de pays, ou rattacher le nom dans la structure.
problem-unknown-area-title = Zones non reconnues
problem-unknown-area = Ligne { $row }, colonne « { $column } » : cette zone n'est pas dans la liste de cette installation.
problem-unknown-area-remedy = Prendre un code de la liste des zones, ou ajouter la zone à la liste.
problem-text-too-long-title = Textes trop longs
problem-text-too-long =
    { $limit ->
        [one] Ligne { $row }, colonne « { $column } » : le texte dépasse { $limit } caractère.
       *[other] Ligne { $row }, colonne « { $column } » : le texte dépasse { $limit } caractères.
    }
problem-text-too-long-remedy = Mettre un code ici. Les longues descriptions restent chez l'organisme.
problem-contradictory-ages-title = Âges qui se contredisent
problem-contradictory-ages = Ligne { $row } : les âges au recrutement, à l'exploitation et à la détection ne peuvent pas être tous justes.
problem-contradictory-ages-remedy = Vérifier quel âge a été demandé. Un âge incertain peut rester « inconnu ».
problem-contradictory-dates-title = Dates dans le mauvais ordre
problem-contradictory-dates = Ligne { $row } : un événement finit avant de commencer, ou est enregistré avant d'avoir lieu.
problem-contradictory-dates-remedy = Vérifier les deux dates. Si seules les années sont sûres, n'écrire que les années.
problem-identity-value-title = Valeurs qui peuvent identifier quelqu'un
problem-identity-value = Ligne { $row }, colonne « { $column } » : ceci ressemble à un nom, un numéro ou une adresse là où un code est attendu.
problem-identity-value-remedy = L'ôter du fichier. Lantern ne l'a pas conservé.
problem-formula-title = Cellules qui contiennent une formule
problem-formula = Ligne { $row }, colonne « { $column } » : la cellule contient une formule sans résultat enregistré.
problem-formula-remedy = Coller les valeurs à la place de la formule et enregistrer de nouveau le fichier.
problem-row-too-large-title = Lignes trop grandes
problem-row-too-large = La ligne { $row } est plus grande qu'une ligne ne peut l'être.
problem-row-too-large-remedy = Chercher un guillemet qui n'est jamais fermé.
problem-unreadable-row-title = Lignes illisibles
problem-unreadable-row = La ligne { $row } ne peut pas être lue comme une ligne de ce fichier.
problem-unreadable-row-remedy = La comparer aux lignes voisines, ou la redemander à l'expéditeur.
problem-file-empty = Le fichier est vide.
problem-file-empty-remedy = Vérifier que le bon fichier a été choisi.
problem-file-too-large = Le fichier est plus grand que ne le permet cette installation.
problem-file-too-large-remedy = Le diviser, ou relever la limite dans le fichier de réglages.
problem-file-too-many-columns = Le fichier a plus de colonnes qu'un fichier ne peut en avoir.
problem-file-too-many-columns-remedy = Vérifier le séparateur. Un tableau aussi large est d'ordinaire un fichier lu avec le mauvais.
problem-file-unknown-kind = Ce n'est pas un fichier CSV, XLSX ou JSON par lignes.
problem-file-unknown-kind-remedy = Enregistrer le tableau sous l'une de ces formes et le réimporter.
problem-file-damaged = Le fichier est abîmé ou annonce une taille qui n'est pas la sienne.
problem-file-damaged-remedy = Redemander le fichier à l'expéditeur.
problem-file-layout-unknown = Aucune structure connue ne convient aux colonnes de ce fichier.
problem-file-layout-unknown-remedy = Choisir une structure, ou en faire proposer une par Lantern et la vérifier.
problem-file-headings-missing = La première ligne devrait nommer les colonnes. Introuvable : { $columns }.
problem-file-headings-missing-remedy = Vérifier que la première ligne est celle des titres de colonnes et qu'aucun titre ne la précède.
problem-file-headings-twice = Deux colonnes portent le même nom : { $columns }.
problem-file-headings-twice-remedy = Renommer l'une des deux.
problem-file-password = Le fichier est protégé par un mot de passe.
problem-file-password-remedy = En enregistrer une copie sans mot de passe sur un disque chiffré, et importer la copie.
