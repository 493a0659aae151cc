# La typologie : les mots que tous les tableaux partagent. Les tableaux sont dans tables-people.ftl et tables-events.ftl.

typology-title = Typologie
typology-what = Zones touchées, personnes, auteurs présumés, moyens et formes d’exploitation, d’après les fichiers des organismes.
typology-empty = Il n’y a encore rien à compter. Importer d’abord un fichier.
typology-contents = Tableaux de cette page
typology-filter-showing = Données :
typology-filter-from = provenant de
typology-filter-every-source = toutes les sources
typology-filter-year = année de détection :
typology-filter-every-year = toutes les années
typology-filter-figures = sous forme de
typology-filtered = Seulement les dossiers avec : { $conditions }.
typology-part-areas = Où
typology-part-people = Qui est touché
typology-part-perpetrators = Qui est mis en cause
typology-part-means = Comment les personnes ont été recrutées et tenues
typology-part-forms = À quelles fins elles ont été exploitées
typology-part-conflict = Quel lien avec le conflit
typology-part-sources = Quand, et qui l’a enregistré
typology-records = dossiers
typology-records-count = { count-records }
typology-records-by-source = Dossiers par source
typology-records-by-source-what = Plusieurs sources ont pu enregistrer la même personne. Tant que les dossiers ne sont pas rapprochés, aucun total de plusieurs sources n’est un nombre de personnes.
typology-perpetrators = auteurs présumés
typology-perpetrators-count = { count-perpetrators }
typology-people = personnes
typology-people-count = { count-people }
typology-column-share-known = Part des connus
typology-column-share-all = Part du total
typology-share-known = pourcentage des cas connus
typology-share-all = pourcentage de l’ensemble
typology-known = connu
typology-known-of-all = Connu pour { $known } dossiers sur { $all }
typology-unknown = inconnu
typology-not-asked = non demandé
typology-declined = refus de répondre
typology-not-applicable = sans objet
typology-not-recorded = non enregistré
typology-no-reports = aucun signalement
typology-no-records = Aucun dossier n’en dit rien.
typology-total = Total
typology-other = autre
typology-withheld = non publié
typology-withheld-threshold =
    { $threshold ->
        [one] non publié : moins de { $threshold } personne
       *[other] non publié : moins de { $threshold } personnes
    }
typology-withheld-records =
    { $threshold ->
        [one] non publié : moins de { $threshold } dossier
       *[other] non publié : moins de { $threshold } dossiers
    }
typology-between = entre { $low } et { $high }
typology-non-additive = La somme des lignes n’est pas le total : un même dossier peut figurer dans plusieurs d’entre elles.
typology-non-additive-mark = non additif
typology-form-single = une seule forme
typology-form-several = plusieurs formes
typology-form-each = chaque forme
typology-forms-what = « Une seule forme » et « plusieurs formes » partagent les dossiers. « Chaque forme » compte un dossier sous toutes les formes qu’il nomme.
typology-kind = Nature des chiffres
typology-kind-operational = chiffres opérationnels
typology-kind-operational-what = Exacts, pour qui peut voir les dossiers. Non destinés à la publication.
typology-kind-public = chiffres publics
typology-kind-public-what = Les petits nombres ne sont pas publiés, ni aucun nombre qui permettrait de les retrouver.
typology-kind-restricted = communication restreinte
typology-kind-restricted-what = Totaux exacts pour un organe désigné, en vertu d’un accord. Journalisés, non destinés à la publication.
typology-kind-switch-public = Afficher les chiffres publics
typology-kind-switch-operational = Afficher les chiffres opérationnels
typology-how-made = Comment cela a été établi
typology-how-made-what =
    { $count ->
        [one] { $count } dossier, compté tel qu’il a été enregistré. Rien n’a été estimé ni complété.
       *[other] { $count } dossiers, comptés tels qu’ils ont été enregistrés. Rien n’a été estimé ni complété.
    }
typology-how-made-as-of = Situation à l’entrée { $position } du journal.
typology-how-complete = Dans quelle mesure c’est complet
typology-how-complete-line = { $field }, part connue : { $share }
typology-protects = Ce qui protège les personnes
typology-protects-what = Tout nombre inférieur à { $threshold } n’est pas publié, ni aucun nombre qui permettrait de le retrouver.
typology-protects-operational = Ces chiffres sont exacts. Un petit nombre peut désigner une personne : ne pas transmettre cette page.
typology-protects-areas = Les cartes publiques ne descendent pas sous le premier niveau administratif.
typology-recorded-not-decided = « Personnes enregistrées » veut dire qu’un organisme les a enregistrées comme présumées victimes, identifiées ou formellement identifiées. Rien ici n’est une décision sur une personne.
typology-alleged = « Présumé » couvre toute personne ou entité désignée comme auteur, à quelque stade que soit la procédure. Ce n’est pas un constat de culpabilité.
typology-kinds-apart = Les dossiers individuels, les fichiers anonymisés, les fichiers synthétiques, les totaux communiqués par les États et les affaires judiciaires sont comptés à part et jamais additionnés.
typology-source-kind-case-records = dossiers individuels
typology-source-kind-k-anonymised = dossiers anonymisés
typology-source-kind-synthetic = dossiers synthétiques
typology-source-kind-aggregate = totaux communiqués par les États
typology-source-kind-court-case = affaires judiciaires
typology-aggregate-title = Totaux communiqués par les États
typology-aggregate-what = Nombres que les États ont communiqués par année. Ce ne sont pas des dossiers et ils ne s’y ajoutent pas.
typology-aggregate-censored = Un nombre communiqué seulement comme « moins de 5 » reste un intervalle, de 1 à 4.
typology-court-title = Affaires judiciaires
typology-court-what = Affaires publiées, par acte, moyen et but. Une affaire peut concerner de nombreuses personnes.
typology-take-away = À emporter
typology-same-figures = Les mêmes chiffres en tableau
typology-picture = Figure : { $title }. Le tableau voisin donne les mêmes chiffres.
typology-map-picture = Carte des zones d’exploitation, avec les principaux itinéraires. Le tableau voisin donne les mêmes chiffres.
typology-map-not-agreed = ligne non convenue
typology-map-route = itinéraire, et dossiers qui le décrivent
typology-map-more = { $low } ou plus
typology-map-no-shapes = Cette installation n’a pas encore de carte de ses zones. Le tableau se suffit.
typology-women-girls = femmes, filles
typology-men-boys = hommes, garçons
typology-pyramid-note = Dossiers. Un même dossier peut figurer sous deux formes.
typology-suppressed-stub = Hachures : non publié.
typology-finding-none = On en sait trop peu ici pour le dire en une phrase.
typology-none-of-them = aucune de celles-ci
typology-pyramid-beside = sexe ou âge non représentés ici : { $count }
typology-map-absent = Absents de cette carte : { $places }.
typology-alone = Voir le tableau entier
typology-unknown-or-few = inconnu, ou trop peu pour être montré
