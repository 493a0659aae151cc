cli-store-key-changed = 存储已换上新密钥，旧密钥不再能打开任何内容。请立即制作新的备份和新的密钥副本，并销毁较早的副本：其中含有旧密钥。
doctor-database-rights = 数据库角色 { $role } 的权限超出 Lantern 所需：{ $rights }。
doctor-database-rights-mend = 请用 docs/postgres.sql 创建角色，并在数据库地址中使用它们。
doctor-database-password = 数据库用密码打开，而密码不会自行更换。
doctor-database-password-mend = 请让 Lantern 以其系统账户经套接字登录，或使用客户端证书：做法见 docs/operations.md。
doctor-log-stays = 程序日志留在本机：侵入本机的人可以篡改日志对此的记录。
doctor-log-stays-mend = 请在设置 log_host 中指定日志主机，或让服务管理器把日志发送到另一台机器。
