# La santé du registre.
ledger-title = Le registre
ledger-what = Ce qui s’est passé ici, en nombres que personne ne peut changer sans que cela se voie.
ledger-check-now = Comparer maintenant
ledger-check-what = Lit tout le journal et le compare au registre. Une grande maison demande une minute.
ledger-checked = Journal et registre
ledger-checked-what = Comparé : { $entries } entrées du journal sous { $leaves } feuilles du registre.
ledger-download-checkpoint = Télécharger le point de contrôle
ledger-download-key = Télécharger la ligne de clé
ledger-download-policy = Télécharger la politique
ledger-flaw-head = La tête du registre ne découle pas de ses feuilles.
ledger-flaw-key-of-nothing = Une clé qui n’appartient à aucune entrée.
ledger-flaw-rewritten = Des entrées qui ne sont pas telles qu’inscrites.
ledger-flaw-unlogged = Des entrées jamais inscrites.
ledger-flaw-without-key = Une entrée dont la clé a disparu sans explication.
ledger-flaws =
    { $count ->
        [one] { $count } chose n’est pas telle qu’elle a été écrite.
       *[other] { $count } choses ne sont pas telles qu’elles ont été écrites.
    }
ledger-log = Nom du registre
ledger-no-witness = Aucun témoin ne l’a encore signé.
ledger-not-checked = Pas comparé depuis le démarrage du serveur.
ledger-not-published = Rien n’est encore publié.
ledger-nothing-altered = Tout est tel qu’il a été écrit.
ledger-offline = Vérifiez sans nous
ledger-offline-what = Copiez le dossier « ledger » et vérifiez-le sur une autre machine. Gardez le point de contrôle d’aujourd’hui : il révèle un registre coupé ou réécrit.
ledger-pin = Gardez ceci ailleurs
ledger-pin-what = Imprimez-le, ou envoyez-le à quelqu’un au-dehors. Qui le détient peut montrer plus tard que rien d’antérieur n’a été retiré.
ledger-published = Publié
ledger-published-size = { $size } entrées
ledger-root = Racine
ledger-size = Entrées
ledger-why = Ce que cela prouve
ledger-why-what = Que rien n’a été changé ni retiré depuis. Non que ce qui fut écrit soit vrai.
ledger-witnesses = Signé par
