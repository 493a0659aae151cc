# سلامة السجل.
ledger-title = السجل
ledger-what = ما جرى هنا، بأرقام لا يستطيع أحد تغييرها دون أن يظهر ذلك.
ledger-check-now = المقارنة الآن
ledger-check-what = يُقرأ دفتر القيود كله ويُقارن بالسجل. وقد يستغرق ذلك دقيقة في نظام كبير.
ledger-checked = دفتر القيود والسجل
ledger-checked-what = قورن: { $entries } من قيود الدفتر تحت { $leaves } من أوراق السجل.
ledger-download-checkpoint = تنزيل نقطة التحقق
ledger-download-key = تنزيل سطر المفتاح
ledger-download-policy = تنزيل السياسة
ledger-flaw-head = رأس السجل لا ينتج عن أوراقه.
ledger-flaw-key-of-nothing = مفتاح لا يعود إلى أي قيد.
ledger-flaw-rewritten = قيود ليست كما سُجّلت.
ledger-flaw-unlogged = قيود لم تُسجّل قط.
ledger-flaw-without-key = قيد اختفى مفتاحه دون بيان السبب.
ledger-flaws =
    { $count ->
        [zero] كل شيء كما كُتب.
        [one] شيء واحد ليس كما كُتب.
        [two] شيئان ليسا كما كُتبا.
        [few] { $count } أشياء ليست كما كُتبت.
        [many] { $count } شيئًا ليس كما كُتب.
       *[other] { $count } شيء ليس كما كُتب.
    }
ledger-log = اسم السجل
ledger-no-witness = لم يوقّعه أي شاهد بعد.
ledger-not-checked = لم يُقارن منذ تشغيل الخادوم.
ledger-not-published = لم يُنشر شيء بعد.
ledger-nothing-altered = كل شيء كما كُتب.
ledger-offline = تحقّق منه بدوننا
ledger-offline-what = انسخ المجلد «ledger» وتحقّق منه على جهاز آخر. واحتفظ بنقطة التحقق لهذا اليوم: بها يظهر أي سجل بُتر أو أُعيدت كتابته.
ledger-pin = احتفظ بهذا في مكان آخر
ledger-pin-what = اطبعه أو أرسله إلى شخص من خارج هذا المكان. ومن يحمله يستطيع أن يُثبت لاحقًا أنه لم يُحذف شيء مما سبقه.
ledger-published = المنشور
ledger-published-size = { $size } من القيود
ledger-root = الجذر
ledger-size = القيود
ledger-why = ما الذي يثبته
ledger-why-what = أنه لم يُغيَّر شيء ولم يُحذف منذ ذلك الحين. وليس أن ما كُتب صحيح.
ledger-witnesses = وقّعه
