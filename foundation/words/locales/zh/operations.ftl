# Backups: made, restored, moved; upgrades; wiping a folder.

backup-passphrase = 备份的口令（至少 12 个字符）：
backup-passphrase-again = 请再次输入同一口令：
backup-writing = 正在写入备份
backup-made = 备份已写入 { $path }：包含流水账至第 { $position } 条的全部内容。
backup-head = 日志 { $origin } 共有 { $size } 条；其根为 { $root }。请将此行另行保存。
backup-keys-made = 密钥副本已写入 { $path }。请与备份分开保管，并在 { $date } 之前销毁或替换：在此之前，不能说被删除者的数据已在各处消失。
backup-without-keys = 未复制任何密钥。若没有与此备份同时或之后制作的密钥副本，备份将无法恢复：请加上 --keys FILE。
backup-agency-keys = 任何备份都不含机构的密钥。各机构自行保管其密钥文件或恢复单。
restore-passphrase = 备份的口令：
restore-reading = 正在恢复
restore-done = 已恢复到 { $path }：流水账至第 { $position } 条的全部内容，即 { $date }（UTC）时的状态。
restore-erased = 因在备份之后已被删除而再次删除的记录：{ $count }
restore-checked = 已核对：日志的根与备份一致，每条记录与其叶相符，各表行数相同。
restore-agency-keys = 机构的密钥不会被恢复。各机构将其密钥文件放回 { $path }，或凭恢复单恢复其密钥。
restore-log = 如果日志的公布已超出此备份，见证方将拒绝签署恢复后的日志：这是正确的，只有更新的备份才能解决。
