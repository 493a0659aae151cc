# السطور التي تطبعها الأوامر في نافذة الأوامر.

cli-import-recognised = { $file }: قُرئ وفق البنية { $layout }.
cli-import-reading = قراءة { $file }
cli-import-summary = المقروء { $read } · الجديد { $new } · المتغيّر { $changed } · غير المتغيّر { $unchanged } · المرفوض { $rejected } · المسحوب { $withdrawn }
cli-import-nothing = لم يغيّر { $file } شيئًا: فكل صفوفه محفوظة من قبل.
cli-import-dry-run = لم يُحفظ شيء: كانت هذه تجربة.
cli-import-problems = الصفوف التي بقيت خارجًا، مع الأسباب: { $path }
cli-import-problems-rejected =
    { $count ->
        [zero] لم يبق أي صف خارجًا:
        [one] صف واحد بقي خارجًا:
        [two] صفان بقيا خارجًا:
        [few] { $count } صفوف بقيت خارجًا:
        [many] { $count } صفًا بقي خارجًا:
       *[other] { $count } صف بقي خارجًا:
    }
cli-import-problems-warnings =
    { $count ->
        [zero] لا قيم تعذرت قراءتها:
        [one] قيمة واحدة تعذرت قراءتها وسُجّلت على أنها غير معروفة:
        [two] قيمتان تعذرت قراءتهما وسُجّلتا على أنهما غير معروفتين:
        [few] { $count } قيم تعذرت قراءتها وسُجّلت على أنها غير معروفة:
        [many] { $count } قيمة تعذرت قراءتها وسُجّلت على أنها غير معروفة:
       *[other] { $count } قيمة تعذرت قراءتها وسُجّلت على أنها غير معروفة:
    }
cli-import-resumed = لم يكتمل استيراد سابق لهذا الملف. وقد استُؤنف عند الصف { $row }.
cli-import-interrupted = توقف الاستيراد. لا يُحتسب شيء من هذا الملف ما لم يُعَد تشغيل الاستيراد أو يُستغنَ عنه.
cli-import-agency-created = أُنشئت الوكالة { $agency }.
cli-import-columns-not-taken = الأعمدة غير المأخوذة: { $columns }
cli-import-more = + { $count } غيرها: في ملف المشكلات، أو مع هذا الاستيراد في الصفحات ({ "\u2066" }lantern serve{ "\u2069" })
cli-import-more-columns = و{ $count } غيرها
cli-mapping-proposed = بنية مقترحة. يُرجى التحقق من كل سطر قبل استخدامها.
cli-mapping-unsure = غير مؤكد
cli-codebook-rows = { count-rows }
cli-codebook-value = القيمة
cli-codebook-count = التكرار
cli-codebook-percent = النسبة المئوية
cli-codebook-valid-percent = النسبة المئوية الصحيحة
cli-codebook-missing = المفقود
cli-codebook-valid = الصحيح
cli-init-created = أُنشئت قاعدة سجلات جديدة في { $path }.
cli-init-exists = توجد بالفعل قاعدة سجلات في { $path }. لم يُغيَّر شيء.
cli-key-beside = يوجد ملف المفتاح { $path } بجوار البيانات. ومن يأخذ المجلد يأخذهما معًا: يُرجى حفظ نسخة من المفتاح في مكان آخر ونقله من هذا القرص قبل ورود بيانات حقيقية.
cli-key-missing = تعذّر العثور على ملف المفتاح { $path }. ولا يمكن فتح قاعدة السجلات بدونه.
cli-key-permissions = يستطيع آخرون على هذا الجهاز قراءة ملف المفتاح { $path }. وينبغي أن تكون أذوناته 0600.
cli-serve-address = يستجيب فانوس على العنوان { $address }
cli-serve-stop = الإيقاف: { "\u2066" }Ctrl+C{ "\u2069" }
cli-serve-stopped = توقف التشغيل. كل ما اعتُمد محفوظ.
cli-through-server = هذا المجلد لدى خادوم يعمل؛ ويُنفَّذ الأمر عن طريقه.
cli-folder-busy = هذا المجلد لدى أمر آخر. يُرجى الانتظار حتى ينتهي ثم إعادة المحاولة.
cli-snapshot-building = يجري العدّ
cli-snapshot-ready = حتى القيد { $position } في دفتر القيود.
cli-demo-making =
    { $count ->
        [zero] إنشاء إقليم متخيَّل بلا أشخاص
        [one] إنشاء إقليم متخيَّل فيه شخص واحد
        [two] إنشاء إقليم متخيَّل فيه شخصان
        [few] إنشاء إقليم متخيَّل فيه { $count } أشخاص
        [many] إنشاء إقليم متخيَّل فيه { $count } شخصًا
       *[other] إنشاء إقليم متخيَّل فيه { $count } شخص
    }
cli-demo-importing =
    { $count ->
        [zero] لا ملفات وكالات للاستيراد
        [one] استيراد ملف وكالة واحدة
        [two] استيراد ملفي وكالتين
        [few] استيراد ملفات { $count } وكالات
        [many] استيراد ملفات { $count } وكالة
       *[other] استيراد ملفات { $count } وكالة
    }
cli-demo-compare = المقارنة بالحقيقة المتخيَّلة
cli-demo-compare-what = الحقيقة معروفة لأن الإقليم متخيَّل. أما في الواقع فليست معروفة.
cli-demo-truth = الحقيقة
cli-demo-recorded = المسجَّل
cli-demo-difference = الفرق
cli-demo-people =
    { $count ->
        [zero] لم يتعرض أي شخص للاتجار في الإقليم المتخيَّل.
        [one] تعرّض شخص واحد للاتجار في الإقليم المتخيَّل.
        [two] تعرّض شخصان للاتجار في الإقليم المتخيَّل.
        [few] تعرّض { $count } أشخاص للاتجار في الإقليم المتخيَّل.
        [many] تعرّض { $count } شخصًا للاتجار في الإقليم المتخيَّل.
       *[other] تعرّض { $count } شخص للاتجار في الإقليم المتخيَّل.
    }
cli-demo-seen =
    { $count ->
        [zero] لم تلتق أي وكالة أحدًا منهم.
        [one] التقت وكالة واحدة على الأقل شخصًا واحدًا منهم.
        [two] التقت وكالة واحدة على الأقل شخصين منهم.
        [few] التقت وكالة واحدة على الأقل { $count } أشخاص منهم.
        [many] التقت وكالة واحدة على الأقل { $count } شخصًا منهم.
       *[other] التقت وكالة واحدة على الأقل { $count } شخص منهم.
    }
cli-demo-unseen = لم تلتقهم أي وكالة
cli-demo-duplicates = سُجّلوا أكثر من مرة
cli-demo-rejected = تعذرت قراءة سجلاتهم فبقيت خارجًا
cli-demo-misread = سُجّلوا بقيمة أخرى
cli-demo-not-recorded = التقتهم وكالات ولم يُسجَّل هذا
cli-demo-explained = هذه السطور تفسّر الفرق.
cli-demo-unexplained =
    { $count ->
        [zero] لم يبق سجل بلا تفسير.
        [one] بقي سجل واحد بلا تفسير.
        [two] بقي سجلان بلا تفسير.
        [few] بقيت { $count } سجلات بلا تفسير.
        [many] بقي { $count } سجلًا بلا تفسير.
       *[other] بقي { $count } سجل بلا تفسير.
    }
cli-config-from-default = القيمة المبدئية
cli-config-from-file = ملف الإعدادات
cli-config-from-environment = متغيرات البيئة
cli-config-from-command = سطر الأوامر
cli-figures-operational = أرقام تشغيلية: دقيقة، وليست للنشر.
cli-figures-public = أرقام عامة: تُحجب الأعداد الصغيرة.
cli-mapping-show = لعرض واحد منها: { $command }
cli-config-setting = الإعداد
cli-config-value = القيمة
cli-config-from = المصدر
cli-vocabulary-set = القائمة
cli-vocabulary-codes = الرموز
cli-listen-this-machine = رُفض الاستماع على { $address }: لا حسابات في هذا المجلد، فلا يجوز أن يسأله إلا هذا الجهاز. يُرجى إنشاء الحسابات أولًا، أو استخدام { "\u2066" }127.0.0.1{ "\u2069" } من دون وسيط.
cli-listen-plain = رُفض الاستماع على { $address } من دون { "\u2066" }TLS{ "\u2069" }: فقد تُقرأ كلمات المرور والسجلات في الطريق. يُرجى تقديم شهادة ({ "\u2066" }--tls-cert{ "\u2069" } و{ "\u2066" }--tls-key{ "\u2069" })، أو إصدار واحدة ({ "\u2066" }lantern ca init --host NAME{ "\u2069" })، أو التصريح بالوسيط الذي يستخدم { "\u2066" }TLS{ "\u2069" } (الإعدادان { "\u2066" }proxy{ "\u2069" } و{ "\u2066" }origin{ "\u2069" }).
cli-listen-proxy-origin = يحتاج الإعداد { "\u2066" }proxy{ "\u2069" } إلى الإعداد { "\u2066" }origin{ "\u2069" }: العنوان الذي تأتي منه المتصفحات، مثل { "\u2066" }https://cases.example.org{ "\u2069" }.
cli-listen-pair = تُقدَّم الشهادة ومفتاحها الخاص معًا: { "\u2066" }--tls-cert{ "\u2069" } و{ "\u2066" }--tls-key{ "\u2069" }.
cli-ca-passphrase = عبارة المرور لمفتاح سلطة الشهادات:
cli-ca-passphrase-again = العبارة نفسها مرة أخرى:
cli-ca-made = أُنشئت سلطة شهادات لا تشهد إلا لـ { $host }: { $path }
cli-ca-fingerprint = بصمتها، للمقارنة على كل جهاز تُثبَّت عليه: { $fingerprint }
cli-ca-certified = شهادة { $host } موجودة في { $path } وتنتهي في { $date }.
cli-ca-key-apart = لا حاجة إلى مفتاح سلطة الشهادات { $path } مرة أخرى إلا لتجديد الشهادة: يُرجى حفظه على قرص آخر إلى ذلك الحين.
cli-ca-what = العنصر
cli-ca-names = الأسماء
cli-ca-until = حتى
cli-ca-authority = سلطة الشهادات
cli-ca-host = الشهادة
cli-ca-ends =
    { $count ->
        [zero] تنتهي شهادة { $host } اليوم، في { $date }. للتجديد: { "\u2066" }lantern ca renew{ "\u2069" }
        [one] تنتهي شهادة { $host } بعد يوم واحد، في { $date }. للتجديد: { "\u2066" }lantern ca renew{ "\u2069" }
        [two] تنتهي شهادة { $host } بعد يومين، في { $date }. للتجديد: { "\u2066" }lantern ca renew{ "\u2069" }
        [few] تنتهي شهادة { $host } بعد { $count } أيام، في { $date }. للتجديد: { "\u2066" }lantern ca renew{ "\u2069" }
        [many] تنتهي شهادة { $host } بعد { $count } يومًا، في { $date }. للتجديد: { "\u2066" }lantern ca renew{ "\u2069" }
       *[other] تنتهي شهادة { $host } بعد { $count } يوم، في { $date }. للتجديد: { "\u2066" }lantern ca renew{ "\u2069" }
    }
cli-ca-ended = انتهت شهادة { $host } في { $date }، والمتصفحات ترفضها. للتجديد: { "\u2066" }lantern ca renew{ "\u2069" }
cli-ledger-intact =
    { $count ->
        [zero] السجل المختوم { $origin } سليم: لا قيود فيه.
        [one] السجل المختوم { $origin } سليم: قيد واحد، وكل بايت كما وُقّع.
        [two] السجل المختوم { $origin } سليم: قيدان، وكل بايت كما وُقّع.
        [few] السجل المختوم { $origin } سليم: { $count } قيود، وكل بايت كما وُقّع.
        [many] السجل المختوم { $origin } سليم: { $count } قيدًا، وكل بايت كما وُقّع.
       *[other] السجل المختوم { $origin } سليم: { $count } قيد، وكل بايت كما وُقّع.
    }
cli-ledger-altered =
    { $count ->
        [zero] السجل المختوم ليس كما وُقّع.
        [one] السجل المختوم ليس كما وُقّع. عُثر على موضع واحد:
        [two] السجل المختوم ليس كما وُقّع. عُثر على موضعين:
        [few] السجل المختوم ليس كما وُقّع. عُثر على { $count } مواضع:
        [many] السجل المختوم ليس كما وُقّع. عُثر على { $count } موضعًا:
       *[other] السجل المختوم ليس كما وُقّع. عُثر على { $count } موضع:
    }
cli-ledger-place = { $file }: { $what } (البايتات { $bytes }، القيود { $entries })
cli-ledger-place-file = { $file }: { $what }
cli-ledger-place-bytes = { $file }: { $what } (البايتات { $bytes })
cli-ledger-place-entries = { $file }: { $what } (القيود { $entries })
cli-ledger-cut-short = توجد مواضع أكثر مما ورد هنا. يُرجى إصلاح هذه الملفات أو استبدالها ثم التحقق من جديد.
cli-ledger-found-missing = مفقود
cli-ledger-found-unreadable = لا يمكن قراءته
cli-ledger-found-altered = غُيّر
cli-ledger-found-length = أطول أو أقصر مما كان
cli-ledger-found-signature = توقيع غير صحيح
cli-ledger-found-rewritten = أُعيدت كتابته فصار يؤدي إلى جذر غير الجذر الموقّع
cli-ledger-found-other-key = يسمّي مفتاحًا غير المفتاح المقدّم
cli-ledger-key-beside = أُخذ سطر المفتاح من مجلد السجل نفسه: ومن زوّر السجل كان يستطيع تزويره أيضًا. يُرجى حفظ سطر المفتاح في مكان آخر وتقديمه بالخيار { "\u2066" }--key{ "\u2069" }.
cli-ledger-pin-agrees = نقطة التحقق المحفوظة في مكان آخر متفقة: لم يفعل السجل منذ ذلك الحين إلا أن زاد.
cli-ledger-pin-contradicts = نقطة التحقق المحفوظة في مكان آخر تناقض السجل: { $what }
cli-ledger-pin-chopped = القيود { $entries } كانت موجودة ثم اختفت
cli-ledger-pin-rolled-back = أُعيد السجل إلى ما كان عليه؛ والقيود { $entries } جاءت بعد ذلك ولا تزال في المجلد
cli-ledger-pin-forked = وُقّع بالمفتاح نفسه تاريخ آخر
cli-ledger-pin-refused = نقطة التحقق نفسها غير صحيحة: { $reason }
cli-ledger-pin-unknown = لا يمكن أن يُعرف من هذه الملفات هل تتفق نقطة التحقق المحفوظة في مكان آخر.
cli-ledger-what = العنصر
cli-ledger-value = القيمة
cli-ledger-name = الاسم
cli-ledger-key = سطر المفتاح
cli-ledger-entries = القيود
cli-ledger-entries-published = المنشور منها
cli-ledger-witnesses = شارك في التوقيع
cli-ledger-nobody = لا أحد من الخارج
cli-ledger-unpublished = لم يُنشر شيء بعد: { "\u2066" }lantern ledger publish{ "\u2069" }
cli-ledger-published =
    { $count ->
        [zero] لم يُنشر أي قيد.
        [one] نُشر قيد واحد.
        [two] نُشر قيدان.
        [few] نُشرت { $count } قيود.
        [many] نُشر { $count } قيدًا.
       *[other] نُشر { $count } قيد.
    }
cli-ledger-cosigned = شارك { $witness } في التوقيع.
cli-ledger-not-cosigned = لم يشارك { $witness } في التوقيع: { $reason }
cli-ledger-quorum = شارك في التوقيع عدد كافٍ من الشهود وفق السياسة.
cli-ledger-no-quorum = شارك في التوقيع عدد من الشهود أقل مما تطلبه السياسة. نُشر السجل من دونهم وسيُسألون مرة أخرى في المرة القادمة.
cli-ledger-position-unpublished = القيد { $position } موجود في السجل لكنه لم يُنشر بعد. يُرجى النشر أولًا: { "\u2066" }lantern ledger publish{ "\u2069" }
cli-ledger-position-missing = لا يوجد في دفتر القيود قيد رقمه { $position }.
cli-ledger-proof-written = إثبات القيد { $position } موجود في { $path }. ومن يحمله يستطيع أن يُظهر أن هذا القيد سُجّل؛ وليس فيه شيء من محتواه.
cli-ledger-proof-leaf = الورقة { $index } من السجل تمثل قيود الدفتر من { $first } إلى { $last }: التزام بها جميعًا مع ملح يبقى هنا. ولا يمكن إظهار أن القيد بينها إلا هنا.
cli-ledger-proof-holds = الإثبات صحيح: الورقة { $index } موجودة دون تغيير في السجل { $origin }. أما أنها تمثل القيد { $position } من دفتر القيود فهو ما يقوله الملف، ولا يستطيع إظهاره إلا صاحب ذلك الدفتر.
cli-ledger-proof-fails = الإثبات غير صحيح: { $reason }
cli-ledger-seen = رآه { $witness } في { $date }
cli-ledger-differing = الملف { $file } يختلف عما في قاعدة السجلات. وقد تُرك كما هو: يُرجى مقارنته بنسخة محفوظة في مكان آخر.
cli-witness-key = سطر مفتاح هذا الشاهد: { $key }
cli-witness-address = يستجيب الشاهد على العنوان { $address }
