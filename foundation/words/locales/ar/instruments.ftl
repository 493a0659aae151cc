# Forms: what is asked, how it is judged, and what came of it.
instruments-title = الاستمارات
instruments-what = ما يُسأل هنا، ومن يجوز له السؤال، وكيف تقود الإجابات إلى خطوة تالية. لا شيء هنا حكمٌ على شخص.
instruments-minutes =
    { $count ->
        [zero] { $count } دقيقة
        [one] دقيقة واحدة
        [two] دقيقتان
        [few] { $count } دقائق
        [many] { $count } دقيقة
       *[other] { $count } دقيقة
    }
instruments-version = الإصدار { $version }
instruments-opens = مفتوحة لـ
instruments-sources = استُرشد بـ
instruments-own-words = الكلمات كلماتنا. استُرشد بالأعمال المذكورة، وناشروها لا يقرّون شيئًا.
instruments-begin = البدء
instruments-next = التالي
instruments-back = رجوع
instruments-help = عرض المساعدة الآن
instruments-why = لماذا نسأل
instruments-step = الخطوة { $at } من { $all }
instruments-check = مراجعة الإجابات
instruments-check-what = لم يُحفظ شيء بعد. ما لم يُسأل مذكور كذلك.
instruments-change = تغيير
instruments-keep = حفظ
instruments-result = ما العمل الآن
instruments-not-a-finding = هذا ليس حكمًا على هذا الشخص. ينبغي أن يستمع إليه شخص مدرَّب.
instruments-one-alone = الجواب الواحد لا يثبت شيئًا.
instruments-for = ما قاد إلى هذا
instruments-against = ما يدل على العكس
instruments-silent = ما لا يقول شيئًا
instruments-silence-not_asked = لم يُسأل
instruments-silence-declined = يفضّل عدم القول
instruments-silence-unknown = غير معروف
instruments-silence-between = أُجيب، ولا يدل على هذا ولا ذاك
instruments-silence-not_applicable = لا ينطبق
instruments-rule = وفق أي قاعدة
instruments-dimensions = كيف جرى العدّ
instruments-dimension = المجموعة
instruments-weight-strong = قوي
instruments-weight-medium = متوسط
instruments-weight-weak = ضعيف
instruments-positive = متحققة
instruments-yes = نعم
instruments-no = لا
instruments-nothing-asked = لم يُجَب عن شيء يمكن أن يدل على أمر. وهذا ليس «لا».
instruments-shut = لم يُسأل، والسبب
instruments-advice = ما ينبغي عمله
instruments-expires = بعد { $date } لا يقول هذا شيئًا.
instruments-child-list = جرى التقدير بقائمة الأطفال: لا حاجة إلى إثبات وسيلة.
instruments-unanswered = لم يُسأل
instruments-questions = الأسئلة
instruments-indicators = المؤشرات
instruments-rules = القواعد
instruments-none-speak = لا مؤشر يدل على شيء.
instruments-fault-no_such_question = لا يوجد هذا السؤال في الاستمارة
instruments-fault-not_answerable = هذا يُحسب ولا يُجاب عنه
instruments-fault-no_such_code = لا يوجد هذا الرمز في القائمة
instruments-fault-not_a_number = هذا ليس عددًا صحيحًا
instruments-fault-not_a_day = هذا ليس يومًا مثل 2026-03-04
instruments-fault-too_long = هذا أطول مما يكون الجواب
instruments-fault-wrong_shape = هذا ليس نصًا ولا عددًا ولا قيمة صواب أو خطأ ولا قائمة رموز
instruments-fault-constraint = هذا لا يناسب السؤال
instruments-fault-required = لا بد من إجابة
instruments-cli-problem = { $question }: { $fault }. تُركت الإجابة جانبًا؛ تُصحَّح ثم يُعاد التقدير.
instruments-empty = لا توجد استمارات لدورك.
instruments-nothing-to-do = لا شيء آخر للعمل.
instruments-spoken = لغة الشخص
instruments-weight = الوزن
instruments-weight-child = الوزن للطفل
instruments-rule-weights = تتحقق بعلامتين قويتين؛ أو بقوية وأخرى؛ أو بثلاث متوسطة؛ أو بمتوسطتين وضعيفة
instruments-rule-count = تتحقق بـ { $count } أو أكثر
instruments-practice = تدريب: لم يُحفظ شيء.
instruments-over = لم يعد هذا يقول شيئًا. يُعاد السؤال.
instruments-no-step = حُفظ، بلا خطوة
instruments-of-record = استمارات هذا الشخص
instruments-of-record-empty = لم يطرح أحد على هذا الشخص أسئلة استمارة بعد.
instruments-kept-by = سأل
instruments-answers = الإجابات
instruments-typed = ما كُتب
instruments-typed-sealed = ما كُتب مختوم. فتحه يترك أثرًا في سجل الاطلاع.
instruments-typed-open = فتح ما كُتب
instruments-typed-none = لم يُكتب شيء.
instruments-ask-now = السؤال الآن
instruments-asked-before = يُنظر أولًا فيما سُئل من قبل: ينبغي أن يكفي القول مرة واحدة.
instruments-help-what = لم يضع شيء: الإجابات ما زالت هنا. ما يساعد الآن يسبق أي سؤال.
instruments-go-on = متابعة السؤال
