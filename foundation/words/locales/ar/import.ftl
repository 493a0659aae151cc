# إدخال ملف: الاختيار والمعاينة والحفظ والمشاكل والإكمال لاحقًا.

import-title = استيراد ملف
import-choose = اختيار الوكالة والملف
import-agency = أي وكالة ترسل هذا الملف؟
import-agency-new = وكالة أخرى
import-agency-code = رمز الوكالة
import-agency-code-hint = حروف وأرقام وواصلات، مثل { "\u2066" }BORDER-NORTH{ "\u2069" }.
import-agency-name = اسم الوكالة
import-file = الملف
import-file-drop = وضع الملف هنا أو اختياره
import-file-choose = اختيار ملف
import-file-chosen = الملف المختار: { $file }
import-file-kinds = CSV أو XLSX أو JSON سطرًا سطرًا. وأي ترميز أو فاصل شائع.
import-dataset = اسم هذه السلسلة من الملفات
import-dataset-hint = يُستخدم الاسم نفسه في كل مرة، كي تجد الصفوف المصحَّحة صيغتها السابقة.
import-layout = البنية
import-layout-recognise = التعرف عليها من الأعمدة
import-layout-recognised = البنية المتعرَّف عليها: { $layout }
import-layout-unknown = لا تناسب هذه الأعمدةَ أي بنية معروفة. فيما يلي اقتراح؛ يُرجى التحقق من كل سطر.
import-complete = هذا الملف كامل: سحب ما لم يعد واردًا فيه
import-complete-hint = وإلا بقيت السجلات غير الواردة في الملف كما هي.
import-withdrawal-held-back = لا يُسحب شيء: فقد تكون صفوف بقيت خارجًا سجلات محفوظة من قبل.
import-withdrawal-held-back-remedy = تُصحَّح هذه الصفوف، ثم يُستورد الملف الكامل من جديد.
import-invented = كل الأشخاص في هذا الملف متخيَّلون
import-without = ترك هذه الأعمدة خارجًا
import-preview = معاينة كيفية قراءة الملف
import-preview-title = مراجعة ملف
import-preview-rows =
    { $count ->
        [zero] لا صفوف في { $file }.
        [one] في { $file } صف واحد.
        [two] في { $file } صفان.
        [few] في { $file } { $count } صفوف.
        [many] في { $file } { $count } صفًا.
       *[other] في { $file } { $count } صف.
    }
import-preview-columns =
    { $count ->
        [zero] لا أعمدة فيه.
        [one] فيه عمود واحد.
        [two] فيه عمودان.
        [few] فيه { $count } أعمدة.
        [many] فيه { $count } عمودًا.
       *[other] فيه { $count } عمود.
    }
import-nothing-kept = لم يُحفظ شيء بعد.
import-no-guess = تُقرأ معظم الصفوف كما هي. وما تتعذر قراءته يبقى خارجًا ويُذكر أدناه؛ ولا يخمّن فانوس.
import-columns = الأعمدة
import-columns-recognised =
    { $count ->
        [zero] لا أعمدة تُقرأ
        [one] عمود واحد يُقرأ
        [two] عمودان يُقرآن
        [few] { $count } أعمدة تُقرأ
        [many] { $count } عمودًا يُقرأ
       *[other] { $count } عمود يُقرأ
    }
import-columns-not-taken =
    { $count ->
        [zero] لا أعمدة متروكة
        [one] عمود واحد لا يؤخذ
        [two] عمودان لا يؤخذان
        [few] { $count } أعمدة لا تؤخذ
        [many] { $count } عمودًا لا يؤخذ
       *[other] { $count } عمود لا يؤخذ
    }
import-columns-not-taken-what = لا يربطها أي سطر من سطور البنية. وهي لا تُحفظ.
import-columns-left-out = متروكة خارجًا عن قصد
import-columns-missing =
    { $count ->
        [zero] كل أعمدة البنية موجودة في الملف
        [one] عمود واحد من البنية غير موجود في الملف
        [two] عمودان من البنية غير موجودين في الملف
        [few] { $count } أعمدة من البنية غير موجودة في الملف
        [many] { $count } عمودًا من البنية غير موجود في الملف
       *[other] { $count } عمود من البنية غير موجود في الملف
    }
import-columns-identity =
    { $count ->
        [zero] لا أعمدة تدل على هوية أشخاص
        [one] عمود واحد يدل على هوية أشخاص
        [two] عمودان يدلان على هوية أشخاص
        [few] { $count } أعمدة تدل على هوية أشخاص
        [many] { $count } عمودًا يدل على هوية أشخاص
       *[other] { $count } عمود يدل على هوية أشخاص
    }
import-identity-sealed = هذه الأعمدة تعرّف بأشخاص: { $columns }. وهي تُختم بمفتاح الوكالة.
import-identity-sealed-what = لا يفتحها إلا الوكالة، وكل اطلاع يترك أثرًا. اترك ما لا يحتاج إليه أحد: فما لا يُحتفظ به لا يؤخذ.
import-identity-open = مفتاح هذه الوكالة بلا عبارة مرور: من ينسخ ملفه يقرأ هذه الأعمدة. استبدله في «مفاتيح الوكالات» قبل إدخال أشخاص حقيقيين.
import-invented-hint = فقط إذا لم يكن في الملف أي شخص حقيقي.
import-column-in-file = العمود في الملف
import-column-read-as = يُقرأ على أنه
import-column-key = يدل على السجل
import-column-sample = القيم الأولى
import-column-values = القيم
import-ribbon = الملف كله، صفًا صفًا
import-ribbon-first = الصف { $row }
import-ready =
    { $count ->
        [zero] لا صفوف جاهزة
        [one] صف واحد جاهز
        [two] صفان جاهزان
        [few] { $count } صفوف جاهزة
        [many] { $count } صفًا جاهزًا
       *[other] { $count } صف جاهز
    }
import-would-update =
    { $count ->
        [zero] لا صفوف محفوظة من قبل تحتاج إلى تحديث
        [one] صف واحد محفوظ من قبل وسيُحدَّث
        [two] صفان محفوظان من قبل وسيُحدَّثان
        [few] { $count } صفوف محفوظة من قبل وستُحدَّث
        [many] { $count } صفًا محفوظًا من قبل وسيُحدَّث
       *[other] { $count } صف محفوظ من قبل وسيُحدَّث
    }
import-unchanged =
    { $count ->
        [zero] لا صفوف محفوظة من قبل دون تغيير
        [one] صف واحد محفوظ من قبل ولم يتغير
        [two] صفان محفوظان من قبل ولم يتغيرا
        [few] { $count } صفوف محفوظة من قبل ولم تتغير
        [many] { $count } صفًا محفوظًا من قبل ولم يتغير
       *[other] { $count } صف محفوظ من قبل ولم يتغير
    }
import-outside =
    { $count ->
        [zero] لا صفوف تتعذر قراءتها
        [one] صف واحد تتعذر قراءته ويبقى خارجًا
        [two] صفان تتعذر قراءتهما ويبقيان خارجًا
        [few] { $count } صفوف تتعذر قراءتها وتبقى خارجًا
        [many] { $count } صفًا تتعذر قراءته ويبقى خارجًا
       *[other] { $count } صف تتعذر قراءته ويبقى خارجًا
    }
import-would-withdraw =
    { $count ->
        [zero] لا سجلات ستُسحب لغيابها عن الملف
        [one] سجل واحد لم يعد واردًا في الملف وسيُسحب
        [two] سجلان لم يعودا واردين في الملف وسيُسحبان
        [few] { $count } سجلات لم تعد واردة في الملف وستُسحب
        [many] { $count } سجلًا لم يعد واردًا في الملف وسيُسحب
       *[other] { $count } سجل لم يعد واردًا في الملف وسيُسحب
    }
# الأعداد الأربعة نفسها وعدد السجلات المسحوبة، تسميةً تحت رقم قائم بذاته.
import-label-ready =
    { $count ->
        [zero] صفوف جاهزة
        [one] صف جاهز
        [two] صفان جاهزان
        [few] صفوف جاهزة
        [many] صفًا جاهزًا
       *[other] صف جاهز
    }
import-label-would-update =
    { $count ->
        [zero] صفوف محفوظة من قبل وستُحدَّث
        [one] صف محفوظ من قبل وسيُحدَّث
        [two] صفان محفوظان من قبل وسيُحدَّثان
        [few] صفوف محفوظة من قبل وستُحدَّث
        [many] صفًا محفوظًا من قبل وسيُحدَّث
       *[other] صف محفوظ من قبل وسيُحدَّث
    }
import-label-unchanged =
    { $count ->
        [zero] صفوف محفوظة من قبل ولم تتغير
        [one] صف محفوظ من قبل ولم يتغير
        [two] صفان محفوظان من قبل ولم يتغيرا
        [few] صفوف محفوظة من قبل ولم تتغير
        [many] صفًا محفوظًا من قبل ولم يتغير
       *[other] صف محفوظ من قبل ولم يتغير
    }
import-label-outside =
    { $count ->
        [zero] صفوف تتعذر قراءتها وتبقى خارجًا
        [one] صف تتعذر قراءته ويبقى خارجًا
        [two] صفان تتعذر قراءتهما ويبقيان خارجًا
        [few] صفوف تتعذر قراءتها وتبقى خارجًا
        [many] صفًا تتعذر قراءته ويبقى خارجًا
       *[other] صف تتعذر قراءته ويبقى خارجًا
    }
import-label-would-withdraw =
    { $count ->
        [zero] سجلات لم تعد واردة في الملف وستُسحب
        [one] سجل لم يعد واردًا في الملف وسيُسحب
        [two] سجلان لم يعودا واردين في الملف وسيُسحبان
        [few] سجلات لم تعد واردة في الملف وستُسحب
        [many] سجلًا لم يعد واردًا في الملف وسيُسحب
       *[other] سجل لم يعد واردًا في الملف وسيُسحب
    }

import-sum = مجموع هذه الأعداد الأربعة هو عدد صفوف الملف.
import-next-title = ما الذي يلي
import-next-what = تُحفظ الصفوف في خطوة واحدة: كل الصفوف المعروضة على أنها جاهزة، أو لا شيء.
import-keep = حفظ الصفوف الجاهزة
import-discard = الاستغناء عن الملف
import-later = الإكمال لاحقًا
import-progress = الصفوف: { $done } من { $total }
import-progress-unknown =
    { $count ->
        [zero] لم يُقرأ أي صف حتى الآن
        [one] قُرئ صف واحد حتى الآن
        [two] قُرئ صفان حتى الآن
        [few] قُرئت { $count } صفوف حتى الآن
        [many] قُرئ { $count } صفًا حتى الآن
       *[other] قُرئ { $count } صف حتى الآن
    }
import-progress-minutes =
    { $count ->
        [zero] بقي أقل من دقيقة
        [one] بقيت دقيقة واحدة تقريبًا
        [two] بقيت دقيقتان تقريبًا
        [few] بقيت { $count } دقائق تقريبًا
        [many] بقيت { $count } دقيقة تقريبًا
       *[other] بقيت { $count } دقيقة تقريبًا
    }
import-progress-leave = يمكن مغادرة هذه الصفحة. ويستمر الاستيراد.
import-cancel = إيقاف الاستيراد
import-done = استُورد الملف.
import-done-new =
    { $count ->
        [zero] لا سجلات جديدة
        [one] سجل جديد واحد
        [two] سجلان جديدان
        [few] { $count } سجلات جديدة
        [many] { $count } سجلًا جديدًا
       *[other] { $count } سجل جديد
    }
import-done-changed =
    { $count ->
        [zero] لا سجلات متغيّرة
        [one] سجل واحد متغيّر؛ وتاريخه محفوظ
        [two] سجلان متغيّران؛ وتاريخهما محفوظ
        [few] { $count } سجلات متغيّرة؛ وتاريخها محفوظ
        [many] { $count } سجلًا متغيّرًا؛ وتاريخها محفوظ
       *[other] { $count } سجل متغيّر؛ وتاريخها محفوظ
    }
import-done-unchanged =
    { $count ->
        [zero] لا سجلات دون تغيير
        [one] سجل واحد دون تغيير
        [two] سجلان دون تغيير
        [few] { $count } سجلات دون تغيير
        [many] { $count } سجلًا دون تغيير
       *[other] { $count } سجل دون تغيير
    }
import-done-rejected =
    { $count ->
        [zero] لم يبق أي صف خارجًا
        [one] صف واحد بقي خارجًا
        [two] صفان بقيا خارجًا
        [few] { $count } صفوف بقيت خارجًا
        [many] { $count } صفًا بقي خارجًا
       *[other] { $count } صف بقي خارجًا
    }
import-done-withdrawn =
    { $count ->
        [zero] لا سجلات مسحوبة
        [one] سجل واحد مسحوب
        [two] سجلان مسحوبان
        [few] { $count } سجلات مسحوبة
        [many] { $count } سجلًا مسحوبًا
       *[other] { $count } سجل مسحوب
    }
import-done-nothing-new = لم يغيّر هذا الملف شيئًا: فكل صفوفه محفوظة من قبل.
import-done-next = قراءة التصنيف النمطي بعد إدخال هذا الملف
import-problems = المشاكل
import-problems-none = قُرئت كل الصفوف.
import-problems-rejected = الصفوف التي بقيت خارجًا
import-problems-warnings = القيم التي تعذرت قراءتها
import-problems-warnings-what = هذه الصفوف مستوردة. أما القيمة نفسها فسُجّلت على أنها غير معروفة.
import-problems-more =
    { $count ->
        [zero] لا صفوف أخرى
        [one] إضافةً إلى صف واحد آخر
        [two] إضافةً إلى صفين آخرين
        [few] إضافةً إلى { $count } صفوف أخرى
        [many] إضافةً إلى { $count } صفًا آخر
       *[other] إضافةً إلى { $count } صف آخر
    }
import-problems-download = تنزيل الصفوف التي بقيت خارجًا
import-problems-download-what = لهذا الملف بنية الملف المُرسَل، ويزيد عمودًا واحدًا فيه السبب. ويمكن تصحيحه واستيراده من جديد؛ ولا تتغير إلا الصفوف المصحَّحة.
import-problems-kept =
    { $count ->
        [zero] يمكن تنزيله اليوم فقط.
        [one] يمكن تنزيله لمدة يوم واحد.
        [two] يمكن تنزيله لمدة يومين.
        [few] يمكن تنزيله لمدة { $count } أيام.
        [many] يمكن تنزيله لمدة { $count } يومًا.
       *[other] يمكن تنزيله لمدة { $count } يوم.
    }
import-open-title = ملفات غير مكتملة
import-open-what = توقف هذا الاستيراد قبل نهايته. ولا يُحتسب أي صف من صفوفه.
import-open-since = بدأ في { $date }
import-open-resume = استئناف الاستيراد
import-open-discard = الاستغناء عمّا قُرئ
import-open-none = لا ملفات غير مكتملة.
import-list = الملفات المستوردة
import-list-empty = لم يُستورد أي ملف بعد.
import-list-file = الملف
import-list-agency = الوكالة
import-list-date = التاريخ
import-list-rows = الصفوف
import-list-layout = البنية
import-list-state = الحالة
import-state-complete = مكتمل
import-state-open = غير مكتمل
import-state-discarded = مستغنًى عنه
import-templates = نماذج فارغة
import-templates-what = صف لكل شخص سجّلته الوكالة. وتشرح الورقة الثانية كل عمود وقيمه.
import-template-download = تنزيل النموذج (XLSX)
import-list-id = الاستيراد
import-layout-own = بنية خاصة بنا
import-layout-text = نص البنية
import-layout-text-hint = ملف { "\u2066" }TOML{ "\u2069" } صغير يبيّن أي عمود يقابل أي حقل.
import-layout-line = لا يمكن استخدام هذه البنية. السطر { $line }: { $problem }
import-layout-line-remedy = يُصحَّح هذا السطر من البنية ثم تُعاد المحاولة.
import-without-hint = عنوان عمود واحد في كل سطر، كما يكتبه الملف.
import-answers = مراجعة الأجوبة
import-change = تغيير
import-waiting-title = ملفات بانتظار القرار
import-waiting-forget =
    { $count ->
        [zero] محفوظ في الذاكرة فقط، لأقل من دقيقة. بعد ذلك يجب إرسال الملف من جديد.
        [one] محفوظ في الذاكرة فقط، لدقيقة أخرى. بعد ذلك يجب إرسال الملف من جديد.
        [two] محفوظ في الذاكرة فقط، لدقيقتين أخريين. بعد ذلك يجب إرسال الملف من جديد.
        [few] محفوظ في الذاكرة فقط، لمدة { $count } دقائق أخرى. بعد ذلك يجب إرسال الملف من جديد.
        [many] محفوظ في الذاكرة فقط، لمدة { $count } دقيقة أخرى. بعد ذلك يجب إرسال الملف من جديد.
       *[other] محفوظ في الذاكرة فقط، لمدة { $count } دقيقة أخرى. بعد ذلك يجب إرسال الملف من جديد.
    }
import-problems-first = أول مرة في الصف { $row }
import-problems-each = صفًا صفًا
import-problems-row = الصف
import-problems-column = العمود
import-problems-kind = المشكلة
import-undo-title = إن كان الملف غير المقصود
import-undo-what = لا يُستبدل شيء. يكفي استيراد الملف الصحيح بالاسم نفسه: لا تتغير إلا الصفوف المختلفة. وإن كان كاملًا سُحبت الصفوف غير الواردة فيه.
import-open-resume-what =
    { $count ->
        [zero] يُرسل الملف نفسه من جديد. يبدأ الاستيراد من أول صف.
        [one] يُرسل الملف نفسه من جديد. يستمر الاستيراد بعد صف واحد.
        [two] يُرسل الملف نفسه من جديد. يستمر الاستيراد بعد صفين.
        [few] يُرسل الملف نفسه من جديد. يستمر الاستيراد بعد { $count } صفوف.
        [many] يُرسل الملف نفسه من جديد. يستمر الاستيراد بعد { $count } صفًا.
       *[other] يُرسل الملف نفسه من جديد. يستمر الاستيراد بعد { $count } صف.
    }
