# Backups: made, restored, moved; upgrades; wiping a folder.

backup-passphrase = Phrase secrète pour la sauvegarde (12 caractères au moins) :
backup-passphrase-again = La même phrase encore une fois :
backup-writing = Écriture de la sauvegarde
backup-made = Sauvegarde écrite dans { $path } : tout jusqu’à l’écriture { $position } du journal.
backup-head = Le registre { $origin } comptait { $size } entrées ; sa racine était { $root }. Gardez cette ligne ailleurs.
backup-keys-made = Copie des clés écrite dans { $path }. Gardez-la à part de la sauvegarde et détruisez-la ou remplacez-la avant le { $date } : d’ici là, on ne peut dire d’aucune personne effacée que ses données ont disparu partout.
backup-without-keys = Aucune clé n’a été copiée. Sans une copie des clés faite avec cette sauvegarde ou après elle, la sauvegarde ne peut pas être restaurée : ajoutez --keys FILE.
backup-agency-keys = Les clés des organismes ne sont dans aucune sauvegarde. Chaque organisme garde son fichier de clé ou ses feuilles de récupération.
restore-passphrase = Phrase secrète de la sauvegarde :
restore-reading = Restauration
restore-done = Restauré dans { $path } : tout jusqu’à l’écriture { $position } du journal, tel qu’au { $date } (UTC).
restore-erased = Dossiers effacés de nouveau, parce qu’ils l’avaient été après la sauvegarde : { $count }
restore-checked = Vérifié : la racine du registre est celle de la sauvegarde, chaque écriture est telle que le dit sa feuille, et les tables ont autant de lignes.
restore-agency-keys = Les clés des organismes ne sont pas restaurées. Chaque organisme remet son fichier de clé dans { $path }, ou récupère sa clé avec ses feuilles de récupération.
restore-log = Si le registre avait été publié au-delà de cette sauvegarde, les témoins refuseront de signer celui qui est restauré : c’est juste, et seule une sauvegarde plus récente y remédie.
