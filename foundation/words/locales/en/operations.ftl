# Backups: made, restored, moved; upgrades; wiping a folder.

backup-passphrase = Passphrase for the backup (at least 12 characters):
backup-passphrase-again = The same passphrase again:
backup-writing = Writing the backup
backup-made = Backup written to { $path }: everything up to entry { $position } of the journal.
backup-head = The log { $origin } had { $size } entries; its root was { $root }. Keep this line elsewhere.
backup-keys-made = Copy of the keys written to { $path }. Keep it apart from the backup and destroy or replace it by { $date }: until then nobody who is erased can be said to be gone everywhere.
backup-without-keys = No keys were copied. Without a copy of the keys that was made with this backup or later, the backup cannot be restored: give --keys FILE.
backup-agency-keys = The keys of agencies are in no backup. Each agency keeps its own key file or its recovery sheets.
restore-passphrase = Passphrase of the backup:
restore-reading = Restoring
restore-done = Restored into { $path }: everything up to entry { $position } of the journal, as it stood on { $date } (UTC).
restore-erased = Records erased again, because they had been erased after the backup was made: { $count }
restore-checked = Checked: the root of the log is that of the backup, every entry stands as its leaf says, and the tables hold as many rows.
restore-agency-keys = The keys of agencies are not restored. Each agency puts its key file back into { $path }, or recovers its key from its recovery sheets.
restore-log = If the log had been published beyond this backup, witnesses will refuse to sign the restored one: that is right, and only a newer backup mends it.
