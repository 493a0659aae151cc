# قائمة السجلات، وتاريخ كل سجل منها.

records-title = السجلات
records-what = سطر لكل سجل من كل مصدر. ولا تُعرض الأسماء هنا.
records-empty = لا سجلات محفوظة بعد.
records-none-found = لا سجل يستوفي هذه الشروط.
records-found = { count-records }
records-showing = من { $from } إلى { $to } من أصل { $total }
records-code = الرمز
records-source = المصدر
records-recorded = التسجيل
records-last-change = آخر تغيير
records-record = السجل { $code }
records-summary = ورد من { $source }، وهو محفوظ منذ { $date }.
records-current = المسجَّل حاليًا
records-history = تاريخ السجل
records-history-what = الأحدث أولًا. ولا يُمحى شيء بالكتابة فوقه أبدًا.
records-field = الحقل
records-before = قبل
records-after = بعد
records-when = متى
records-by = بواسطة
records-from = المنشأ
records-from-row = { $file }، الصف { $row }
records-no-value = لا شيء مسجَّل
records-created = فُتح السجل
records-changed =
    { $count ->
        [zero] لم يتغير أي حقل
        [one] تغيّر حقل واحد
        [two] تغيّر حقلان
        [few] تغيّرت { $count } حقول
        [many] تغيّر { $count } حقلًا
       *[other] تغيّر { $count } حقل
    }
records-sealed = مختوم
records-sealed-what = ما يدل على هوية هذا الشخص مختوم. ولا تستطيع فتحه إلا الوكالة التي سجّلته.
records-withdrawn = مسحوب
records-withdrawn-what = سحب المصدر هذا السجل في { $date }. ولم يعد يُحتسب؛ ويبقى تاريخه محفوظًا.
records-open-import = ينتمي هذا السجل إلى عملية استيراد غير مكتملة، ولا يُحتسب بعد.
records-not-found = لا سجل بالرمز { $code }.
records-person = الشخص
records-event = ما حدث
records-perpetrators = الجناة المزعومون
records-case = ملف المتابعة
records-purpose = الغرض: { $purpose }
records-palermo = المادة ٣ من بروتوكول باليرمو
records-palermo-met = الفعل والوسيلة والغرض مسجَّلة كلها.
records-palermo-met-child = الفعل والغرض مسجَّلان. ولا يلزم إثبات وسيلة: فالشخص كان دون الثامنة عشرة.
records-palermo-not-met = المسجَّل لا يستوفي جميع العناصر.
records-palermo-not-enough = المعروف لا يكفي للقول.
records-palermo-what = هذه قراءة لما هو مسجَّل، وليست حكمًا على الشخص. ولا يتقرر بها شيء بشأن المساعدة.
records-discarded-import = ينتمي هذا السجل إلى عملية استيراد استُغني عنها، ولا يُحتسب.
records-told-as = في المصدر: { $date }، { $calendar }
records-calendar-hijri = التقويم الهجري
records-calendar-persian = التقويم الفارسي
records-calendar-ethiopic = التقويم الإثيوبي
records-filter = تُعرض السجلات المسجَّلة لدى
