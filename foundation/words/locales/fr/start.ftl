# La page d'accueil : elle dit quoi faire ensuite.

start-title = Accueil
start-next = Que faire ensuite
start-empty-heading = Rien n’est encore enregistré.
start-empty-what = Lantern lit les fichiers des organismes tels qu’ils sont et compte ce qu’ils disent de la traite des personnes : où, qui, par quels moyens, sous quelles formes.
start-import = Importer un fichier
start-import-what = Rien n’est conservé tant que vous n’avez pas vu comment chaque colonne est lue.
start-demo = Essayer la région inventée
start-demo-what = Une région inventée, avec sept organismes, montre ce que fait Lantern. À saisir dans un terminal :
start-templates = Télécharger un modèle vierge
start-templates-what = Pour un organisme qui n’a pas encore de fichier à lui.
start-held =
    { $count ->
        [one] { $count } dossier est conservé.
       *[other] { $count } dossiers sont conservés.
    }
start-held-sources =
    { $count ->
        [one] Provenance : { $count } source.
       *[other] Provenance : { $count } sources.
    }
start-held-not-people = Une même personne peut figurer dans les fichiers de plusieurs sources. Tant que les dossiers ne sont pas rapprochés, on compte des dossiers et non des personnes.
start-open-imports =
    { $count ->
        [one] { $count } fichier n’est pas terminé
       *[other] { $count } fichiers ne sont pas terminés
    }
start-open-imports-what = Leurs lignes ne comptent pas tant qu’ils ne sont pas terminés ou abandonnés.
start-open-imports-go = Voir les fichiers non terminés
start-typology = Lire la typologie
start-typology-what = Zones, personnes, auteurs présumés, moyens et formes d’exploitation.
start-quality = Voir si chaque source est complète
start-quality-what = Un constat vaut ce que valent les fichiers qui le fondent.
start-table = Composer un tableau
start-table-what = Choisir ce que l’on compte et comment le ventiler.
start-records = Consulter un dossier
start-records-what = Chaque valeur ramène à son fichier et à sa ligne.
start-find-what = Par nom, téléphone ou document, dans les dossiers de votre organisme. Du dossier, on passe au consentement, au partage et aux droits.
start-requests-what = Ce que les personnes demandent sur leurs données, et pour quand la réponse est due.
start-import-more = Importer un autre fichier
start-last-import = Le dernier fichier, { $file }, a été importé le { $date }.
start-as-of = Situation à l’entrée { $position } du journal.
start-names-out = Les noms, numéros de téléphone, adresses, documents et dates de naissance exactes sont scellés à leur arrivée sous la clé de l’organisme. Personne ne les voit ici.
