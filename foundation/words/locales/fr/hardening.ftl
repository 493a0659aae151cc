cli-store-key-changed = Le dépôt a une nouvelle clé, et l’ancienne n’ouvre plus rien. Faites maintenant une nouvelle sauvegarde et une nouvelle copie des clés, et détruisez les copies antérieures : elles contiennent l’ancienne clé.
doctor-database-rights = Le rôle de base de données { $role } peut faire plus que ce dont Lantern a besoin : { $rights }.
doctor-database-rights-mend = Créez les rôles avec docs/postgres.sql et nommez-les dans les adresses des bases de données.
doctor-database-password = Une base de données s’ouvre par un mot de passe qui ne change jamais de lui-même.
doctor-database-password-mend = Laissez entrer Lantern par son compte du système sur un socket ou par un certificat client : docs/operations.md dit comment.
doctor-log-stays = Le journal du programme reste sur cette machine : qui s’y introduit peut changer ce que le journal en dit.
doctor-log-stays-mend = Indiquez un serveur de journaux dans le réglage log_host, ou faites envoyer le journal à une autre machine par le gestionnaire de services.
