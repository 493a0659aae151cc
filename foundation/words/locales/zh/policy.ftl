# 规则：每句说明访问政策中的一条规则。

policy-added = 本部署自行增加的规则：{ $name }。
policy-nothing-allows = 没有任何规则允许此事；凡规则未允许的，一律拒绝。
policy-theme-figures = 数字
policy-theme-records = 记录
policy-theme-identity = 可透露身份的内容
policy-theme-wall = 保护与起诉之间的墙
policy-theme-door = 墙上唯一的门
policy-theme-recipients = 接收方
policy-theme-sharing = 共享
policy-theme-rights = 当事人的权利
policy-theme-complaints = 密封投诉
policy-theme-breakglass = 紧急情况
policy-theme-accounts = 账户与部署的运行
policy-theme-local = “local”账户
policy-figures-everybody = 每个账户都可查看起始页、公开数字、清单、本规则、数据处理登记册和自己的账户，并可报告事件。
policy-figures-own-agency = 可查看某机构记录的人，可查看该机构的精确数字。
policy-figures-all-agencies = 统计人员、协调员和严重侵害行为监测员可为统计和保护监测目的查看所有机构的精确数字。
policy-figures-load-lists = 统计人员、制裁事务人员和管理员可载入清单。
policy-records-import = 登记人员、主管和统计人员可导入本机构的文件。
policy-records-case-staff = 个案工作人员可为协助、转介当事人，监测风险或答复其请求，查看和更正编码形式的记录。
policy-records-statistician = 统计人员仅为统计目的可查看本机构编码形式的记录。
policy-records-prosecution = 调查员、金融分析员和制裁事务人员可查看和更正起诉部分的记录。
policy-records-child = 受过儿童工作培训的个案工作者、主管以及儿童最大利益小组可查看和更正儿童档案。
policy-records-gbv = 性别暴力问题专员可查看和更正幸存者的档案。
policy-records-privileged = 律师可为提供法律援助查看和更正受特权保护的笔记。
policy-records-desks = 监测员、热线接线员、移交专员和服务分布图负责人各自查看本岗位的事项。
policy-records-own-agency-only = 任何人不得在持有个案数据的机构之外处理该数据。
policy-records-never-administrator = 管理员看不到记录、身份、精确数字和机构密钥，无论该账户还有什么其他角色。
policy-records-gbv-specialist-only = 只有性别暴力问题专员可打开幸存者的档案。
policy-records-lawyer-only = 只有律师可打开受特权保护的笔记。
policy-records-child-trained-only = 只有受过儿童工作培训的人员可处理儿童档案。
policy-records-never-complaint = 密封投诉绝不作为记录处理。
policy-records-monitor-only = 严重侵害事件只由监测员处理，与个案工作分开。
policy-records-no-conflict = 对亲属的档案或存在其他利益冲突的档案，不得作任何处理。
policy-identity-case-staff = 个案工作人员可为协助、转介当事人或答复其请求，打开身份信息和查找当事人。
policy-identity-child = 受过儿童工作培训的个案工作者、主管以及儿童最大利益小组可打开儿童的身份信息。
policy-identity-gbv = 性别暴力问题专员可打开和查找幸存者的身份信息。
policy-identity-lawyer = 律师可打开受特权保护的笔记中的身份信息。
policy-identity-helpline = 热线接线员可打开热线来电者的身份信息。
policy-identity-investigation = 调查员、金融分析员和制裁事务人员可打开起诉部分记录中的身份信息。
policy-identity-investigation-basis = 在起诉部分的记录中，没有有效依据不得打开任何身份信息。
policy-identity-copy-for-the-person = 个案工作人员可向当事人提供其本人数据的副本。
policy-identity-copy-one-person = 副本只含一人，且仅应本人请求制作。
policy-identity-never-search-privileged = 受特权保护的笔记不得检索和导出。
policy-wall-roles = 调查员、金融分析员和制裁事务人员不得处理起诉部分记录以外的任何内容，无论该账户还有什么其他角色。
policy-wall-bodies = 法院、检察机关、警察、金融情报单位或制裁机构的任何人均不得处理保护部分的数据。
policy-wall-coercive-bodies = 移民执法、武装和情报机构只能看到公开页面。
policy-wall-purposes = 向保护工作者所说的任何内容，均不得为调查、金融情报或制裁目的而读取。
policy-wall-recipients = 保护个案不得与法院、检察机关、警察、金融情报单位或制裁机构共享。
policy-wall-prosecution-keeps-its-own = 起诉部分的记录只由其自身角色处理。
policy-door-open = 个案工作者、主管或律师可将一项材料由保护部分移交起诉部分。
policy-door-single-item = 每次只有一项材料可通过此门。
policy-door-consent = 须经当事人同意移交给该特定接收方，材料方可通过。
policy-door-counsel = 须先征询当事人的律师，材料方可通过。
policy-door-two-signatures = 须有另一名保护部门的主管或律师第二人签字，材料方可通过。
policy-door-closed-compartments = 幸存者档案、受特权保护的笔记和投诉中的任何内容均不得通过此门。
policy-recipients-named = 凡共享必须指明接收方。
policy-recipients-never = 绝不与移民执法、武装或情报机构共享任何内容。
policy-recipients-death-penalty = 凡可能判处死刑之处，不得向调查机关或法院提供任何个案内容。
policy-recipients-fair-trial = 凡审判不公正之处，不得向调查机关或法院提供任何个案内容。
policy-sharing-case = 个案工作者、主管和性别暴力问题专员可为协助、转介或法律援助而共享个案。
policy-sharing-investigation = 调查员、金融分析员和制裁事务人员可共享起诉部分的记录。
policy-sharing-aggregate = 统计人员、协调员、监测员、主管和性别暴力问题专员可为统计和保护监测目的共享汇总数据。
policy-sharing-protocol = 没有涵盖该内容的有效信息共享议定书，不得共享任何内容。
policy-sharing-basis = 没有针对该特定接收方的有效依据，不得共享个案。
policy-sharing-basis-decided = 同意以外的依据，须由指名的主管作出决定方为有效。
policy-sharing-gbv = 幸存者档案只能逐份、经本人同意并为转介而共享；此外只能提供汇总数据。
policy-sharing-never-privileged = 受特权保护的笔记绝不共享。
policy-sharing-view = 共享、起草或监督共享的人员可以查看协议和接收方；已共享的内容由共享的机构以及本部署的数据保护专员和审计员查看。
policy-sharing-draft-protocol = 协调员、数据保护专员和主管可起草议定书。
policy-sharing-approve-protocol = 数据保护专员和主管可批准议定书。
policy-sharing-approve-two = 议定书须由两人批准。
policy-rights-consent = 个案工作人员、热线接线员和律师可记录、出示和撤回当事人的同意。
policy-rights-decide-basis = 只有主管可决定同意以外的依据。
policy-rights-requests = 个案工作人员和数据保护专员可记录和查看当事人的请求，并可取消删除。
policy-rights-decide-request = 主管和数据保护专员对当事人的请求作出决定，并接受其对删除的确认。
policy-rights-erasure-alone = 删除须由当事人单独确认，不得有可能向其施压的人在场。
policy-rights-erasure-held = 作为证据保全的内容，在保全期间不得删除。
policy-rights-holds = 主管可保全和解除保全保护部分的记录，调查员可保全和解除保全起诉部分的记录。
policy-rights-hold-basis = 保全须以法律义务或法院命令为依据。
policy-rights-release-two = 解除保全须由两人进行。
policy-rights-data-protection = 数据保护专员设定保存期限并处理事件。
policy-complaints-focal-point = 防止性剥削和性虐待协调人可打开和答复投诉。
policy-complaints-two-people = 投诉须由两名协调人共同打开。
policy-complaints-outside = 打开投诉的两人均不得属于被投诉的组织。
policy-breakglass-use = 紧急情况下，个案工作者、主管、性别暴力问题专员和热线接线员可立即打开本机构的档案。
policy-breakglass-reason = 紧急打开档案的人须说明理由。
policy-breakglass-second-or-notice = 紧急打开档案须由另一人确认，或由程序通知数据保护专员。
policy-breakglass-confirm = 主管和数据保护专员复核紧急情况下所打开的内容。
policy-breakglass-never-own = 任何人不得复核自己所打开的内容。
policy-accounts-administrator = 管理员负责机构、账户、设置、不可篡改账本、备份和访问令牌。
policy-accounts-agency-roles = 主管可在本机构内授予和收回角色。
policy-accounts-second-person = 管理员须有第二人（主管或数据保护专员）在场，方可授予角色和恢复备份。
policy-accounts-never-own-roles = 任何人不得给自己的账户授予角色。
policy-accounts-unlock-agency = 处理某机构个案的人员可在其会话中解锁该机构的密钥。
policy-accounts-agency-keys = 主管可创建、轮换和分割本机构的密钥。
policy-accounts-own-tokens = 每个人管理自己账户的访问令牌。
policy-accounts-oversight = 审计员和数据保护专员可查看账本和访问日志，属于某机构者只能查看本机构的日志。
policy-accounts-supervisor-log = 主管可查看谁看过本机构的档案。
policy-local-work = “local”账户可新建机构、导入文件、载入清单、发布日志、制作加封的备份，并查看数字、编码记录和历史。
policy-local-first-setup = 在尚无任何账户时，“local”可以登记最初的两个人，并制作第一个机构的恢复页。
policy-local-nothing-else = “local”账户不得做其他任何事，无论再被授予什么角色。
policy-local-coded-only = “local”账户只能看到衡量部分的公开数据和编码数据。
policy-local-this-machine-only = “local”账户只能在本机上使用，绝不通过网络。

# 角色。

role-registration = 登记人员
role-case-worker = 个案工作者
role-supervisor = 主管
role-investigator = 调查员
role-financial-analyst = 金融分析员
role-sanctions = 制裁与采购
role-statistician = 统计人员
role-coordinator = 协调员
role-data-protection = 数据保护专员
role-auditor = 审计员
role-administrator = 管理员
role-gbv-specialist = 性别暴力问题专员
role-mrm-monitor = 严重侵害行为监测员
role-psea-focal-point = 防止性剥削和性虐待协调人
role-helpline-operator = 热线接线员
role-interpreter = 口译员
role-lawyer = 律师
role-best-interests-panel = 儿童最大利益小组
role-handover-officer = 移交专员
role-service-mapping-owner = 服务分布图负责人
role-local = 本机

# 工作的各部分。

wing-protect = 保护
wing-prosecute = 起诉
wing-prevent = 预防
wing-measure = 衡量

# 保密类别。

sensitivity-open = 公开
sensitivity-coded = 编码
sensitivity-identity = 身份
sensitivity-gbv = 性别暴力
sensitivity-child = 儿童
sensitivity-privileged = 受特权保护
sensitivity-complaint = 投诉

# 目的。

purpose-casework = 协助当事人
purpose-referral = 转介服务
purpose-protection-monitoring = 保护监测
purpose-statistics = 统计
purpose-investigation = 调查
purpose-financial-intelligence = 金融情报
purpose-sanctions = 制裁
purpose-legal-aid = 法律援助
purpose-audit = 审计
purpose-person-request = 当事人的请求
purpose-data-protection = 数据保护
purpose-complaint-handling = 处理投诉
purpose-emergency = 紧急情况
purpose-administration = 管理

# 依据。

basis-consent = 同意
basis-best-interests = 儿童最大利益
basis-vital-interests = 重大利益
basis-legal-duty = 法律义务
basis-court-order = 法院命令

# 机构类型。

body-protection = 保护或援助机构
body-health = 卫生服务
body-legal-aid = 法律援助或监护人
body-research = 统计或研究
body-human-rights = 人权监测
body-oversight = 人员监督
body-judicial = 法院或检察机关
body-police = 警察
body-financial-unit = 金融情报单位
body-sanctions-body = 制裁机构
body-immigration = 移民执法
body-armed = 武装部队或团体
body-intelligence = 情报机构

# 操作的对象。

resource-deployment = 本部署
resource-figures = 数字
resource-list = 清单
resource-import = 导入的文件
resource-record = 记录
resource-incident = 严重侵害事件
resource-contact = 热线来电
resource-handover = 移交
resource-service = 服务
resource-item = 证据材料
resource-basis = 同意或其他依据
resource-protocol = 信息共享议定书
resource-request = 当事人的请求
resource-complaint = 投诉
resource-agency = 机构
resource-account = 账户
resource-log = 访问日志或账本
resource-register = 数据处理与事件登记册

# 操作。

action-view-start = 查看起始页
action-view-public-figures = 查看公开数字
action-view-figures = 查看精确数字
action-view-quality = 查看来源质量
action-view-lists = 查看清单
action-load-lists = 载入清单
action-view-imports = 查看导入的文件
action-import-file = 导入文件
action-view-records = 查看记录清单
action-view-record = 查看编码形式的记录
action-view-history = 查看记录的历史
action-open-identity = 打开身份信息
action-find-person = 按姓名查找当事人
action-export-person = 向当事人提供其数据副本
action-correct-record = 更正记录
action-manage-agencies = 新建和变更机构
action-manage-keys = 管理机构密钥
action-unlock-agency = 解锁机构密钥
action-manage-accounts = 管理账户
action-assign-roles = 授予和收回角色
action-manage-settings = 更改设置
action-view-policy = 阅读本规则
action-view-access-log = 查看谁看过什么
action-view-own-access = 查看自己账户看过什么
action-view-ledger = 查看账本
action-manage-ledger = 管理账本
action-record-consent = 记录同意或拒绝
action-decide-basis = 决定同意以外的依据
action-withdraw-consent = 代当事人撤回同意
action-view-consents = 查看当事人同意的内容
action-view-sharing = 查看协议、接收方和共享记录
action-draft-protocol = 起草议定书
action-approve-protocol = 批准议定书
action-share-case = 共享个案
action-share-aggregate = 共享汇总数据
action-hand-over-item = 将材料移交起诉部分
action-set-hold = 保全记录以防删除
action-release-hold = 解除保全
action-view-requests = 查看当事人的请求
action-open-request = 记录当事人的请求
action-decide-request = 对请求作出决定
action-confirm-erasure = 接受删除确认
action-cancel-erasure = 取消删除
action-manage-retention = 设定数据保存期限
action-view-processing-register = 查看数据处理登记册
action-report-incident = 报告数据事件
action-manage-incidents = 处理数据事件
action-open-complaint = 打开密封投诉
action-answer-complaint = 答复投诉
action-break-glass = 紧急打开档案
action-confirm-break-glass = 复核紧急打开的档案
action-back-up = 制作备份
action-restore = 恢复备份
action-manage-tokens = 创建和撤销访问令牌
action-view-own-account = 查看自己的账户
