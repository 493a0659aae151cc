# الجودة حسب المصدر.

quality-title = جودة المصادر
quality-what = ما يسجّله كل مصدر، ومدى سرعته، ومواضع التناقض فيه. يبيّن ذلك إلى أي حد يُعوَّل على الخلاصة؛ وليس ترتيبًا للوكالات.
quality-empty = لم يرسل أي مصدر ملفًا بعد.
quality-source = المصدر
quality-records = السجلات
quality-overall = جميع المصادر جنبًا إلى جنب
quality-completeness = الاكتمال
quality-completeness-what = نسبة السجلات التي يحمل فيها الحقل قيمة معروفة.
quality-completeness-known = معروف
quality-completeness-finding = { $field }: القيمة معروفة في { $share } من السجلات.
quality-completeness-weakest = الأقل ورودًا بقيمة معروفة: { $first } و{ $second }.
quality-timeliness = حسن التوقيت
quality-timeliness-what = الأيام من الكشف إلى التسجيل.
quality-timeliness-median =
    { $count ->
        [zero] جرى التسجيل، في نصف السجلات، في اليوم نفسه.
        [one] جرى التسجيل، في نصف السجلات، في غضون يوم واحد.
        [two] جرى التسجيل، في نصف السجلات، في غضون يومين.
        [few] جرى التسجيل، في نصف السجلات، في غضون { $count } أيام.
        [many] جرى التسجيل، في نصف السجلات، في غضون { $count } يومًا.
       *[other] جرى التسجيل، في نصف السجلات، في غضون { $count } يوم.
    }
quality-timeliness-late =
    { $count ->
        [zero] جرى التسجيل، في ٩ من كل ١٠ سجلات، في اليوم نفسه.
        [one] جرى التسجيل، في ٩ من كل ١٠ سجلات، في غضون يوم واحد.
        [two] جرى التسجيل، في ٩ من كل ١٠ سجلات، في غضون يومين.
        [few] جرى التسجيل، في ٩ من كل ١٠ سجلات، في غضون { $count } أيام.
        [many] جرى التسجيل، في ٩ من كل ١٠ سجلات، في غضون { $count } يومًا.
       *[other] جرى التسجيل، في ٩ من كل ١٠ سجلات، في غضون { $count } يوم.
    }
quality-timeliness-unknown = السجلات التي تحمل التاريخين معًا قليلة جدًا.
quality-last-file = آخر ملف: { $date }
quality-consistency = الاتساق
quality-consistency-what = السجلات التي تتناقض قيمها.
quality-consistency-none = لم يُعثر على أي تناقض.
quality-rule-ages = السن عند التجنيد أكبر من السن عند الكشف
quality-rule-age-status = السن لا تتفق مع صفة «طفل» أو «بالغ»
quality-rule-birth-year = السن لا تتفق مع سنة الميلاد
quality-rule-dates = الكشف سابق لبداية الاستغلال
quality-rule-decision = القرار سابق للكشف
quality-rule-form-sector = القطاع مذكور دون أي شكل من أشكال الاستغلال
quality-rule-means-child = لا تُذكر وسيلة لشخص بالغ حُددت هويته كضحية
quality-duplicates = التكرار داخل الملف
quality-duplicates-what = صفوف من المصدر نفسه تتطابق في كل الحقول المرمّزة. بعضها يعود إلى شخص واحد سُجّل مرتين، وبعضها لا.
quality-duplicates-count =
    { $count ->
        [zero] لا سجل له نظير في المصدر نفسه.
        [one] سجل واحد له نظير في المصدر نفسه.
        [two] سجلان لكل منهما نظير في المصدر نفسه.
        [few] { $count } سجلات لكل منها نظير في المصدر نفسه.
        [many] { $count } سجلًا لكل منها نظير في المصدر نفسه.
       *[other] { $count } سجل لكل منها نظير في المصدر نفسه.
    }
quality-duplicates-none = ليس في هذا المصدر سجلان متطابقان في كل الحقول.
quality-rejected =
    { $count ->
        [zero] لم يبق أي صف خارجًا
        [one] صف واحد بقي خارجًا
        [two] صفان بقيا خارجًا
        [few] { $count } صفوف بقيت خارجًا
        [many] { $count } صفًا بقي خارجًا
       *[other] { $count } صف بقي خارجًا
    }
quality-warnings =
    { $count ->
        [zero] لا قيم تعذرت قراءتها
        [one] قيمة واحدة تعذرت قراءتها وتُعدّ غير معروفة
        [two] قيمتان تعذرت قراءتهما وتُعدّان غير معروفتين
        [few] { $count } قيم تعذرت قراءتها وتُعدّ غير معروفة
        [many] { $count } قيمة تعذرت قراءتها وتُعدّ غير معروفة
       *[other] { $count } قيمة تعذرت قراءتها وتُعدّ غير معروفة
    }
quality-files = { count-files }
quality-mapped = الأعمدة المأخوذة: { $taken } من { $all }
quality-ask = ما يُسأل عنه هذا المصدر
quality-ask-field = السؤال عن كيفية تسجيل الحقل «{ $field }»: فقيمته معروفة في { $share } من سجلات المصدر.
