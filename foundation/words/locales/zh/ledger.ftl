# 日志的状况。
ledger-title = 日志
ledger-what = 这里发生过的事，以无人能悄悄更改的数字表示。
ledger-check-now = 立即比对
ledger-check-what = 读取整个流水账并与日志比对。大型系统约需一分钟。
ledger-checked = 流水账与日志
ledger-checked-what = 已比对：流水账 { $entries } 条，日志 { $leaves } 个叶子。
ledger-download-checkpoint = 下载检查点
ledger-download-key = 下载密钥行
ledger-download-policy = 下载策略
ledger-flaw-head = 日志的头与其叶子不符。
ledger-flaw-key-of-nothing = 不属于任何条目的密钥。
ledger-flaw-rewritten = 条目与记录时不同。
ledger-flaw-unlogged = 从未记入日志的条目。
ledger-flaw-without-key = 密钥无故消失的条目。
ledger-flaws =
    { $count ->
       *[other] 有 { $count } 处与写下时不同。
    }
ledger-log = 日志名称
ledger-no-witness = 尚无见证者签名。
ledger-not-checked = 服务器启动后尚未比对。
ledger-not-published = 尚未发布任何内容。
ledger-nothing-altered = 一切如写下时一样。
ledger-offline = 不依靠我们自行核对
ledger-offline-what = 复制“ledger”文件夹，在另一台机器上核验。请保存今天的检查点：有了它，被截断或改写的日志就会显现。
ledger-pin = 请另处保存
ledger-pin-what = 打印出来，或寄给外部的人。持有它的人日后可证明此前的内容没有被拿走。
ledger-published = 已发布
ledger-published-size = { $size } 条
ledger-root = 根
ledger-size = 条目数
ledger-why = 它证明什么
ledger-why-what = 此后没有任何内容被更改或拿走。并不证明所写的是真的。
ledger-witnesses = 签名者
