# Proving it is you, what is told about one’s own sign-in, sessions that end, and reminders.

doctor-tokens-end = 将于{ $date }前到期的程序令牌：{ $count }个。
doctor-tokens-end-mend = 每位所有者应在令牌页面另建一个，并在该日之前交给程序。
proof-begin = 证明是您本人
proof-first-sign-in = 这是此处记录的您的首次登录。
proof-go-on = 证明并继续
proof-last-sign-in = 您上一次登录：
proof-leave = 放弃
proof-listen-proxy = 另一台机器上的代理必须通过 TLS 连接 Lantern：请为 Lantern 提供证书（lantern ca init 或 tls_certificate），或把代理放在本机并监听 127.0.0.1。
proof-news-authenticator = 验证器已更换
proof-news-linked = 账户已与 OpenID 提供方关联
proof-news-unlinked = 与 OpenID 提供方的关联已取消
proof-news-passkey-added = 已添加一个通行密钥
proof-news-passkey-removed = 已移除一个通行密钥
proof-news-password = 密码已更改
proof-news-reset = 凭两位同事的代码重新设置了登录
proof-news-sessions = 所有会话已结束
proof-news-token = 已为程序创建令牌
proof-no-tries = 自您上次查看以来，没有人以您的名义尝试登录或更改任何内容。
proof-notices = 以您的名义
proof-notices-do = 如果不是您本人：请结束所有会话、更改密码，并告知账户管理人员。
proof-notices-mine = 是我本人：继续
proof-notices-not-mine = 不是我：查看我的账户
proof-notices-title = 这是您本人吗？
proof-notices-what = 自您上次查看以来，您的登录发生了以下情况。
proof-passkey-first = 证明是您本人以添加通行密钥
proof-password-breached = 该密码出现在别处被盗密码的名单中。请另选一个。
proof-sessions = 会话
proof-sessions-end = 结束所有会话
proof-sessions-end-all = 在所有设备上退出
proof-sessions-what = 立即在所有设备上让此人退出，例如设备丢失时。账户保持不变；程序的令牌需逐个收回。
proof-title = 请证明是您本人
proof-token-ends = 将于{ $date }到期：请及时另建一个并交给程序。
proof-tokens-end = 以下令牌即将到期：
proof-tries =
    { $count ->
       *[other] 有 { $count } 次以您的名义登录的尝试未通过
    }
proof-waits = 您输入的内容在此等候，证明后即提交。在此之前不会执行任何操作。
proof-what = 这一步会改变谁可以进入、密钥能打开什么或销毁什么。因此，如果您上次证明身份已超过五分钟，系统会再次确认。
