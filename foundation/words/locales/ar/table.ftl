# إعداد الجداول: جملة هي نفسها استمارة.

table-title = إعداد الجداول
table-what = اختيار ما يُعدّ وكيفية تقسيمه. الجملة أدناه هي الجدول.
table-sentence-count = عدّ
table-sentence-by = حسب
table-sentence-then-by = وحسب
table-sentence-where = حيث
table-sentence-is = بقيمة
table-sentence-as = في صورة
table-no-division = لا تقسيم آخر
table-no-condition = بلا شرط
table-add-condition = إضافة شرط
table-remove-condition = إزالة هذا الشرط
table-build = عرض الجدول
table-caption = { $unit } حسب { $dimensions }
table-caption-where = { $unit } حسب { $dimensions }، حيث { $conditions }
table-condition = { $field }: { $value }
table-empty = لا سجل يستوفي هذه الشروط.
table-rows = { count-rows }
table-cut =
    { $count ->
        [zero] لا تُعرض هنا أي صفوف. ويضم الملف المعدّ للتنزيل الصفوف كلها.
        [one] لا يُعرض هنا إلا الصف الأول. ويضم الملف المعدّ للتنزيل الصفوف كلها.
        [two] لا يُعرض هنا إلا الصفان الأولان. ويضم الملف المعدّ للتنزيل الصفوف كلها.
        [few] لا تُعرض هنا إلا أول { $count } صفوف. ويضم الملف المعدّ للتنزيل الصفوف كلها.
        [many] لا يُعرض هنا إلا أول { $count } صفًا. ويضم الملف المعدّ للتنزيل الصفوف كلها.
       *[other] لا يُعرض هنا إلا أول { $count } صف. ويضم الملف المعدّ للتنزيل الصفوف كلها.
    }
table-download-csv = تنزيل الجدول (CSV)
table-download-note = يبيّن الملف نوع الأرقام التي يضمها، والقيد الذي تعود إليه في دفتر القيود.
table-not-public = ليس هذا الجدول من الجداول العامة.
table-not-public-what = لا توجد الأرقام العامة إلا لتوليفات محددة، كي لا يكشف جدولان معًا رقمًا محجوبًا.
table-nearest = أقرب الجداول التي يمكن عرضها:
table-too-many = أقصى عدد للأبعاد التي يُقسَّم بها الجدول: { $limit }.
table-unknown-dimension = لا يوجد بُعد باسم «{ $name }».
table-unknown-value = «{ $value }» ليست من قيم الحقل التالي: { $field }.
table-dimension-source = المصدر
table-dimension-form-count = شكل واحد أو عدة أشكال
table-dimension-year-detection = سنة الكشف
table-dimension-year-registration = سنة التسجيل
table-dimension-year-exploitation = سنة الاستغلال
table-dimension-year-decision = سنة القرار
table-dimension-route = الطريق
table-dimension-source-kind = نوع المصدر
table-unit-records = السجلات
table-unit-perpetrators = الجناة المزعومون
table-unit-aggregates = المجاميع المُبلَّغ عنها
table-unit-court-cases = قضايا المحاكم
table-dimension-age-broad = الفئة العمرية العامة
table-dimension-form-group = شكل الاستغلال، أو أشكال متعددة
table-list-name = الاسم
table-list-what = ماهيته
table-list-unit = ما يُعَدّ
table-download-json = تنزيل الجدول (JSON)
table-units-mixed = هذه الأبعاد تعدّ أشياء مختلفة. يلزم جدول مستقل لكل من السجلات والجناة المزعومين والمجاميع المُبلَّغ عنها وقضايا المحاكم.
