# Composer un tableau : une phrase qui est un formulaire.

table-title = Composer un tableau
table-what = Choisir ce que l’on compte et comment le ventiler. La phrase ci-dessous est le tableau.
table-sentence-count = Compter
table-sentence-by = par
table-sentence-then-by = et par
table-sentence-where = là où
table-sentence-is = est
table-sentence-as = sous forme de
table-no-division = rien de plus
table-no-condition = aucune condition
table-add-condition = Ajouter une condition
table-remove-condition = Ôter cette condition
table-build = Afficher le tableau
table-caption = { $unit } par { $dimensions }
table-caption-where = { $unit } par { $dimensions }, là où { $conditions }
table-condition = { $field } : { $value }
table-empty = Aucun dossier ne remplit ces conditions.
table-rows = { count-rows }
table-cut =
    { $count ->
        [one] Seule la première ligne est affichée ici ({ $count }). Le fichier à télécharger les contient toutes.
       *[other] Seules les { $count } premières lignes sont affichées ici. Le fichier à télécharger les contient toutes.
    }
table-download-csv = Télécharger le tableau (CSV)
table-download-note = Le fichier dit quelle sorte de chiffres il contient, et à quelle entrée du journal.
table-not-public = Ce tableau n’est pas parmi les tableaux publics.
table-not-public-what = Les chiffres publics n’existent que pour des combinaisons fixes, afin que deux tableaux réunis ne révèlent jamais un nombre non publié.
table-nearest = Les tableaux les plus proches que l’on peut afficher :
table-too-many = Un tableau se ventile selon { $limit } dimensions au plus.
table-unknown-dimension = Il n’y a pas de dimension « { $name } ».
table-unknown-value = « { $value } » n’est pas une valeur de : { $field }.
table-dimension-source = Source
table-dimension-form-count = Une forme ou plusieurs
table-dimension-year-detection = Année de détection
table-dimension-year-registration = Année d’enregistrement
table-dimension-year-exploitation = Année d’exploitation
table-dimension-year-decision = Année de décision
table-dimension-route = Itinéraire
table-dimension-source-kind = Type de source
table-unit-records = Dossiers
table-unit-perpetrators = Auteurs présumés
table-unit-aggregates = Totaux communiqués
table-unit-court-cases = Affaires judiciaires
table-dimension-age-broad = Grande tranche d’âge
table-dimension-form-group = Forme d’exploitation, ou plusieurs
table-list-name = Nom
table-list-what = Ce que c’est
table-list-unit = Ce qui est compté
table-download-json = Télécharger le tableau (JSON)
table-units-mixed = Ces dimensions comptent des choses différentes. Il faut un tableau à part pour les dossiers, les auteurs présumés, les totaux communiqués et les affaires judiciaires.
