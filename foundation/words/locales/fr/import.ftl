# Faire entrer un fichier : choisir, prévisualiser, conserver, problèmes, terminer plus tard.

import-title = Importer un fichier
import-choose = Choisir l’organisme et le fichier
import-agency = Quel organisme envoie ce fichier ?
import-agency-new = Un autre organisme
import-agency-code = Code de l’organisme
import-agency-code-hint = Lettres, chiffres et traits d’union, par exemple BORDER-NORTH.
import-agency-name = Nom de l’organisme
import-file = Fichier
import-file-drop = Déposer le fichier ici, ou le choisir
import-file-choose = Choisir un fichier
import-file-chosen = Fichier choisi : { $file }
import-file-kinds = CSV, XLSX ou JSON par lignes. Tout codage et tout séparateur courants.
import-dataset = Nom de cette série de fichiers
import-dataset-hint = Reprendre le même nom à chaque envoi, afin que les lignes corrigées retrouvent leur version précédente.
import-layout = Structure
import-layout-recognise = La reconnaître d’après les colonnes
import-layout-recognised = Structure reconnue : { $layout }
import-layout-unknown = Aucune structure connue ne convient à ces colonnes. Voici une proposition ; chaque ligne est à vérifier.
import-complete = Ce fichier est complet : retirer ce qu’il ne contient plus
import-complete-hint = Sinon, les dossiers absents du fichier restent tels quels.
import-withdrawal-held-back = Rien n’est retiré : des lignes restées dehors peuvent être des dossiers déjà connus.
import-withdrawal-held-back-remedy = Corriger ces lignes, puis réimporter le fichier complet.
import-invented = Toutes les personnes de ce fichier sont inventées
import-without = Laisser ces colonnes de côté
import-preview = Voir comment il sera lu
import-preview-title = Vérifier un fichier
import-preview-rows =
    { $count ->
        [one] { $file } compte { $count } ligne.
       *[other] { $file } compte { $count } lignes.
    }
import-preview-columns =
    { $count ->
        [one] Il a { $count } colonne.
       *[other] Il a { $count } colonnes.
    }
import-nothing-kept = Rien n’est encore conservé.
import-no-guess = La plupart des lignes se lisent telles quelles. Ce qui ne peut pas être lu reste dehors et figure ci-dessous ; Lantern ne devine pas.
import-columns = Colonnes
import-columns-recognised =
    { $count ->
        [one] { $count } colonne est lue
       *[other] { $count } colonnes sont lues
    }
import-columns-not-taken =
    { $count ->
        [one] { $count } colonne n’est pas reprise
       *[other] { $count } colonnes ne sont pas reprises
    }
import-columns-not-taken-what = Aucune ligne de la structure ne les rattache. Elles ne sont pas conservées.
import-columns-left-out = Laissées de côté à dessein
import-columns-missing =
    { $count ->
        [one] { $count } colonne de la structure manque dans le fichier
       *[other] { $count } colonnes de la structure manquent dans le fichier
    }
import-columns-identity =
    { $count ->
        [one] { $count } colonne permet d’identifier des personnes
       *[other] { $count } colonnes permettent d’identifier des personnes
    }
import-identity-sealed = Ces colonnes identifient des personnes : { $columns }. Elles sont scellées sous la clé de l’organisme.
import-identity-sealed-what = Seul l’organisme les ouvre, et chaque consultation laisse une trace. Laisser de côté ce dont personne n’a besoin : ce qui n’est pas détenu ne peut être pris.
import-identity-open = La clé de cet organisme n’a pas de phrase secrète : qui copie son fichier lit ces colonnes. La remplacer sous « Clés des organismes » avant d’y mettre de vraies personnes.
import-invented-hint = Seulement si personne dans le fichier n’est réel.
import-column-in-file = Colonne du fichier
import-column-read-as = Lue comme
import-column-key = identifie le dossier
import-column-sample = Premières valeurs
import-column-values = Valeurs
import-ribbon = Le fichier entier, ligne par ligne
import-ribbon-first = ligne { $row }
import-ready =
    { $count ->
        [one] { $count } ligne est prête
       *[other] { $count } lignes sont prêtes
    }
import-would-update =
    { $count ->
        [one] { $count } ligne est déjà connue et serait mise à jour
       *[other] { $count } lignes sont déjà connues et seraient mises à jour
    }
import-unchanged =
    { $count ->
        [one] { $count } ligne est déjà connue et inchangée
       *[other] { $count } lignes sont déjà connues et inchangées
    }
import-outside =
    { $count ->
        [one] { $count } ligne ne peut pas être lue et reste dehors
       *[other] { $count } lignes ne peuvent pas être lues et restent dehors
    }
import-would-withdraw =
    { $count ->
        [one] { $count } dossier ne figure plus dans le fichier et serait retiré
       *[other] { $count } dossiers ne figurent plus dans le fichier et seraient retirés
    }
# Les mêmes nombres, comme légende sous un chiffre qui se tient seul.
import-label-ready =
    { $count ->
        [one] ligne est prête
       *[other] lignes sont prêtes
    }
import-label-would-update =
    { $count ->
        [one] est déjà connue et serait mise à jour
       *[other] sont déjà connues et seraient mises à jour
    }
import-label-unchanged =
    { $count ->
        [one] est déjà connue et inchangée
       *[other] sont déjà connues et inchangées
    }
import-label-outside =
    { $count ->
        [one] ne peut pas être lue et reste dehors
       *[other] ne peuvent pas être lues et restent dehors
    }
import-label-would-withdraw =
    { $count ->
        [one] dossier ne figure plus dans le fichier et serait retiré
       *[other] dossiers ne figurent plus dans le fichier et seraient retirés
    }

import-sum = La somme de ces quatre nombres est le nombre de lignes du fichier.
import-next-title = Et ensuite
import-next-what = Les lignes sont conservées en une seule fois : toutes celles qui sont prêtes, ou aucune.
import-keep = Conserver les lignes prêtes
import-discard = Abandonner le fichier
import-later = Terminer plus tard
import-progress = { $done } lignes sur { $total }
import-progress-unknown =
    { $count ->
        [one] { $count } ligne lue jusqu’ici
       *[other] { $count } lignes lues jusqu’ici
    }
import-progress-minutes =
    { $count ->
        [one] encore { $count } minute environ
       *[other] encore { $count } minutes environ
    }
import-progress-leave = Vous pouvez quitter cette page. L’importation continue.
import-cancel = Arrêter l’importation
import-done = Le fichier est importé.
import-done-new =
    { $count ->
        [one] { $count } nouveau dossier
       *[other] { $count } nouveaux dossiers
    }
import-done-changed =
    { $count ->
        [one] { $count } dossier modifié ; son historique est conservé
       *[other] { $count } dossiers modifiés ; leur historique est conservé
    }
import-done-unchanged =
    { $count ->
        [one] { $count } dossier inchangé
       *[other] { $count } dossiers inchangés
    }
import-done-rejected =
    { $count ->
        [one] { $count } ligne est restée dehors
       *[other] { $count } lignes sont restées dehors
    }
import-done-withdrawn =
    { $count ->
        [one] { $count } dossier retiré
       *[other] { $count } dossiers retirés
    }
import-done-nothing-new = Ce fichier n’a rien changé : toutes ses lignes étaient déjà connues.
import-done-next = Lire la typologie avec ce fichier
import-problems = Problèmes
import-problems-none = Toutes les lignes ont pu être lues.
import-problems-rejected = Lignes restées dehors
import-problems-warnings = Valeurs qui n’ont pas pu être lues
import-problems-warnings-what = Ces lignes sont importées. La valeur elle-même est enregistrée comme inconnue.
import-problems-more =
    { $count ->
        [one] et { $count } autre ligne
       *[other] et { $count } autres lignes
    }
import-problems-download = Télécharger les lignes restées dehors
import-problems-download-what = Ce fichier a la structure du vôtre et une colonne de plus, avec le motif. Une fois corrigé, il peut être réimporté ; seules les lignes corrigées changent.
import-problems-kept =
    { $count ->
        [one] Il peut être téléchargé pendant { $count } jour.
       *[other] Il peut être téléchargé pendant { $count } jours.
    }
import-open-title = Fichiers non terminés
import-open-what = Cette importation s’est arrêtée avant la fin. Aucune de ses lignes ne compte.
import-open-since = Commencée le { $date }
import-open-resume = Reprendre l’importation
import-open-discard = Abandonner ce qui a été lu
import-open-none = Tous les fichiers sont terminés.
import-list = Fichiers importés
import-list-empty = Aucun fichier n’a encore été importé.
import-list-file = Fichier
import-list-agency = Organisme
import-list-date = Date
import-list-rows = Lignes
import-list-layout = Structure
import-list-state = État
import-state-complete = terminé
import-state-open = non terminé
import-state-discarded = abandonné
import-templates = Modèles vierges
import-templates-what = Une ligne par personne enregistrée par l’organisme. La deuxième feuille explique chaque colonne et ses valeurs.
import-template-download = Télécharger le modèle (XLSX)
import-list-id = Import
import-layout-own = Une structure à nous
import-layout-text = Texte de la structure
import-layout-text-hint = Un petit fichier TOML qui dit quelle colonne correspond à quel champ.
import-layout-line = Cette structure ne peut pas servir. Ligne { $line } : { $problem }
import-layout-line-remedy = Corriger cette ligne de la structure et recommencer.
import-without-hint = Un en-tête par ligne, tel que le fichier l’écrit.
import-answers = Vérifier vos réponses
import-change = Modifier
import-waiting-title = Fichiers qui attendent votre décision
import-waiting-forget =
    { $count ->
        [one] Gardé en mémoire seulement, encore { $count } minute. Ensuite, il faudra renvoyer le fichier.
       *[other] Gardé en mémoire seulement, encore { $count } minutes. Ensuite, il faudra renvoyer le fichier.
    }
import-problems-first = première fois à la ligne { $row }
import-problems-each = Ligne par ligne
import-problems-row = Ligne
import-problems-column = Colonne
import-problems-kind = Ce qui ne va pas
import-undo-title = Si ce n’était pas le bon fichier
import-undo-what = Rien n’est écrasé. Importez le bon fichier sous le même nom : seules les lignes qui diffèrent changent. S’il est complet, les lignes qu’il ne contient pas sont retirées.
import-open-resume-what =
    { $count ->
        [one] Renvoyez le même fichier. L’importation reprend après { $count } ligne.
       *[other] Renvoyez le même fichier. L’importation reprend après { $count } lignes.
    }
