# ما يُعدّ. وتُبنى بهذه العبارات رسائل أخرى.

count-rows =
    { $count ->
        [zero] لا صفوف
        [one] صف واحد
        [two] صفان
        [few] { $count } صفوف
        [many] { $count } صفًا
       *[other] { $count } صف
    }
count-columns =
    { $count ->
        [zero] لا أعمدة
        [one] عمود واحد
        [two] عمودان
        [few] { $count } أعمدة
        [many] { $count } عمودًا
       *[other] { $count } عمود
    }
count-records =
    { $count ->
        [zero] لا سجلات
        [one] سجل واحد
        [two] سجلان
        [few] { $count } سجلات
        [many] { $count } سجلًا
       *[other] { $count } سجل
    }
count-people =
    { $count ->
        [zero] لا أشخاص
        [one] شخص واحد
        [two] شخصان
        [few] { $count } أشخاص
        [many] { $count } شخصًا
       *[other] { $count } شخص
    }
count-perpetrators =
    { $count ->
        [zero] لا جناة مزعومين
        [one] جانٍ مزعوم واحد
        [two] جانيان مزعومان
        [few] { $count } جناة مزعومين
        [many] { $count } جانيًا مزعومًا
       *[other] { $count } جانٍ مزعوم
    }
count-sources =
    { $count ->
        [zero] لا مصادر
        [one] مصدر واحد
        [two] مصدران
        [few] { $count } مصادر
        [many] { $count } مصدرًا
       *[other] { $count } مصدر
    }
count-agencies =
    { $count ->
        [zero] لا وكالات
        [one] وكالة واحدة
        [two] وكالتان
        [few] { $count } وكالات
        [many] { $count } وكالة
       *[other] { $count } وكالة
    }
count-files =
    { $count ->
        [zero] لا ملفات
        [one] ملف واحد
        [two] ملفان
        [few] { $count } ملفات
        [many] { $count } ملفًا
       *[other] { $count } ملف
    }
count-values =
    { $count ->
        [zero] لا قيم
        [one] قيمة واحدة
        [two] قيمتان
        [few] { $count } قيم
        [many] { $count } قيمة
       *[other] { $count } قيمة
    }
count-days =
    { $count ->
        [zero] لا أيام
        [one] يوم واحد
        [two] يومان
        [few] { $count } أيام
        [many] { $count } يومًا
       *[other] { $count } يوم
    }
count-fields =
    { $count ->
        [zero] لا حقول
        [one] حقل واحد
        [two] حقلان
        [few] { $count } حقول
        [many] { $count } حقلًا
       *[other] { $count } حقل
    }
