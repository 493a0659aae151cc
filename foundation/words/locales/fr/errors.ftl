# Quand quelque chose n'aboutit pas : ce qui est sauf, ce qu'il faut faire, un code à citer.

errors-title = Il y a un problème
errors-summary = Champs à revoir :
errors-not-found = Cette page n’existe pas.
errors-not-found-what = L’adresse est peut-être mal saisie, ou le fichier ou le dossier a été abandonné.
errors-not-allowed = Vous ne pouvez pas ouvrir cette page.
errors-not-allowed-what = Elle ne répond que sur la machine où tourne Lantern.
errors-method = Cette page ne s’utilise pas de cette façon.
errors-too-large = C’est plus que ce qui peut être envoyé en une fois.
errors-too-large-what = L’importer plutôt dans le terminal : lantern import
errors-form-expired = Ce formulaire a été ouvert avant le redémarrage de Lantern. Rien n’a été conservé. Recharger la page et l’envoyer de nouveau.
errors-ours = L’opération n’a pas abouti.
errors-ours-safe = Tout ce qui a été validé est sauf. Le dernier envoi n’a pas été conservé.
errors-ours-what = Réessayer. Si cela se reproduit, citer le code { $code }.
errors-busy = Un autre fichier est en cours d’importation. Celui-ci pourra commencer ensuite.
errors-store = Le registre ne peut pas être ouvert.
errors-store-what = La clé ne convient pas, ou le répertoire est abîmé. Rien n’a été changé.
errors-disk-full = Le disque est plein. Tout ce qui avait été validé est sauf ; ce fichier n’a pas été conservé.
errors-snapshot-missing = Les chiffres ne sont pas encore comptés. Cette page les montrera dans un instant.
errors-field-required = À remplir.
errors-field-choose = Choisir une réponse.
errors-field-code = Lettres, chiffres et traits d’union seulement.
errors-field-year = Saisir l’année en quatre chiffres, par exemple 1998.
errors-field-file = Choisir un fichier.
errors-go-start = Aller à la page d’accueil
