# التصنيف النمطي: الكلمات المشتركة بين كل الجداول. أما الجداول نفسها ففي tables-people.ftl وtables-events.ftl.

typology-title = التصنيف النمطي
typology-what = المناطق المتضررة والأشخاص والجناة المزعومون والوسائل وأشكال الاستغلال، معدودةً من ملفات الوكالات.
typology-empty = لا شيء يُعدّ بعد. والبداية استيراد ملف.
typology-contents = الجداول في هذه الصفحة
typology-filter-showing = المعروض:
typology-filter-from = من
typology-filter-every-source = كل المصادر
typology-filter-year = وسنة الكشف:
typology-filter-every-year = كل السنوات
typology-filter-figures = في صورة
typology-filtered = السجلات التي فيها ما يلي فقط: { $conditions }.
typology-part-areas = أين
typology-part-people = من المتضررون
typology-part-perpetrators = إلى من يُنسب ذلك
typology-part-means = كيف جرى تجنيد الأشخاص والسيطرة عليهم
typology-part-forms = لأي أغراض استُغلّوا
typology-part-conflict = ما الصلة بالنزاع
typology-part-sources = متى، ومن سجّل ذلك
typology-records = سجلات
typology-records-count = { count-records }
typology-records-by-source = السجلات حسب المصدر
typology-records-by-source-what = ربما سجّلت عدة مصادر الشخص نفسه. وإلى أن تُربط السجلات، لا يكون أي مجموع لعدة مصادر عددًا لأشخاص.
typology-perpetrators = جناة مزعومون
typology-perpetrators-count = { count-perpetrators }
typology-people = أشخاص
typology-people-count = { count-people }
typology-column-share-known = النسبة من المعروف
typology-column-share-all = النسبة من المجموع
typology-share-known = النسبة المئوية من المعروف
typology-share-all = النسبة المئوية من المجموع
typology-known = معروف
typology-known-of-all = السجلات التي يُعرف فيها ذلك: { $known } من أصل { $all }
typology-unknown = غير معروف
typology-not-asked = لم يُطرح السؤال
typology-declined = امتناع عن الجواب
typology-not-applicable = لا ينطبق
typology-not-recorded = غير مسجَّل
typology-no-reports = لا تقارير
typology-no-records = لا سجل يقول شيئًا عن هذا.
typology-total = المجموع
typology-other = غير ذلك
typology-withheld = محجوب
typology-withheld-threshold =
    { $threshold ->
        [zero] محجوب: أقل من { $threshold } شخص
        [one] محجوب: أقل من شخص واحد
        [two] محجوب: أقل من شخصين
        [few] محجوب: أقل من { $threshold } أشخاص
        [many] محجوب: أقل من { $threshold } شخصًا
       *[other] محجوب: أقل من { $threshold } شخص
    }
typology-withheld-records =
    { $threshold ->
        [zero] محجوب: أقل من { $threshold } سجل
        [one] محجوب: أقل من سجل واحد
        [two] محجوب: أقل من سجلين
        [few] محجوب: أقل من { $threshold } سجلات
        [many] محجوب: أقل من { $threshold } سجلًا
       *[other] محجوب: أقل من { $threshold } سجل
    }
typology-between = بين { $low } و { $high }
typology-non-additive = مجموع الصفوف لا يساوي المجموع الكلي: فقد يرد السجل الواحد في عدد منها.
typology-non-additive-mark = لا يقبل الجمع
typology-form-single = شكل واحد فقط
typology-form-several = عدة أشكال
typology-form-each = كل شكل
typology-forms-what = «شكل واحد فقط» و«عدة أشكال» يقسمان السجلات. أما «كل شكل» فيعدّ السجل تحت كل شكل يذكره.
typology-kind = نوع الأرقام
typology-kind-operational = أرقام تشغيلية
typology-kind-operational-what = دقيقة، لمن لهم الاطلاع على السجلات. وليست للنشر.
typology-kind-public = أرقام عامة
typology-kind-public-what = تُحجب الأعداد الصغيرة، وكذلك كل رقم يمكن أن تُستنتج منه.
typology-kind-restricted = بيان مقيَّد
typology-kind-restricted-what = مجاميع دقيقة لهيئة محددة بموجب اتفاق. تُدوَّن في دفتر القيود، وليست للنشر.
typology-kind-switch-public = عرض الأرقام العامة
typology-kind-switch-operational = عرض الأرقام التشغيلية
typology-how-made = كيف أُعدّ هذا
typology-how-made-what =
    { $count ->
        [zero] لا سجلات. لم يُقدَّر شيء ولم يُستكمل.
        [one] سجل واحد، معدود كما سُجّل. لم يُقدَّر شيء ولم يُستكمل.
        [two] سجلان، معدودان كما سُجّلا. لم يُقدَّر شيء ولم يُستكمل.
        [few] { $count } سجلات، معدودة كما سُجّلت. لم يُقدَّر شيء ولم يُستكمل.
        [many] { $count } سجلًا، معدودة كما سُجّلت. لم يُقدَّر شيء ولم يُستكمل.
       *[other] { $count } سجل، معدودة كما سُجّلت. لم يُقدَّر شيء ولم يُستكمل.
    }
typology-how-made-as-of = حالة قاعدة السجلات عند القيد { $position } في دفتر القيود.
typology-how-complete = مدى اكتماله
typology-how-complete-line = { $field }، نسبة المعروف: { $share }
typology-protects = ما يحمي الأشخاص فيه
typology-protects-what =
    { $threshold ->
        [zero] يُحجب ما قلّ عن { $threshold } وكل رقم قد يُستنتج منه.
        [one] يُحجب ما قلّ عن واحد وكل رقم قد يُستنتج منه.
        [two] يُحجب ما قلّ عن اثنين وكل رقم قد يُستنتج منه.
        [few] يُحجب ما قلّ عن { $threshold } وكل رقم قد يُستنتج منه.
        [many] يُحجب ما قلّ عن { $threshold } وكل رقم قد يُستنتج منه.
       *[other] يُحجب ما قلّ عن { $threshold } وكل رقم قد يُستنتج منه.
    }
typology-protects-operational = هذه أرقام دقيقة. وقد يشير عدد صغير إلى شخص بعينه: يُرجى عدم تداول هذه الصفحة.
typology-protects-areas = لا تنزل الخرائط العامة إلى ما دون المستوى الإداري الأول.
typology-recorded-not-decided = «الأشخاص المسجَّلون» تعني أن وكالة سجّلتهم بوصفهم ضحايا مفترضين أو ضحايا حُددت هويتهم أو حُددت هويتهم رسميًا. ولا شيء هنا يمثل قرارًا بشأن شخص بعينه.
typology-alleged = يشمل وصف «مزعوم» كل من ذُكر على أنه جانٍ، أيًّا كانت مرحلة الإجراءات القضائية. وليس ذلك حكمًا بالإدانة.
typology-kinds-apart = تُعدّ السجلات الفردية والملفات المغفلة الهوية والملفات الاصطناعية والمجاميع التي أبلغت عنها الدول وقضايا المحاكم كلٌّ على حدة، ولا يُجمع بعضها إلى بعض أبدًا.
typology-source-kind-case-records = سجلات فردية
typology-source-kind-k-anonymised = سجلات مغفلة الهوية
typology-source-kind-synthetic = سجلات اصطناعية
typology-source-kind-aggregate = مجاميع أبلغت عنها الدول
typology-source-kind-court-case = قضايا المحاكم
typology-aggregate-title = المجاميع التي أبلغت عنها الدول
typology-aggregate-what = أعداد أبلغت عنها الدول حسب السنة. وهي ليست سجلات، ولا تُضاف إليها.
typology-aggregate-censored = العدد المبلَّغ عنه على أنه «أقل من ٥» فقط يبقى مدى، من ١ إلى ٤.
typology-court-title = قضايا المحاكم
typology-court-what = قضايا المحاكم المنشورة حسب الفعل والوسيلة والغرض. وقد تتعلق القضية الواحدة بأشخاص كثيرين.
typology-take-away = للأخذ معك
typology-same-figures = الأرقام ذاتها في جدول
typology-picture = رسم: { $title }. والجدول المجاور يضم الأرقام ذاتها.
typology-map-picture = خريطة للمناطق التي وقع فيها الاستغلال، مع الطرق الرئيسية. والجدول المجاور يضم الأرقام ذاتها.
typology-map-not-agreed = خط غير متفق عليه
typology-map-route = طريق، وعدد السجلات التي تصفه
typology-map-more = { $low } أو أكثر
typology-map-no-shapes = ليست لهذا التركيب خريطة لمناطقه بعد. ويُعرض الجدول وحده.
typology-women-girls = نساء وفتيات
typology-men-boys = رجال وفتيان
typology-pyramid-note = السجلات. قد يظهر السجل الواحد تحت شكلين.
typology-suppressed-stub = المظلّل بالخطوط: محجوب.
typology-finding-none = المعروف هنا أقل من أن يُلخَّص في جملة واحدة.
typology-none-of-them = لا شيء مما ذُكر
typology-pyramid-beside = جنس أو سن لا يظهران هنا: { $count }
typology-map-absent = لا يظهر على هذه الخريطة: { $places }.
typology-alone = عرض الجدول كاملًا
typology-unknown-or-few = غير معروف، أو أقل من أن يُعرض
