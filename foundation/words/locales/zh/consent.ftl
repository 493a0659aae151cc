# 同意及其他依据、协议、请求、保全和事件：每个代码的文字说明。

# Groups of data.
group-coded = 编码信息，例如剥削形式、年龄组和地区
group-identity = 姓名、准确出生日期、证件
group-contact = 电话和安全的联系方式
group-location = 居住或停留的地方
group-family = 亲属和受抚养人
group-narrative = 您用自己的话讲述的内容
group-medical = 健康、怀孕、残疾、伤情
group-sexual-violence = 性暴力
group-legal = 法律身份和诉讼程序
group-financial = 债务、工资、付款
group-media = 照片、录音录像、扫描文件

# How a consent was given, and by whom.
given-form-written = 书面
given-form-oral-witnessed = 口头，有见证人在场
given-form-recorded-audio = 口头，经允许录音
given-form-sign = 手语
given-form-easy-read = 使用易读页面或图片
given-by-self = 由本人给予
given-by-supported-self = 由本人在自选支持者协助下给予
given-by-caregiver = 由照料者代儿童给予
given-by-guardian = 由监护人代儿童给予
assent-given = 儿童同意
assent-refused = 儿童不同意
assent-too-young = 儿童年龄太小，无法询问
caregiver-bar-suspected = 照料者涉嫌参与
caregiver-bar-absent = 照料者不在场
caregiver-bar-unsafe = 询问照料者会使儿童处于危险

# Why a consent does not count.
consent-problem-limits-not-told = 事先没有说明保密的限度。
consent-problem-no-groups = 同意未列明任何数据。
consent-problem-adult-by-other = 任何人不得代替成年人同意。
consent-problem-supporter-not-chosen = 支持者须由本人选择。
consent-problem-assent-missing = 没有询问儿童的意愿。
consent-problem-assent-refused = 儿童表示拒绝。
consent-problem-child-alone = 儿童的同意需有照料者或监护人，或由主管按最大利益作出决定。
consent-problem-caregiver-barred = 该照料者不能代儿童同意。
consent-problem-guardian-without-cause = 先询问照料者，或记录无法询问的原因。
consent-problem-majority-not-coarse = 请填写儿童年满十八岁当月的第一天。
consent-problem-end-out-of-range = 最后一天早于第一天或超过两年。
consent-problem-not-yet = 同意的日期在未来。
consent-problem-withdrawn = 同意已撤回。
consent-problem-expired = 同意已到期，请重新询问。
consent-problem-renew-at-majority = 儿童已满十八岁，须重新征询本人。

# Recipients.
recipient-protection = 保护或援助机构
recipient-medical = 卫生服务机构
recipient-legal-aid = 法律援助、律师或监护人
recipient-human-rights = 人权监测方
recipient-oversight = 人员监督机构
recipient-statistics = 统计机构或研究
recipient-donor = 捐助方
recipient-judicial = 检察机关、法院或国际机制
recipient-investigative = 警方调查
recipient-financial-unit = 金融情报机构
recipient-sanctions-body = 制裁委员会或其专家
recipient-immigration-enforcement = 移民执法机构
recipient-armed = 武装部队或团体
recipient-intelligence = 情报机构
flag-yes = 是
flag-no = 否
flag-unknown = 尚无人查证

# Decisions on a basis other than consent.
told-told = 已告知当事人
told-not-reached = 尚未联系到当事人
told-too-dangerous = 现在告知会使当事人处于危险
decision-problem-consent-is-not-decided = 同意由本人给予，不由他人决定。
decision-problem-not-a-supervisor = 只有主管可作此决定。
decision-problem-decided-by-asker = 请求决定的人不得自行决定。
decision-problem-not-a-child = 最大利益仅适用于儿童。
decision-problem-not-least-data = 请将数据减至必要范围。
decision-problem-no-reference = 请注明表中的义务或法院案号。
decision-problem-end-out-of-range = 决定须在其依据规定的期限内终止。
decision-problem-not-yet = 决定的日期在未来。
decision-problem-expired = 决定已到期，请重新决定。
decision-problem-revoked = 决定已撤销。

# Information-sharing protocols.
share-level-case = 个案
share-level-aggregate = 汇总数字
frequency-once = 一次
frequency-weekly = 每周
frequency-monthly = 每月
frequency-quarterly = 每季度
frequency-yearly = 每年
frequency-on-need = 按需
sensitivity-class-low = 泄露几乎无害
sensitivity-class-moderate = 泄露会造成一定伤害
sensitivity-class-high = 泄露会造成严重伤害
sensitivity-class-severe = 泄露可能危及生命
protocol-state-draft = 草案
protocol-state-approved = 已批准，尚未生效
protocol-state-live = 生效中
protocol-state-expired = 已到期
protocol-state-ended = 提前终止
protocol-problem-approved-by-drafter = 须由起草人以外的人批准。
protocol-problem-no-parties = 协议未列明共享机构。
protocol-problem-no-groups = 协议未列明任何数据。
protocol-problem-not-countable = 姓名、叙述和媒体不属于汇总数字。
protocol-problem-end-out-of-range = 最后一天早于第一天或超过两年。
protocol-problem-not-a-draft = 只有草案可以批准。
protocol-problem-class-too-low = 个案始终属于高度敏感。

# Why something is not shared.
share-refusal-privileged = 当事人与律师之间的内容绝不共享。
share-refusal-recipient-receives-nothing = 移民执法、武装和情报机构不接收任何信息。
share-refusal-death-penalty = 当地可能适用死刑，或无人排除这一可能。
share-refusal-fair-trial = 未能确认当地审判公正。
share-refusal-recipient-not-assessed = 过去一年未对接收方的司法辖区进行评估。
share-refusal-figures-only = 该接收方只接收汇总数字，不接收个案。
share-refusal-no-groups = 未列明要共享的数据。
share-refusal-no-protocol = 每次共享都须注明信息共享协议。
share-refusal-protocol-not-live = 该协议未生效。
share-refusal-protocol-purpose = 该协议用于其他目的。
share-refusal-protocol-recipient = 该协议针对其他接收方。
share-refusal-protocol-party = 贵机构不是该协议的缔约方。
share-refusal-protocol-groups = 该协议不涵盖这些数据。
share-refusal-protocol-level = 协议针对汇总数字而此为个案，或相反。
share-refusal-not-countable = 姓名、叙述和媒体不属于汇总数字。
share-refusal-sexual-violence = 性暴力数据仅以汇总数字提供，或经幸存者同意用于转介。
share-refusal-agencies-not-asked = 收集这些数字的每个机构都须已同意。
share-refusal-door-only = 向保护工作者所说的内容，只能与当事人及其律师一起以单项方式移交起诉方。
share-refusal-no-person = 未注明当事人。
share-refusal-stopped-by-person = 当事人要求不再共享任何信息。
share-refusal-no-basis = 既无同意，也无其他已记录的依据。
share-refusal-not-covered = 当事人同意的是其他事项。
share-refusal-limits-not-told = 事先没有说明保密的限度。
share-refusal-consent-not-valid = 该同意的给予方式不当。
share-refusal-withdrawn = 同意已撤回。
share-refusal-expired = 同意已到期，请重新询问。
share-refusal-renew-at-majority = 儿童已满十八岁，须重新征询本人。
share-refusal-no-key = 编码答案以外的内容只能加密后发出，而该接收方没有已知的密钥。
share-refusal-decide-anew = 作出决定后当事人要求停止，须由主管重新决定。

# The one door.
handover-refusal-closed = 此项绝不移交：属律师保密、封闭类别，或接收方不得接收任何信息。
handover-refusal-not-for-the-door = 这不是向起诉方的移交，请按协议共享。
handover-refusal-recipient-gate = 接收方辖区不能保证公正审判且不判死刑。
handover-refusal-not-chosen-by-person = 须由当事人选定该项内容。
handover-refusal-no-counsel = 当事人的律师须在场。
handover-refusal-no-consent = 没有针对该接收方、该目的和这些数据的同意。
handover-refusal-stopped-by-person = 当事人要求不再共享任何信息。
handover-refusal-two-signatures = 须有两人在同意之后签字，律师不计在内。
handover-refusal-done-already = 该项内容已移交。

# What a person asks for.
request-see = 查看我的数据
request-correct = 更正我的数据
request-withdraw = 撤回同意
request-restrict = 停止处理我的数据
request-erase = 销毁我的数据
request-state-received = 已收到
request-state-waiting = 已确认；十四天内可改变主意
request-state-done = 已完成
request-state-cancelled = 已撤回
request-state-refused = 已拒绝
request-problem-over = 该请求已结束。
request-problem-not-an-erasure = 只有删除请求需要确认并销毁。
request-problem-not-alone = 当事人须在无他人在场时确认。
request-problem-not-confirmed = 当事人尚未单独确认。
request-problem-too-early = 十四天尚未届满。
request-problem-held = 法律要求暂时保全。
request-problem-child-law-unknown = 该国关于儿童档案的法律尚未列入表中。
request-problem-child-law-keeps = 法律规定儿童档案须保存至更晚日期。

# Holds.
hold-problem-basis = 保全须以法律义务或法院命令为依据。
hold-problem-end-out-of-range = 保全须在一年内终止。
hold-problem-same-person = 须由设定者以外的人解除保全。
hold-problem-over = 该保全已解除。

# Incidents with data.
incident-unauthorised-access = 无权者查看了数据
incident-disclosure = 信息到达了不应知悉的人
incident-lost-device = 设备或纸质文件丢失
incident-loss = 数据丢失
incident-alteration = 数据被擅自更改
incident-unavailable = 需要时无法访问数据
incident-excess = 收集或保存超出必要范围
incident-coercion = 有人被迫交出数据
incident-reidentification = 公布的数字指向了某人
incident-malware = 恶意软件
incident-severity-near-miss = 险些发生
incident-severity-low = 轻微伤害
incident-severity-high = 严重伤害
incident-severity-critical = 有人处于危险
incident-state-reported = 已报告
incident-state-assessed = 已评估
incident-state-contained = 已控制
incident-state-treated = 原因已消除
incident-state-closed = 已结案
incident-step-assessed = 已评估
incident-step-contained = 已控制
incident-step-persons-protected = 已警示或转移相关人员
incident-step-notified = 已通知有关方
incident-step-cause-mended = 已消除原因
incident-step-closed = 已结案
incident-tell-undecided = 尚未决定是否告知当事人
incident-tell-told = 已告知当事人
incident-tell-too-dangerous = 告知会使当事人处于危险
incident-tell-nobody-concerned = 未涉及任何人的数据
incident-problem-out-of-order = 请依次评估、控制、消除原因。
incident-problem-tell-undecided = 请先决定是否告知当事人。
incident-problem-same-person = 不告知须由报告人以外的人决定。
incident-problem-lesson-missing = 请写下吸取的教训。
incident-problem-over = 该事件已结案。

# How long things are kept.
retention-case-file = 个人档案
retention-entry-contact = 入境点接触记录
retention-no-indication = 此次接触未见迹象
retention-bulk-check-line = 批量核查中未审阅的行
retention-helpline-contact = 热线联系记录
retention-complaint = 投诉
retention-imported-file = 导入的文件
retention-closed-account = 已关闭的账户
retention-draft = 未保存的工作
retention-start-created = 自创建起
retention-start-changed = 自最后更改起
retention-start-closed = 自关闭起
retention-action-erase = 销毁
retention-action-review = 由人决定

# The register of processing.
whose-data-persons-at-risk = 受害者和面临风险者
whose-data-children = 儿童
whose-data-relatives = 亲属和受抚养人
whose-data-alleged-perpetrators = 被指控的施害者
whose-data-complainants = 投诉人
whose-data-staff = 工作人员
processing-problem-empty = 请注明目的、数据和人员。
processing-problem-no-basis = 请注明依据。
processing-problem-no-assessment = 须先批准影响评估。
processing-problem-review-due = 该条目已一年未审阅。

# Reporting duties.
duty-child-abuse = 虐待儿童
duty-sexual-exploitation-abuse = 工作人员的性剥削和性虐待
duty-serious-crime = 严重犯罪
duty-danger-to-others = 对他人的危险
duty-danger-to-self = 对当事人自身的危险
duty-infectious-disease = 须报告的疾病

# Accounts, sessions and resets.
account-state-invited = 已邀请
account-state-active = 使用中
account-state-suspended = 已停用
account-state-closed = 已关闭
session-state-open = 进行中
session-state-locked = 已锁定：请重新登录以继续
session-state-ended = 已结束：请登录
reset-scope-password = 密码
reset-scope-second-factor = 第二因素或通行密钥
reset-scope-everything = 全部
reset-state-issued = 已签发；须由第二人确认
reset-state-confirmed = 已确认；代码仅可使用一次
reset-state-used = 已使用
reset-state-void = 已作废
