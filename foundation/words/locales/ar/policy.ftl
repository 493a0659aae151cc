# القواعد: كل جملة تقول قاعدة واحدة من سياسات الوصول.

policy-added = قاعدة أضافها هذا الموقع: { $name }.
policy-nothing-allows = لا تسمح أي قاعدة بهذا، وما لا تسمح به قاعدة يُرفض.
policy-theme-figures = الأرقام
policy-theme-records = السجلات
policy-theme-identity = ما يدل على هوية الشخص
policy-theme-wall = الجدار بين الحماية والمقاضاة
policy-theme-door = الباب الوحيد في الجدار
policy-theme-recipients = الجهات المتلقية
policy-theme-sharing = تبادل المعلومات
policy-theme-rights = حقوق الشخص
policy-theme-complaints = الشكاوى المختومة
policy-theme-breakglass = حالات الطوارئ
policy-theme-accounts = الحسابات وتشغيل الموقع
policy-theme-local = الحساب «local»
policy-figures-everybody = لكل حساب أن يرى صفحة البداية والأرقام العامة والقوائم وهذه القواعد وسجل عمليات المعالجة وحسابه هو، وأن يبلّغ عن حادث.
policy-figures-own-agency = من له أن يرى سجلات وكالة فله أن يرى أرقامها الدقيقة.
policy-figures-all-agencies = للإحصائيين والمنسقين وراصدي الانتهاكات الجسيمة أن يروا الأرقام الدقيقة لجميع الوكالات، لأغراض الإحصاء ورصد الحماية.
policy-figures-load-lists = للإحصائيين وموظفي الجزاءات ومديري النظام أن يحمّلوا القوائم.
policy-records-import = لموظفي التسجيل والمشرفين والإحصائيين أن يستوردوا ملفات وكالتهم.
policy-records-case-staff = للعاملين على الحالات أن يروا السجلات ويصححوها في صيغتها المرمّزة، لمساعدة الشخص أو إحالته أو رصد المخاطر أو الرد على طلبه.
policy-records-statistician = للإحصائيين أن يروا سجلات وكالتهم في صيغتها المرمّزة، لأغراض الإحصاء وحدها.
policy-records-prosecution = للمحققين والمحللين الماليين وموظفي الجزاءات أن يروا سجلات المقاضاة ويصححوها.
policy-records-child = للعاملين والمشرفين المدرَّبين على العمل مع الأطفال ولفريق مصالح الطفل الفضلى أن يروا ملفات الأطفال ويصححوها.
policy-records-gbv = للأخصائيين في العنف الجنساني أن يروا ملفات الناجين والناجيات ويصححوها.
policy-records-privileged = للمحامين أن يروا المذكرات المشمولة بالسرية المهنية ويصححوها، لتقديم المساعدة القانونية.
policy-records-desks = للراصدين وعاملي خط المساعدة وموظفي التسليم والقائمين على خريطة الخدمات أن يرى كل منهم ما يخص مكتبه.
policy-records-own-agency-only = لا يتعامل أحد مع بيانات حالة خارج الوكالة التي تحتفظ بها.
policy-records-never-administrator = لا يرى مدير النظام سجلات ولا هويات ولا أرقامًا دقيقة ولا مفتاح وكالة، أيًا كانت الأدوار الأخرى للحساب.
policy-records-gbv-specialist-only = لا يفتح ملفات الناجين والناجيات إلا الأخصائيون في العنف الجنساني.
policy-records-lawyer-only = لا يفتح المذكرات المشمولة بالسرية المهنية إلا المحامون.
policy-records-child-trained-only = لا يتعامل مع ملفات الأطفال إلا من تدرّب على العمل معهم.
policy-records-never-complaint = لا تُعامل الشكوى المختومة معاملة السجل أبدًا.
policy-records-monitor-only = لا يتعامل مع حوادث الانتهاكات الجسيمة إلا الراصدون، بمعزل عن العمل على الحالات.
policy-records-no-conflict = لا يفعل أحد شيئًا بملف قريب له، ولا حيث يوجد تضارب مصالح آخر.
policy-identity-case-staff = للعاملين على الحالات أن يفتحوا هوية ويبحثوا عن شخص، لمساعدته أو إحالته أو الرد على طلبه.
policy-identity-child = للعاملين والمشرفين المدرَّبين على العمل مع الأطفال ولفريق مصالح الطفل الفضلى أن يفتحوا هوية طفل.
policy-identity-gbv = للأخصائيين في العنف الجنساني أن يفتحوا هوية الناجي أو الناجية ويبحثوا عنها.
policy-identity-lawyer = للمحامين أن يفتحوا الهوية الواردة في مذكرة مشمولة بالسرية المهنية.
policy-identity-helpline = لعاملي خط المساعدة أن يفتحوا هوية متصل بالخط.
policy-identity-investigation = للمحققين والمحللين الماليين وموظفي الجزاءات أن يفتحوا الهويات في سجلات المقاضاة.
policy-identity-investigation-basis = في سجلات المقاضاة لا تُفتح هوية دون أساس سارٍ.
policy-identity-copy-for-the-person = للعاملين على الحالات أن يعطوا الشخص نسخة من بياناته.
policy-identity-copy-one-person = تضم النسخة شخصًا واحدًا ولا تُعدّ إلا بطلب منه.
policy-identity-never-search-privileged = المذكرات المشمولة بالسرية المهنية خارج البحث والتصدير.
policy-wall-roles = لا يتعامل أي محقق أو محلل مالي أو موظف جزاءات مع شيء خارج سجلات المقاضاة، أيًا كانت الأدوار الأخرى للحساب.
policy-wall-bodies = لا يتعامل أحد من محكمة أو نيابة أو شرطة أو وحدة مالية أو هيئة جزاءات مع بيانات الحماية.
policy-wall-coercive-bodies = لا ترى أجهزة الهجرة والأجهزة المسلحة والاستخباراتية سوى الصفحات العامة.
policy-wall-purposes = لا يُقرأ شيء مما قيل للحماية من أجل تحقيق أو استخبارات مالية أو جزاءات.
policy-wall-recipients = لا تُشارَك أي حالة حماية مع محكمة أو نيابة أو شرطة أو وحدة مالية أو هيئة جزاءات.
policy-wall-prosecution-keeps-its-own = لا يتعامل مع سجلات المقاضاة إلا أصحاب أدوارها.
policy-door-open = للعامل على الحالة أو المشرف أو المحامي أن يسلّم عنصرًا من الحماية إلى المقاضاة.
policy-door-single-item = لا يمر من الباب إلا عنصر واحد.
policy-door-consent = لا يمر العنصر إلا بموافقة الشخص على هذه الجهة المتلقية بعينها.
policy-door-counsel = لا يمر العنصر إلا بعد استشارة محامي الشخص.
policy-door-two-signatures = لا يمر العنصر إلا بتوقيع ثانٍ من شخص آخر هو مشرف أو محامٍ في الحماية.
policy-door-closed-compartments = لا يمر من الباب شيء من ملفات الناجين والناجيات أو المذكرات السرية أو الشكاوى.
policy-recipients-named = لكل ما يُشارَك جهة متلقية محددة بالاسم.
policy-recipients-never = لا يُشارَك شيء أبدًا مع أجهزة إنفاذ قوانين الهجرة أو الأجهزة المسلحة أو الاستخباراتية.
policy-recipients-death-penalty = لا يذهب شيء عن حالة إلى محققين أو محاكم حيث تهدد عقوبة الإعدام.
policy-recipients-fair-trial = لا يذهب شيء عن حالة إلى محققين أو محاكم حيث المحاكمات غير عادلة.
policy-sharing-case = للعاملين على الحالات والمشرفين والأخصائيين في العنف الجنساني أن يشاركوا حالة، للمساعدة أو الإحالة أو المساعدة القانونية.
policy-sharing-investigation = للمحققين والمحللين الماليين وموظفي الجزاءات أن يشاركوا سجلًا من سجلات المقاضاة.
policy-sharing-aggregate = للإحصائيين والمنسقين والراصدين والمشرفين والأخصائيين في العنف الجنساني أن يشاركوا مجاميع، لأغراض الإحصاء ورصد الحماية.
policy-sharing-protocol = لا يُشارَك شيء دون بروتوكول سارٍ لتبادل المعلومات يشمله.
policy-sharing-basis = لا تُشارَك حالة دون أساس سارٍ لهذه الجهة المتلقية بعينها.
policy-sharing-basis-decided = لا يُعتد بأساس غير الموافقة إلا إذا قرره مشرف معروف بالاسم.
policy-sharing-gbv = لا يُشارَك ملف الناجي أو الناجية إلا منفردًا وبالموافقة ولأجل الإحالة؛ وفيما عدا ذلك لا تخرج إلا المجاميع.
policy-sharing-never-privileged = لا تُشارَك المذكرات المشمولة بالسرية المهنية أبدًا.
policy-sharing-view = يجوز لمن يشارك البيانات أو يصوغ البروتوكولات أو يشرف عليها الاطلاع على البروتوكولات والجهات المتلقية؛ أما ما جرت مشاركته فتطلع عليه الجهة التي شاركته، ومسؤولو حماية البيانات ومدققو النظام.
policy-sharing-draft-protocol = للمنسقين ومسؤولي حماية البيانات والمشرفين أن يصوغوا بروتوكولًا.
policy-sharing-approve-protocol = لمسؤولي حماية البيانات والمشرفين أن يعتمدوا بروتوكولًا.
policy-sharing-approve-two = يعتمد البروتوكول شخصان.
policy-rights-consent = للعاملين على الحالات وعاملي خط المساعدة والمحامين أن يسجلوا ما وافق عليه الشخص ويعرضوه ويسحبوه.
policy-rights-decide-basis = لا يقرر أساسًا غير الموافقة إلا مشرف.
policy-rights-requests = للعاملين على الحالات ومسؤولي حماية البيانات أن يسجلوا طلبات الشخص ويروها، وأن يلغوا محوًا.
policy-rights-decide-request = يبت المشرفون ومسؤولو حماية البيانات في طلب الشخص ويتلقون تأكيده للمحو.
policy-rights-erasure-alone = يؤكد الشخص المحو وهو وحده، دون أحد قد يضغط عليه.
policy-rights-erasure-held = ما حُفظ دليلًا لا يُمحى ما دام الحفظ قائمًا.
policy-rights-holds = يحفظ المشرفون سجلات الحماية ويرفعون حفظها، والمحققون سجلات المقاضاة.
policy-rights-hold-basis = يقوم الحفظ على واجب قانوني أو أمر محكمة.
policy-rights-release-two = يرفع الحفظ شخصان.
policy-rights-data-protection = يحدد مسؤولو حماية البيانات مدد الاحتفاظ ويعالجون الحوادث.
policy-complaints-focal-point = لجهات تنسيق الحماية من الاستغلال والانتهاك الجنسيين أن تفتح الشكاوى وترد عليها.
policy-complaints-two-people = تفتح الشكوى جهتا تنسيق اثنتان.
policy-complaints-outside = لا ينتمي أي من الاثنين اللذين يفتحان الشكوى إلى المنظمة المشكو منها.
policy-breakglass-use = في حالة الطوارئ للعاملين على الحالات والمشرفين والأخصائيين في العنف الجنساني وعاملي خط المساعدة أن يفتحوا فورًا ملفًا من ملفات وكالتهم.
policy-breakglass-reason = من يفتح ملفًا في حالة طوارئ يذكر السبب.
policy-breakglass-second-or-notice = يؤكد شخص آخر فتح الملف في حالة الطوارئ، أو يُخطر البرنامج مسؤول حماية البيانات.
policy-breakglass-confirm = يراجع المشرفون ومسؤولو حماية البيانات ما فُتح في حالة طوارئ.
policy-breakglass-never-own = لا يراجع أحد ما فتحه بنفسه.
policy-accounts-administrator = يتولى مديرو النظام الوكالات والحسابات والإعدادات والسجل غير القابل للتغيير والنسخ الاحتياطية ورموز الوصول.
policy-accounts-agency-roles = يمنح المشرفون الأدوار ويسحبونها داخل وكالتهم.
policy-accounts-second-person = لا يمنح مدير النظام أدوارًا ولا يستعيد نسخًا احتياطية إلا مع شخص ثانٍ، مشرف أو مسؤول حماية بيانات.
policy-accounts-never-own-roles = لا يمنح أحد أدوارًا لحسابه هو.
policy-accounts-unlock-agency = للعاملين على حالات وكالة أن يفتحوا قفل مفتاحها لجلستهم.
policy-accounts-agency-keys = ينشئ المشرفون مفتاح وكالتهم ويجددونه ويوزعون أجزاءه.
policy-accounts-own-tokens = يتولى كل شخص رموز الوصول الخاصة بحسابه.
policy-accounts-oversight = للمراجعين ومسؤولي حماية البيانات أن يروا السجل غير القابل للتغيير وسجل الاطلاع، ومن ينتمي منهم إلى وكالة يرى سجلها وحدها.
policy-accounts-supervisor-log = للمشرفين أن يروا من اطلع على ملفات وكالتهم.
policy-local-work = للحساب «local» أن ينشئ الوكالات ويستورد الملفات ويحمّل القوائم وينشر السجل ويرى الأرقام والسجلات المرمّزة وتاريخها.
policy-local-first-setup = ما دام لا أحد يملك حسابًا، يجوز للحساب «local» أن يسجّل أول شخصين وأن يُعدّ أوراق استرجاع مفتاح أول جهة.
policy-local-nothing-else = لا يحق للحساب «local» شيء آخر، أيًا كانت الأدوار التي تُمنح له.
policy-local-coded-only = لا يرى الحساب «local» إلا البيانات المفتوحة والمرمّزة في قسم القياس.
policy-local-this-machine-only = لا يعمل الحساب «local» إلا على الجهاز نفسه، لا عبر الشبكة أبدًا.

# الأدوار.

role-registration = التسجيل
role-case-worker = عامل على الحالات
role-supervisor = مشرف
role-investigator = محقق
role-financial-analyst = محلل مالي
role-sanctions = الجزاءات والمشتريات
role-statistician = إحصائي
role-coordinator = منسق
role-data-protection = مسؤول حماية البيانات
role-auditor = مراجع
role-administrator = مدير النظام
role-gbv-specialist = أخصائي العنف الجنساني
role-mrm-monitor = راصد الانتهاكات الجسيمة
role-psea-focal-point = جهة تنسيق الحماية من الاستغلال والانتهاك الجنسيين
role-helpline-operator = عامل خط المساعدة
role-interpreter = مترجم شفوي
role-lawyer = محامٍ
role-best-interests-panel = فريق مصالح الطفل الفضلى
role-handover-officer = موظف التسليم
role-service-mapping-owner = القائم على خريطة الخدمات
role-local = هذا الجهاز

# أقسام العمل.

wing-protect = الحماية
wing-prosecute = المقاضاة
wing-prevent = الوقاية
wing-measure = القياس

# درجات السرية.

sensitivity-open = مفتوح
sensitivity-coded = مرمّز
sensitivity-identity = الهوية
sensitivity-gbv = العنف الجنساني
sensitivity-child = الطفل
sensitivity-privileged = السرية المهنية
sensitivity-complaint = شكوى

# الأغراض.

purpose-casework = مساعدة الشخص
purpose-referral = الإحالة إلى خدمة
purpose-protection-monitoring = رصد الحماية
purpose-statistics = الإحصاء
purpose-investigation = التحقيق
purpose-financial-intelligence = الاستخبارات المالية
purpose-sanctions = الجزاءات
purpose-legal-aid = المساعدة القانونية
purpose-audit = المراجعة
purpose-person-request = طلب الشخص
purpose-data-protection = حماية البيانات
purpose-complaint-handling = معالجة شكوى
purpose-emergency = حالة طوارئ
purpose-administration = الإدارة

# الأسس.

basis-consent = الموافقة
basis-best-interests = مصالح الطفل الفضلى
basis-vital-interests = المصالح الحيوية
basis-legal-duty = واجب قانوني
basis-court-order = أمر محكمة

# أنواع الجهات.

body-protection = وكالة حماية أو مساعدة
body-health = خدمة صحية
body-legal-aid = مساعدة قانونية أو وصي
body-research = إحصاء أو بحوث
body-human-rights = رصد حقوق الإنسان
body-oversight = الرقابة على الموظفين
body-judicial = محكمة أو نيابة
body-police = الشرطة
body-financial-unit = وحدة استخبارات مالية
body-sanctions-body = هيئة جزاءات
body-immigration = إنفاذ قوانين الهجرة
body-armed = قوات أو جماعة مسلحة
body-intelligence = جهاز استخبارات

# ما تقع عليه الأفعال.

resource-deployment = هذا الموقع
resource-figures = أرقام
resource-list = قائمة
resource-import = ملف مستورد
resource-record = سجل
resource-incident = حادث انتهاك جسيم
resource-contact = اتصال بخط المساعدة
resource-handover = تسليم
resource-service = خدمة
resource-item = عنصر دليل
resource-basis = موافقة أو أساس آخر
resource-protocol = بروتوكول تبادل المعلومات
resource-request = طلب شخص
resource-complaint = شكوى
resource-agency = وكالة
resource-account = حساب
resource-log = سجل الاطلاع أو السجل غير القابل للتغيير
resource-register = سجل عمليات المعالجة والحوادث

# الأفعال.

action-view-start = رؤية صفحة البداية
action-view-public-figures = رؤية الأرقام العامة
action-view-figures = رؤية الأرقام الدقيقة
action-view-quality = رؤية جودة المصادر
action-view-lists = رؤية القوائم
action-load-lists = تحميل قائمة
action-view-imports = رؤية الملفات المستوردة
action-import-file = استيراد ملف
action-view-records = رؤية قائمة السجلات
action-view-record = رؤية سجل في صيغته المرمّزة
action-view-history = رؤية تاريخ سجل
action-open-identity = فتح هوية
action-find-person = البحث عن شخص بالاسم
action-export-person = إعطاء الشخص نسخة من بياناته
action-correct-record = تصحيح سجل
action-manage-agencies = إنشاء الوكالات وتغييرها
action-manage-keys = إدارة مفتاح وكالة
action-unlock-agency = فتح قفل مفتاح وكالة
action-manage-accounts = إدارة الحسابات
action-assign-roles = منح الأدوار وسحبها
action-manage-settings = تغيير الإعدادات
action-view-policy = قراءة هذه القواعد
action-view-access-log = رؤية من اطلع على ماذا
action-view-own-access = رؤية ما اطلع عليه الحساب نفسه
action-view-ledger = رؤية السجل غير القابل للتغيير
action-manage-ledger = إدارة السجل غير القابل للتغيير
action-record-consent = تسجيل موافقة أو رفض
action-decide-basis = تقرير أساس غير الموافقة
action-withdraw-consent = سحب موافقة نيابة عن الشخص
action-view-consents = رؤية ما وافق عليه الشخص
action-view-sharing = الاطلاع على البروتوكولات والجهات المتلقية وما جرت مشاركته
action-draft-protocol = صياغة بروتوكول
action-approve-protocol = اعتماد بروتوكول
action-share-case = مشاركة حالة
action-share-aggregate = مشاركة مجاميع
action-hand-over-item = تسليم عنصر إلى المقاضاة
action-set-hold = حفظ سجل من المحو
action-release-hold = رفع الحفظ
action-view-requests = رؤية طلبات الأشخاص
action-open-request = تسجيل طلب شخص
action-decide-request = البت في طلب
action-confirm-erasure = تلقي تأكيد المحو
action-cancel-erasure = إلغاء المحو
action-manage-retention = تحديد مدة الاحتفاظ بالبيانات
action-view-processing-register = رؤية سجل عمليات المعالجة
action-report-incident = الإبلاغ عن حادث يمس البيانات
action-manage-incidents = معالجة حوادث البيانات
action-open-complaint = فتح شكوى مختومة
action-answer-complaint = الرد على شكوى
action-break-glass = فتح ملف في حالة طوارئ
action-confirm-break-glass = مراجعة ملف فُتح في حالة طوارئ
action-back-up = إنشاء نسخة احتياطية
action-restore = استعادة نسخة احتياطية
action-manage-tokens = إنشاء رموز الوصول وإلغاؤها
action-view-own-account = رؤية الحساب نفسه
