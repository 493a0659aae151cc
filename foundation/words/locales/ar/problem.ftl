# ما قد يختلّ في ملف. لكل صنف عنوان (-title) وجملة وما يمكن فعله (-remedy).
# لا تكرر الجمل القيمة نفسها أبدًا: فقد تدل على هوية شخص.

problem-where = الصف { $row }، العمود «{ $column }»
problem-where-row = الصف { $row }
problem-count = { count-rows }
problem-reason-column = السبب
problem-missing-key-title = صفوف بلا مفتاح
problem-missing-key = العمود «{ $column }»، الذي يبيّن أي سجل هو المقصود، فارغ في الصف { $row }.
problem-missing-key-remedy = يُكتب الرقم الذي تستخدمه الوكالة لهذا السجل.
problem-duplicate-key-title = مفاتيح ترد مرتين
problem-duplicate-key = للصف { $row } في العمود «{ $column }» مفتاح الصف { $other } نفسه.
problem-duplicate-key-remedy = يُستبقى واحد من الصفين، أو يُعطى الثاني رقمًا خاصًا به.
problem-row-too-short-title = صفوف تنتهي قبل الأوان
problem-row-too-short =
    { $expected ->
        [zero] عدد الخلايا في الصف { $row } هو { $found } من أصل { $expected }.
        [one] عدد الخلايا في الصف { $row } هو { $found } من أصل خلية واحدة.
        [two] عدد الخلايا في الصف { $row } هو { $found } من أصل خليتين.
        [few] عدد الخلايا في الصف { $row } هو { $found } من أصل { $expected } خلايا.
        [many] عدد الخلايا في الصف { $row } هو { $found } من أصل { $expected } خلية.
       *[other] عدد الخلايا في الصف { $row } هو { $found } من أصل { $expected } خلية.
    }
problem-row-too-short-remedy = يُطلب هذا الصف من المُرسِل ثانية؛ ويمكن حفظ الباقي.
problem-row-too-long-title = صفوف فيها خلايا زائدة
problem-row-too-long =
    { $expected ->
        [zero] عدد الخلايا في الصف { $row } هو { $found } بدلًا من { $expected }.
        [one] عدد الخلايا في الصف { $row } هو { $found } بدلًا من خلية واحدة.
        [two] عدد الخلايا في الصف { $row } هو { $found } بدلًا من خليتين.
        [few] عدد الخلايا في الصف { $row } هو { $found } بدلًا من { $expected } خلايا.
        [many] عدد الخلايا في الصف { $row } هو { $found } بدلًا من { $expected } خلية.
       *[other] عدد الخلايا في الصف { $row } هو { $found } بدلًا من { $expected } خلية.
    }
problem-row-too-long-remedy = يُبحث عن فاصل داخل نص غير محصور بين علامتي اقتباس.
problem-broken-encoding-title = حروف تتعذر قراءتها
problem-broken-encoding = الصف { $row }، العمود «{ $column }»: بعض الحروف تالفة.
problem-broken-encoding-remedy = يُحفظ الملف من جديد بترميز { "\u2066" }UTF-8{ "\u2069" } ثم يُستورد مرة أخرى.
problem-nul-title = بايتات فارغة داخل صف
problem-nul = في الصف { $row } بايتات لا يحتوي عليها أي نص. والأرجح أن الملف تلف في الطريق.
problem-nul-remedy = يُطلب الملف من المُرسِل ثانية.
problem-unreadable-date-title = تواريخ تتعذر قراءتها
problem-unreadable-date = الصف { $row }، العمود «{ $column }»: ليس هذا تاريخًا بالشكل الذي تنتظره البنية.
problem-unreadable-date-remedy = تُكتب السنة، أو السنة والشهر، أو التاريخ كاملًا، مثل { "\u2066" }2026-03-17{ "\u2069" }. وتحدد البنية التقويم والترتيب المعمول بهما.
problem-impossible-date-title = أيام لا وجود لها
problem-impossible-date = الصف { $row }، العمود «{ $column }»: لا يوجد مثل هذا اليوم في التقويم.
problem-impossible-date-remedy = يُتحقق من اليوم والشهر. وإن لم تكن مؤكدة إلا السنة، فتُكتب السنة وحدها.
problem-future-date-title = تواريخ في المستقبل
problem-future-date = الصف { $row }، العمود «{ $column }»: لم يحن هذا التاريخ بعد.
problem-future-date-remedy = يُتحقق من السنة ومن تقويم هذا العمود.
problem-unknown-code-title = قيم غير واردة في القائمة
problem-unknown-code = الصف { $row }، العمود «{ $column }»: هذه القيمة غير واردة في قائمة هذا العمود.
problem-unknown-code-remedy = تُستخدم قيمة من القائمة، أو يُضاف لها سطر إلى البنية.
problem-not-a-number-title = قيم ليست أعدادًا
problem-not-a-number = الصف { $row }، العمود «{ $column }»: يُنتظر هنا عدد صحيح.
problem-not-a-number-remedy = تُكتب أرقام فقط. وإن لم يُعرف العدد، فيُذكر ذلك بالكلمة التي تضعها البنية لـ«غير معروف».
problem-negative-title = أعداد أقل من الصفر
problem-negative = الصف { $row }، العمود «{ $column }»: لا يمكن أن يقل هذا العدد عن الصفر.
problem-negative-remedy = إذا كان رمز مثل { "\u2066" }-99{ "\u2069" } يعني «مفقود»، فيُضاف إلى البنية.
problem-age-range-title = أعمار خارج النطاق
problem-age-range = الصف { $row }، العمود «{ $column }»: تقع السن بين { $low } و { $high }.
problem-age-range-remedy = قد تكون هذه سنة ميلاد. وفي هذه الحالة يُذكر ذلك في البنية.
problem-unknown-country-title = بلدان تعذر التعرف عليها
problem-unknown-country = الصف { $row }، العمود «{ $column }»: ليس هذا بلدًا واردًا في قائمة الرموز.
problem-unknown-country-remedy = يُكتب حرفا رمز البلد، أو يُربط الاسم في البنية.
problem-unknown-area-title = مناطق تعذر التعرف عليها
problem-unknown-area = الصف { $row }، العمود «{ $column }»: هذه المنطقة غير واردة في قائمة هذا التركيب.
problem-unknown-area-remedy = يُستخدم رمز من قائمة المناطق، أو تُضاف المنطقة إلى القائمة.
problem-text-too-long-title = نصوص مفرطة الطول
problem-text-too-long =
    { $limit ->
        [zero] الصف { $row }، العمود «{ $column }»: لا يُقبل هنا أي نص.
        [one] الصف { $row }، العمود «{ $column }»: النص أطول من حرف واحد.
        [two] الصف { $row }، العمود «{ $column }»: النص أطول من حرفين.
        [few] الصف { $row }، العمود «{ $column }»: النص أطول من { $limit } أحرف.
        [many] الصف { $row }، العمود «{ $column }»: النص أطول من { $limit } حرفًا.
       *[other] الصف { $row }، العمود «{ $column }»: النص أطول من { $limit } حرف.
    }
problem-text-too-long-remedy = يوضع هنا رمز. أما الأوصاف الطويلة فتبقى لدى الوكالة.
problem-contradictory-ages-title = أعمار متناقضة
problem-contradictory-ages = الصف { $row }: لا يمكن أن تصح معًا الأعمار عند التجنيد وعند الاستغلال وعند الكشف.
problem-contradictory-ages-remedy = يُتحقق من السن التي سُئل عنها. ويمكن ترك السن غير المؤكدة «غير معروفة».
problem-contradictory-dates-title = تواريخ في غير ترتيبها
problem-contradictory-dates = الصف { $row }: ثمة حدث ينتهي قبل أن يبدأ، أو يُسجَّل قبل أن يقع.
problem-contradictory-dates-remedy = يُتحقق من التاريخين. وإن لم تكن مؤكدة إلا السنتان، فتُكتب السنتان وحدهما.
problem-identity-value-title = قيم قد تدل على هوية شخص
problem-identity-value = الصف { $row }، العمود «{ $column }»: يبدو هذا اسمًا أو رقمًا أو عنوانًا في موضع يُنتظر فيه رمز.
problem-identity-value-remedy = يُزال من الملف. ولم يحفظه فانوس.
problem-erased-person-title = صفوف أشخاص مُحيت سجلاتهم
problem-erased-person = يتعلق الصف { $row } بشخص مُحي سجله. يبقى الصف خارجًا ولا يُحفظ منه شيء.
problem-erased-person-remedy = يُحذف هذا الصف من الملف ومن القوائم التي جاء منها.
problem-formula-title = خلايا فيها معادلة
problem-formula = الصف { $row }، العمود «{ $column }»: في الخلية معادلة بلا نتيجة محفوظة.
problem-formula-remedy = تُلصق القيم مكان المعادلة ويُحفظ الملف من جديد.
problem-row-too-large-title = صفوف مفرطة الكبر
problem-row-too-large = الصف { $row } أكبر مما يُسمح به لصف واحد.
problem-row-too-large-remedy = يُبحث عن علامة اقتباس لم تُغلق.
problem-unreadable-row-title = صفوف تتعذر قراءتها
problem-unreadable-row = لا يمكن قراءة الصف { $row } على أنه صف من هذا الملف.
problem-unreadable-row-remedy = يُقارن بالصفوف التي فوقه وتحته، أو يُطلب من المُرسِل ثانية.
problem-file-empty = الملف فارغ.
problem-file-empty-remedy = يُتحقق من اختيار الملف الصحيح.
problem-file-too-large = الملف أكبر مما يُسمح به لملف واحد.
problem-file-too-large-remedy = يُقسَّم إلى عدة ملفات.
problem-file-too-many-columns = في الملف أعمدة أكثر مما يُسمح به لملف واحد.
problem-file-too-many-columns-remedy = يُتحقق من الفاصل. فالجدول بهذا العرض يكون عادةً ملفًا قُرئ بفاصل غير فاصله.
problem-file-unknown-kind = ليس هذا ملف CSV ولا XLSX ولا JSON سطرًا سطرًا.
problem-file-unknown-kind-remedy = يُحفظ الجدول في أحد هذه الأشكال ثم يُستورد من جديد.
problem-file-damaged = الملف تالف، أو يعلن عن حجم أكبر من حجمه.
problem-file-damaged-remedy = يُطلب الملف من المُرسِل ثانية.
problem-file-layout-unknown = لا تناسب أعمدةَ هذا الملف أي بنية معروفة.
problem-file-layout-unknown-remedy = تُختار بنية، أو يُطلب من فانوس اقتراح واحدة ثم يُتحقق منها.
problem-file-headings-missing = ينبغي أن يسمّي الصف الأول الأعمدة. تعذّر العثور على: { $columns }.
problem-file-headings-missing-remedy = يُتحقق من أن الصف الأول هو صف العناوين وأنه لا يعلوه عنوان آخر.
problem-file-headings-twice = عمودان يحملان الاسم نفسه: { $columns }.
problem-file-headings-twice-remedy = تُعاد تسمية أحدهما.
problem-file-password = الملف محمي بكلمة سر.
problem-file-password-remedy = تُحفظ نسخة بلا كلمة سر على قرص مشفّر، ثم تُستورد النسخة.
problem-file-no-such-layout = لا توجد بنية اسمها «{ $layout }».
problem-file-no-such-layout-remedy = تُستخدم إحدى البنى التالية: { $known }. أو ملف بنية خاص.
problem-file-nothing-to-take = لا تأخذ البنية «{ $layout }» أي عمود من هذا الملف.
problem-file-nothing-to-take-remedy = تُختار بنية أخرى، أو يُتحقق من أسماء الأعمدة.
problem-file-key-missing = تعرف هذه البنية السجلَّ بأعمدة لا وجود لها في هذا الملف: { $columns }.
problem-file-key-missing-remedy = يُتحقق من أسماء الأعمدة. فقد تكون البنية المقصودة غير هذه.
problem-file-no-such-column = ليس في الملف عمود «{ $column }» ليُترك خارجًا.
problem-file-no-such-column-remedy = يُقارن الاسم بالصف الأول من الملف. ولم يؤخذ شيء.
problem-file-dataset-name = لا يصلح اسم هذا الملف اسمًا لسلسلة من الملفات.
problem-file-dataset-name-remedy = تُعطى السلسلة اسمًا خاصًا بها، من 1 إلى 120 حرفًا قابلًا للطباعة.
problem-file-foreign-token = لا ينتمي الصف { $row } إلى السلسلة «{ $dataset }» لهذه الوكالة، أو أن علامته قد غُيّرت.
problem-file-foreign-token-remedy = يُستورد ملف الصفوف التي بقيت خارجًا كما كتبه فانوس، باسم الوكالة نفسها، ولا تُصحَّح فيه إلا الأخطاء.
problem-file-problems-complete = ملف الصفوف التي بقيت خارجًا ليس السلسلة الكاملة في أي حال.
problem-file-problems-complete-remedy = يُستورد دون بيان أنه كامل.
problem-file-too-many-rejected = الصفوف التي بقيت خارجًا أكثر مما يمكن حفظه هنا.
problem-file-too-many-rejected-remedy = يُتحقق من البنية: فالأرجح أنها لا تناسب هذا الملف.
problem-file-problems-unwritable = تتعذر كتابة ملف الصفوف التي بقيت خارجًا.
problem-file-problems-unwritable-remedy = يُتحقق من وجود مجلده ومن توفر المساحة، أو يُحدَّد مكان آخر له.
problem-file-too-many-rows = في الملف صفوف أكثر مما يُسمح به لملف واحد. والحد هو { $limit }.
problem-file-too-many-rows-remedy = يُقسَّم إلى عدة ملفات.
problem-file-no-such-sheet = ليس في المصنَّف ورقة اسمها «{ $sheet }».
problem-file-no-such-sheet-remedy = يُقارن الاسم بألسنة أوراق المصنَّف.
