# الموافقة والأسس الأخرى والبروتوكولات والطلبات والحفظ والحوادث: كل رمز بالكلمات.

# Groups of data.
group-coded = الإجابات المرمّزة، مثل شكل الاستغلال والفئة العمرية والمنطقة
group-identity = الأسماء وتاريخ الميلاد الدقيق والوثائق
group-contact = الهاتف وطرق الاتصال الآمنة
group-location = مكان السكن أو الإقامة
group-family = الأقارب والمعالون
group-narrative = ما رويته بكلماتك
group-medical = الصحة والحمل والإعاقة والإصابات
group-sexual-violence = العنف الجنسي
group-legal = الوضع القانوني والإجراءات القضائية
group-financial = الديون والأجور والمدفوعات
group-media = الصور والتسجيلات والأوراق الممسوحة ضوئيًا

# How a consent was given, and by whom.
given-form-written = كتابةً
given-form-oral-witnessed = شفهيًا أمام شاهد
given-form-recorded-audio = شفهيًا، مسجَّلًا بإذنه
given-form-sign = بلغة الإشارة
given-form-easy-read = بصفحات سهلة القراءة أو بالصور
given-by-self = من الشخص نفسه
given-by-supported-self = من الشخص نفسه، مع داعم اختاره
given-by-caregiver = من مقدم الرعاية، عن طفل
given-by-guardian = من الوصي، عن طفل
assent-given = يوافق الطفل
assent-refused = لا يوافق الطفل
assent-too-young = الطفل أصغر من أن يُسأل
caregiver-bar-suspected = يُشتبه في ضلوع مقدم الرعاية
caregiver-bar-absent = مقدم الرعاية غائب
caregiver-bar-unsafe = سؤال مقدم الرعاية يعرّض الطفل للخطر

# Why a consent does not count.
consent-problem-limits-not-told = لم تُشرح حدود السرية أولًا.
consent-problem-no-groups = لا تذكر الموافقة أي بيانات.
consent-problem-adult-by-other = لا يستطيع أحد أن يوافق عن شخص بالغ.
consent-problem-supporter-not-chosen = يجب أن يختار الشخص داعمه بنفسه.
consent-problem-assent-missing = لم يُسأل الطفل.
consent-problem-assent-refused = رفض الطفل.
consent-problem-child-alone = تحتاج موافقة الطفل إلى مقدم رعاية أو وصي، أو يقرر مشرف على أساس المصالح الفضلى.
consent-problem-caregiver-barred = لا يستطيع مقدم الرعاية هذا أن يوافق عن الطفل.
consent-problem-guardian-without-cause = اسأل مقدم الرعاية أولًا، أو سجّل سبب تعذّر ذلك.
consent-problem-majority-not-coarse = اكتب أول يوم من الشهر الذي يبلغ فيه الطفل الثامنة عشرة.
consent-problem-end-out-of-range = يقع اليوم الأخير قبل الأول أو بعد أكثر من سنتين.
consent-problem-not-yet = تاريخ الموافقة في المستقبل.
consent-problem-withdrawn = سُحبت الموافقة.
consent-problem-expired = انتهت مدة الموافقة: اسأل من جديد.
consent-problem-renew-at-majority = بلغ الطفل الثامنة عشرة ويجب أن يُسأل من جديد.

# Recipients.
recipient-protection = وكالة حماية أو إغاثة
recipient-medical = خدمة صحية
recipient-legal-aid = مساعدة قانونية أو محام أو وصي
recipient-human-rights = راصد لحقوق الإنسان
recipient-oversight = الرقابة على الموظفين
recipient-statistics = مكتب إحصاء أو بحث
recipient-donor = جهة مانحة
recipient-judicial = نيابة أو محكمة أو آلية دولية
recipient-investigative = تحقيق الشرطة
recipient-financial-unit = وحدة استخبارات مالية
recipient-sanctions-body = لجنة جزاءات أو خبراؤها
recipient-immigration-enforcement = إنفاذ قوانين الهجرة
recipient-armed = قوة أو جماعة مسلحة
recipient-intelligence = جهاز استخبارات
flag-yes = نعم
flag-no = لا
flag-unknown = لم يتحقق أحد من ذلك

# Decisions on a basis other than consent.
told-told = أُخبر الشخص
told-not-reached = لم يتيسر الوصول إلى الشخص بعد
told-too-dangerous = إخبار الشخص الآن يعرّضه للخطر
decision-problem-consent-is-not-decided = الموافقة يعطيها الشخص ولا يقررها غيره.
decision-problem-not-a-supervisor = لا يقرر هذا إلا مشرف.
decision-problem-decided-by-asker = من يطلب القرار لا يتخذه.
decision-problem-not-a-child = المصالح الفضلى أساس للأطفال وحدهم.
decision-problem-not-least-data = اقتصر على ما يلزم من البيانات.
decision-problem-no-reference = اذكر الواجب من الجدول أو رقم ملف المحكمة.
decision-problem-end-out-of-range = يجب أن ينتهي القرار ضمن المدة المحددة لأساسه.
decision-problem-not-yet = تاريخ القرار في المستقبل.
decision-problem-expired = انتهت مدة القرار: قرّر من جديد.
decision-problem-revoked = أُلغي القرار.

# Information-sharing protocols.
share-level-case = حالة شخص واحد
share-level-aggregate = أرقام
frequency-once = مرة واحدة
frequency-weekly = كل أسبوع
frequency-monthly = كل شهر
frequency-quarterly = كل ثلاثة أشهر
frequency-yearly = كل سنة
frequency-on-need = عند الحاجة
sensitivity-class-low = الإفصاح لا يضر أو يضر قليلًا
sensitivity-class-moderate = الإفصاح يسبب بعض الضرر
sensitivity-class-high = الإفصاح يسبب ضررًا جسيمًا
sensitivity-class-severe = الإفصاح قد يكلّف أرواحًا
protocol-state-draft = مسودة
protocol-state-approved = معتمد، لم يبدأ نفاذه
protocol-state-live = سارٍ
protocol-state-expired = منتهي المدة
protocol-state-ended = أُنهي قبل موعده
protocol-problem-approved-by-drafter = يجب أن يعتمده غير من صاغه.
protocol-problem-no-parties = لا يذكر البروتوكول أي وكالة مشارِكة.
protocol-problem-no-groups = لا يذكر البروتوكول أي بيانات.
protocol-problem-not-countable = الأسماء والروايات والوسائط ليست أرقامًا.
protocol-problem-end-out-of-range = يقع اليوم الأخير قبل الأول أو بعد أكثر من سنتين.
protocol-problem-not-a-draft = لا تُعتمد إلا المسودة.
protocol-problem-class-too-low = حالة شخص واحد شديدة الحساسية دائمًا.

# Why something is not shared.
share-refusal-privileged = ما بين الشخص ومحاميه لا يُشارَك أبدًا.
share-refusal-recipient-receives-nothing = لا تتلقى أجهزة إنفاذ قوانين الهجرة والأجهزة المسلحة وأجهزة الاستخبارات شيئًا.
share-refusal-death-penalty = قد تُطبق هناك عقوبة الإعدام، أو لم يستبعدها أحد.
share-refusal-fair-trial = لم يثبت أن المحاكمات هناك عادلة.
share-refusal-recipient-not-assessed = لم تُقيَّم ولاية الجهة المتلقية في السنة الأخيرة.
share-refusal-figures-only = تتلقى هذه الجهة أرقامًا ولا تتلقى حالة أبدًا.
share-refusal-no-groups = لا تذكر المشاركة أي بيانات.
share-refusal-no-protocol = كل مشاركة تذكر بروتوكولًا لتبادل المعلومات.
share-refusal-protocol-not-live = البروتوكول غير سارٍ.
share-refusal-protocol-purpose = البروتوكول لغرض آخر.
share-refusal-protocol-recipient = البروتوكول لجهة متلقية أخرى.
share-refusal-protocol-party = وكالتك ليست طرفًا في البروتوكول.
share-refusal-protocol-groups = لا يشمل البروتوكول هذه البيانات.
share-refusal-protocol-level = البروتوكول للأرقام وهذه حالة، أو العكس.
share-refusal-not-countable = الأسماء والروايات والوسائط ليست أرقامًا.
share-refusal-sexual-violence = تخرج البيانات عن العنف الجنسي أرقامًا، أو بموافقة الناجي أو الناجية لأجل الإحالة.
share-refusal-agencies-not-asked = يجب أن تكون كل وكالة جمعت هذه الأرقام قد وافقت.
share-refusal-door-only = ما قيل للحماية لا يصل إلى المقاضاة إلا عنصرًا واحدًا يُسلَّم مع الشخص ومحاميه.
share-refusal-no-person = لا تذكر المشاركة أي شخص.
share-refusal-stopped-by-person = طلب الشخص ألا يُشارَك شيء بعد الآن.
share-refusal-no-basis = لا توجد موافقة ولا أساس آخر مسجل.
share-refusal-not-covered = وافق الشخص على شيء آخر.
share-refusal-limits-not-told = لم تُشرح حدود السرية أولًا.
share-refusal-consent-not-valid = لم تُعطَ الموافقة على وجه صحيح.
share-refusal-withdrawn = سُحبت الموافقة.
share-refusal-expired = انتهت مدة الموافقة: اسأل من جديد.
share-refusal-renew-at-majority = بلغ الطفل الثامنة عشرة ويجب أن يُسأل من جديد.
share-refusal-no-key = لا يخرج ما يتجاوز الإجابات المرمّزة إلا مختومًا، ولا يُعرف مفتاح لهذه الجهة المتلقية.
share-refusal-decide-anew = طلب الشخص التوقف بعد هذا القرار: يقرر مشرف من جديد.

# The one door.
handover-refusal-closed = هذا لا يمر أبدًا: فهو مشمول بالسرية المهنية، أو في قسم مغلق، أو لجهة لا تتلقى شيئًا.
handover-refusal-not-for-the-door = هذا ليس تسليمًا للمقاضاة: شاركه بموجب بروتوكول.
handover-refusal-recipient-gate = لا تكفل ولاية الجهة المتلقية محاكمة عادلة دون عقوبة الإعدام.
handover-refusal-not-chosen-by-person = يجب أن يختار الشخص العنصر بنفسه.
handover-refusal-no-counsel = يجب أن يحضر محامي الشخص.
handover-refusal-no-consent = لا توجد موافقة على هذه الجهة المتلقية وهذا الغرض وهذه البيانات.
handover-refusal-stopped-by-person = طلب الشخص ألا يُشارَك شيء بعد الآن.
handover-refusal-two-signatures = يجب أن يوقع شخصان بعد الموافقة، وليس المحامي أحدهما.
handover-refusal-done-already = سُلّم هذا العنصر من قبل.

# What a person asks for.
request-see = الاطلاع على بياناتي
request-correct = تصحيح بياناتي
request-withdraw = سحب موافقة
request-restrict = عدم فعل أي شيء آخر ببياناتي
request-erase = إتلاف بياناتي
request-state-received = وردت
request-state-waiting = مؤكدة؛ أربعة عشر يومًا لتغيير الرأي
request-state-done = نُفذت
request-state-cancelled = سُحبت
request-state-refused = رُفضت
request-problem-over = هذا الطلب مغلق.
request-problem-not-an-erasure = لا يُؤكَّد ولا يُتلف إلا في طلب المحو.
request-problem-not-alone = يجب أن يؤكد الشخص وهو وحده.
request-problem-not-confirmed = لم يؤكد الشخص وحده بعد.
request-problem-too-early = لم تنقض الأيام الأربعة عشر.
request-problem-held = يقتضي القانون حفظ هذا الآن.
request-problem-child-law-unknown = قانون ملفات الأطفال في هذا البلد ليس في الجدول بعد.
request-problem-child-law-keeps = يُبقي القانون ملف الطفل إلى يوم لاحق.

# Holds.
hold-problem-basis = يقوم الحجز على واجب قانوني أو أمر محكمة.
hold-problem-end-out-of-range = ينتهي الحجز خلال سنة.
hold-problem-same-person = يجب أن يرفع الحجز غير من وضعه.
hold-problem-over = رُفع هذا الحجز من قبل.

# Incidents with data.
incident-unauthorised-access = اطلع من لا شأن له
incident-disclosure = وصل شيء إلى غير من هو له
incident-lost-device = فُقد جهاز أو ورقة
incident-loss = فُقدت بيانات
incident-alteration = غُيّرت بيانات دون حق
incident-unavailable = تعذّر الوصول إلى البيانات عند الحاجة
incident-excess = جُمع أو حُفظ أكثر من اللازم
incident-coercion = ضُغط على أحد ليسلم بيانات
incident-reidentification = دل رقم منشور على شخص
incident-malware = برمجيات خبيثة
incident-severity-near-miss = كاد يقع
incident-severity-low = ضرر قليل
incident-severity-high = ضرر جسيم
incident-severity-critical = شخص في خطر
incident-state-reported = بُلّغ عنه
incident-state-assessed = قُيّم
incident-state-contained = احتُوي
incident-state-treated = عولج سببه
incident-state-closed = أُغلق
incident-step-assessed = قُيّم
incident-step-contained = احتُوي
incident-step-persons-protected = حُذّر أشخاص أو نُقلوا إلى مكان آمن
incident-step-notified = أُخطرت جهة
incident-step-cause-mended = عولج السبب
incident-step-closed = أُغلق
incident-tell-undecided = لم يتقرر إخبار الأشخاص
incident-tell-told = أُخبر الأشخاص
incident-tell-too-dangerous = إخبار الأشخاص يعرّضهم للخطر
incident-tell-nobody-concerned = لم تُمس بيانات أحد
incident-problem-out-of-order = قيّم ثم احتوِ ثم عالج، بهذا الترتيب.
incident-problem-tell-undecided = قرّر أولًا هل يُخبَر الأشخاص.
incident-problem-same-person = يقرر عدم الإخبار غير من بلّغ.
incident-problem-lesson-missing = اكتب الدرس المستفاد.
incident-problem-over = هذا الحادث مغلق.

# How long things are kept.
retention-case-file = ملف شخص
retention-entry-contact = اتصال عند نقطة دخول
retention-no-indication = لا دلالة في هذا اللقاء
retention-bulk-check-line = سطر غير مراجع من تدقيق جماعي
retention-helpline-contact = اتصال بخط المساعدة
retention-complaint = شكوى
retention-imported-file = ملف مستورد
retention-closed-account = حساب مغلق
retention-draft = عمل غير محفوظ
retention-start-created = من إنشائه
retention-start-changed = من آخر تغيير
retention-start-closed = من إغلاقه
retention-action-erase = إتلاف
retention-action-review = يقرر شخص

# The register of processing.
whose-data-persons-at-risk = الضحايا والأشخاص المعرضون للخطر
whose-data-children = الأطفال
whose-data-relatives = الأقارب والمعالون
whose-data-alleged-perpetrators = الجناة المزعومون
whose-data-complainants = مقدمو الشكاوى
whose-data-staff = الموظفون
processing-problem-empty = اذكر غرضًا والبيانات والأشخاص.
processing-problem-no-basis = اذكر أساسًا.
processing-problem-no-assessment = يجب أولًا اعتماد تقييم للأثر.
processing-problem-review-due = لم يُراجع هذا القيد منذ سنة.

# Reporting duties.
duty-child-abuse = إساءة معاملة طفل
duty-sexual-exploitation-abuse = استغلال أو انتهاك جنسي يرتكبه موظفون
duty-serious-crime = جريمة خطيرة
duty-danger-to-others = خطر على شخص آخر
duty-danger-to-self = خطر على الشخص نفسه
duty-infectious-disease = مرض يجب التبليغ عنه

# Accounts, sessions and resets.
account-state-invited = مدعو
account-state-active = نشط
account-state-suspended = موقوف
account-state-closed = مغلق
session-state-open = مفتوحة
session-state-locked = مقفلة: سجّل الدخول من جديد للمتابعة
session-state-ended = منتهية: سجّل الدخول
reset-scope-password = كلمة المرور
reset-scope-second-factor = العامل الثاني أو مفاتيح المرور
reset-scope-everything = كل شيء
reset-state-issued = صدر؛ يجب أن يؤكده شخص ثانٍ
reset-state-confirmed = مؤكد؛ يفتح الرمز مرة واحدة
reset-state-used = مستعمل
reset-state-void = باطل
