# إطار كل صفحة: الشريط والأقسام والتذييل والكلمات المشتركة بين الصفحات.

frame-name = فانوس
frame-own-name = العربية
frame-title = { $page } · فانوس
frame-skip = الانتقال إلى المحتوى
frame-leave = مغادرة الصفحة
frame-find = بحث
frame-find-hint = رمز سجل أو ملف أو منطقة
frame-language = اللغة: { $language }
frame-language-choose = اختيار اللغة
frame-appearance = المظهر
frame-appearance-device = كما في هذا الجهاز
frame-appearance-light = فاتح
frame-appearance-dark = داكن
frame-wings = أقسام فانوس
frame-wing-my-day = يومي
frame-wing-protection = الحماية
frame-wing-prosecution = المقاضاة
frame-wing-measurement = القياس
frame-wing-prevention = الوقاية
frame-wing-partnership = الشراكة
frame-wing-administration = الإدارة
frame-waiting =
    { $count ->
        [zero] لا شيء بانتظارك
        [one] { $count } بانتظارك
        [two] { $count } بانتظارك
        [few] { $count } بانتظارك
        [many] { $count } بانتظارك
       *[other] { $count } بانتظارك
    }
frame-page-imports = الملفات
frame-page-typology = التصنيف النمطي
frame-page-table = إعداد الجداول
frame-page-quality = جودة المصادر
frame-page-records = السجلات
frame-you-are-here = الموقع الحالي
frame-margin = حواشٍ على هذا القسم
frame-show = عرض
frame-download = تنزيل
frame-print = طباعة
frame-back = رجوع
frame-next = الصفحة التالية
frame-previous = الصفحة السابقة
frame-page-number = الصفحة { $page } من { $pages }
frame-all = الكل
frame-none = لا شيء
frame-yes = نعم
frame-no = لا
frame-and = و
frame-scroll-sideways = يمكن تحريك هذا الجزء أفقيًا.
frame-footer-invented = عالم للتعلّم: كل الأشخاص والأماكن هنا من نسج الخيال.
frame-footer-local = لا يستجيب هذا الخادوم إلا على هذا الجهاز ({ "\u2066" }127.0.0.1{ "\u2069" }).
frame-footer-no-access-control = كل من يمكنه استخدام هذا الجهاز يمكنه قراءة ما هو محفوظ هنا. وستأتي الأدوار وعبارات المرور لاحقًا.
frame-footer-dotted = الأرقام المنقّطة تقود إلى سجلاتها وقواعدها.
frame-boundaries = لا تنطوي الحدود والأسماء المبيّنة والتسميات المستخدمة في هذه الخريطة على إقرار أو قبول رسمي من جانب الأمم المتحدة.
lists-title = قوائم الرموز
lists-what = ما يمكن أن يقوله كل حقل باللغات الست، ومدى مطابقته لمعايير المجال. تُفتح القائمة لعرض رموزها.
lists-ictip = تظهر أرقام IC-TIP بعد تحميل الملف الرسمي (الإعداد «ictip»).
lists-source = المصدر:
lists-maps-to = يقابله
