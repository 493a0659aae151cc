# La liste des dossiers et l'historique de l'un d'eux.

records-title = Dossiers
records-what = Une ligne par dossier de chaque source. Les noms ne sont pas montrés ici.
records-empty = Aucun dossier n’est encore conservé.
records-none-found = Aucun dossier ne remplit ces conditions.
records-found = { count-records }
records-showing = { $from } à { $to } sur { $total }
records-code = Code
records-source = Source
records-recorded = Enregistré
records-last-change = Dernière modification
records-record = Dossier { $code }
records-summary = Reçu de { $source }, conservé depuis le { $date }.
records-current = Ce qui est enregistré à présent
records-history = Historique
records-history-what = Le plus récent d’abord. Rien n’est jamais écrasé.
records-field = Champ
records-before = Avant
records-after = Après
records-when = Quand
records-by = Par
records-from = Provenance
records-from-row = { $file }, ligne { $row }
records-no-value = rien d’enregistré
records-created = Dossier ouvert
records-changed =
    { $count ->
        [one] { $count } champ modifié
       *[other] { $count } champs modifiés
    }
records-sealed = scellé
records-sealed-what = Ce qui identifie cette personne est scellé. Seul l’organisme qui l’a enregistré peut l’ouvrir.
records-withdrawn = retiré
records-withdrawn-what = La source a retiré ce dossier le { $date }. Il ne compte plus ; son historique reste.
records-open-import = Ce dossier fait partie d’une importation non terminée et ne compte pas encore.
records-not-found = Aucun dossier ne porte le code { $code }.
records-person = Personne
records-event = Ce qui s’est passé
records-perpetrators = Auteurs présumés
records-case = Dossier de suivi
records-purpose = Finalité : { $purpose }
records-palermo = Article 3 du Protocole de Palerme
records-palermo-met = Un acte, un moyen et un but sont enregistrés.
records-palermo-met-child = Un acte et un but sont enregistrés. Aucun moyen n’est requis : la personne avait moins de 18 ans.
records-palermo-not-met = Ce qui est enregistré ne réunit pas tous les éléments.
records-palermo-not-enough = On n’en sait pas assez pour le dire.
records-palermo-what = C’est une lecture de ce qui est enregistré, non un jugement sur la personne. Elle ne décide d’aucune aide.
records-discarded-import = Ce dossier vient d’une importation abandonnée. Il ne compte pas.
records-told-as = dans la source : { $date }, { $calendar }
records-calendar-hijri = calendrier hégirien
records-calendar-persian = calendrier persan
records-calendar-ethiopic = calendrier éthiopien
records-filter = Dossiers enregistrés par
