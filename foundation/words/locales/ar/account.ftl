# تسجيل الدخول، والحساب الشخصي، والإعداد الأول.
account-agency = الوكالة الأولى
account-agency-locked = مفتاح هذه الوكالة مقفل
account-agency-locked-what = على أحد العاملين في { $agency } أن يفتح مفتاحها أولًا بعبارة السر.
account-agency-what = تُختم الأسماء وبيانات الاتصال بمفتاح هذه الوكالة. عبارة السر تفتحه، ولا يستطيع ذلك من يشغّل هذا الخادوم.
account-change = تغيير
account-changed-meanwhile = غيّر شخص آخر هذا في الأثناء
account-changed-meanwhile-what = انظر إليه من جديد ثم أعد تغييرك. لم يُكتب شيء مما أرسلت.
account-code = رمز تطبيق المصادقة
account-code-hint = ستة أرقام تتجدد كل ٣٠ ثانية
account-enter = الدخول
account-enter-code = الرمز الظاهر في الطرفية
account-enter-code-hint = صالح مرة واحدة ولمدة ساعة
account-enter-failed = لم يعد هذا الرمز صالحًا. أعد تشغيل الخادوم للحصول على رمز جديد.
account-enter-what = الطرفية التي شُغّل منها الخادوم تعرض رمزًا. ومن يستطيع قراءته يجوز له استعمال هذا المجلد.
account-first-person = مدير النظام
account-first-person-what = يعتني بالنظام: الحسابات والإعدادات والنسخ الاحتياطية. ولا يرى أي سجل.
account-footer-local = لا حسابات في هذا المجلد بعد: فهو يجيب على هذا الجهاز وحده ولا يفتح أي اسم.
account-idle-soon = قريبًا تمضي 15 دقيقة دون أن يلمس أحد هذه الصفحة، فتُقفل؛ وما كتبته يُحفظ.
account-local = هذا الجهاز
account-local-what = لا أحد يملك حسابًا هنا بعد. تُستورد الملفات وتُقرأ الأرقام، وتبقى الأسماء مختومة.
account-lock = إقفال
account-locked-kept = ما كتبته محفوظ ومختوم.
account-locked-title = مقفل
account-locked-what = لم يلمس أحد هذه الصفحة منذ 15 دقيقة. سجّل الدخول من جديد للمتابعة.
account-login = اسم الدخول
account-login-hint = رمز مثل worker-12
account-login-new-hint = رمز مثل worker-12 وليس اسم شخص أبدًا: فهو يبقى في السجل إلى الأبد
account-login-taken = اسم الدخول هذا مستعمل. اختر رقمًا آخر.
account-login-wrong = يتكوّن اسم الدخول من حروف لاتينية صغيرة وشرطة ورقم، مثل worker-12.
account-neutral-name = السجلات
account-next = متابعة
account-not-allowed = لا يجوز لحسابك أن يفعل هذا
account-not-allowed-what = ما يجوز لكل دور، ولماذا، مكتوب في صفحة واحدة.
account-passkey-add = إضافة مفتاح مرور
account-passkey-failed = لم يُجب الجهاز، أو أن مفتاح المرور لا يطابق. حاول مرة أخرى أو استعمل وسيلة أخرى.
account-passkey-label = الاسم الذي تعطيه له
account-passkey-label-hint = مثلًا «المفتاح الذي في الخزنة»
account-passkey-last = هذه آخر وسيلة لديك لتسجيل الدخول. أعدّ وسيلة أخرى قبل إزالتها.
account-passkey-needs-host = تحتاج مفاتيح المرور إلى اسم مضيف واتصال مشفّر.
account-passkey-needs-script = تحتاج مفاتيح المرور إلى JavaScript. أما كلمة المرور والرمز فيعملان بدونه.
account-passkey-remove = إزالة
account-passkey-use = تسجيل الدخول بمفتاح مرور
account-passphrase = عبارة السر لمفتاح الوكالة
account-passphrase-again = العبارة نفسها مرة أخرى
account-passphrase-differs = العبارتان غير متطابقتين.
account-passphrase-hint = عدة كلمات، ١٦ حرفًا على الأقل. لا أحد يستطيع إعادتها؛ أما أوراق الاسترجاع فتستطيع.
account-passphrase-short = أقل من ١٦ حرفًا. أضف كلمة أو كلمتين.
account-password = كلمة المرور
account-password-change = تغيير كلمة المرور
account-password-change-what = أثبت هويتك بالكلمة القديمة وبرمز، ثم اختر كلمة جديدة. وتنتهي الجلسات الأخرى.
account-password-common = تتكوّن كلمة المرور هذه مما يُجرَّب أولًا. أضف كلمات غير شائعة.
account-password-context = تحتوي كلمة المرور على اسم الدخول أو الوكالة أو اسم هذا البرنامج. احذف ذلك.
account-password-hint = 12 حرفًا على الأقل؛ الجملة يسهل تذكّرها
account-password-long = كلمة المرور أطول من 256 حرفًا.
account-password-new = كلمة المرور الجديدة
account-password-now = كلمة المرور الحالية
account-password-short = كلمة المرور أقصر من 12 حرفًا. الجملة طويلة ويسهل تذكّرها.
account-policy-allows = تسمح
account-policy-forbids = تمنع
account-policy-how = كيف يُتخذ القرار
account-policy-how-what = ما لا تسمح به أي قاعدة فهو ممنوع. والقاعدة التي تمنع أقوى من كل القواعد التي تسمح.
account-policy-mine = ما يجوز لي
account-policy-mine-what = يُقرَّر كل واحد من هذه من جديد بحسب الشيء نفسه: تبقى سجلات الوكالات الأخرى مغلقة.
account-policy-title = من يجوز له ماذا
account-policy-what = كل قاعدة سارية هنا بالكلمات، وتحتها القاعدة نفسها.
account-reset = إعادة إعداد تسجيل الدخول
account-reset-code = الرمز الذي أُعطي لك
account-reset-code-hint = سبع كلمات تُقرأ بصوت عالٍ أو تُكتب
account-reset-failed = الرمز لا يطابق، أو قديم، أو لم يؤكده شخص ثانٍ بعد.
account-reset-have-code = لديّ رمز
account-reset-totp-what = امسح هذه الصورة بتطبيق المصادقة، ثم اكتب الرمز الذي يظهر.
account-reset-what = أعطاك شخصان هذا الرمز معًا. وهو صالح مرة واحدة ولمدة ساعة.
account-roles = الأدوار
account-second-person = مسؤول حماية البيانات
account-second-person-what = يسهر على ما يُفعل ببيانات الناس، ويعيد مع الشخص الأول تسجيل الدخول لمن فقده.
account-session-end = إنهاء
account-session-seen = آخر ظهور
account-session-this = هذه الجلسة
account-sessions = أين سجّلتُ الدخول
account-sessions-end-others = إنهاء كل ما عداها
account-sessions-what = أنهِ ما لا تعرفه، ثم غيّر كلمة المرور.
account-set-up = إعداد هذا النظام
account-set-up-begin = إنشاء الحسابات
account-set-up-check = راجع إجاباتك
account-set-up-check-what = بالزر الأخير يُنشأ الحسابان، ولا يعود يجوز لـ«هذا الجهاز» شيء.
account-set-up-done = اكتمل الإعداد
account-set-up-done-what = اطبع أوراق الاسترجاع الآن؛ فلن تُعرض ثانية. ثم يسجّل الشخصان الدخول.
account-set-up-finish = إنشاء الحسابين
account-set-up-need-devices = هاتف فيه تطبيق مصادقة لكل منهما
account-set-up-need-people = شخصان حاضران معًا: أحدهما يعتني بالنظام والآخر يسهر على البيانات
account-set-up-need-printer = طابعة لأوراق الاسترجاع
account-set-up-need-time = نحو عشر دقائق
account-set-up-what = من الآن يسجّل الدخولَ كلُّ من يعمل هنا، ويُدوَّن كل اطلاع على بيانات شخص تحت اسم دخول.
account-set-up-why = لماذا شخصان
account-set-up-why-what = من فقد تسجيل الدخول يعيده له شخصان. ولو كان واحدًا لملك النظامَ من خدعه.
account-sheet-title = ورقة الاسترجاع { $sheet } من { $sheets }
account-sheet-what = أي { $needed } من هذه الأوراق تفتح مفتاح الوكالة. أعطِ كل ورقة لشخص مختلف من خارج هذا المكان، ولا تحتفظ بصورة لها.
account-sheets = أوراق الاسترجاع
account-sheets-how-many = كم ورقة
account-sheets-none = تعذّر إعداد الأوراق هنا. أعدّها قبل إدخال بيانات حقيقية.
account-sheets-once = اطبعها الآن. لن تُعرض مرة أخرى.
account-sheets-three-of-five = خمس أوراق، أي ثلاث منها تفتح المفتاح
account-sheets-two-of-three = ثلاث أوراق، أي اثنتين منها تفتحان المفتاح
account-sign-in = تسجيل الدخول
account-sign-in-failed = لم يطابق ذلك. تحقّق من اسم الدخول وكلمة المرور والرمز.
account-sign-in-lost = إذا لم تعد تستطيع تسجيل الدخول فاطلب رمزًا ممن يدير هذا النظام؛ ويعطيه شخصان معًا.
account-sign-in-needed = سجّل الدخول أولًا
account-sign-in-what = باسم الدخول وكلمة المرور والرمز الذي يعرضه تطبيق المصادقة الآن.
account-sign-out = تسجيل الخروج
account-sign-out-instead = تسجيل الخروج بدل ذلك
account-signed-in-as = الدخول باسم
account-signed-out = سجّلت الخروج
account-signed-out-what = لا يبقى في المتصفح شيء من هذه الزيارة. ومع ذلك أغلق النافذة.
account-step = الصفحة { $step } من { $steps }
account-title = حسابي
account-too-many = محاولات كثيرة
account-too-many-what =
    { $count ->
        [zero] حاول مرة أخرى الآن.
        [one] انتظر ثانية واحدة ثم حاول مرة أخرى.
        [two] انتظر ثانيتين ثم حاول مرة أخرى.
        [few] انتظر { $count } ثوانٍ ثم حاول مرة أخرى.
        [many] انتظر { $count } ثانية ثم حاول مرة أخرى.
       *[other] انتظر { $count } ثانية ثم حاول مرة أخرى.
    }
account-totp = تطبيق المصادقة
account-totp-confirm = تأكيد
account-totp-first = الرمز الأول
account-totp-first-hint = الأرقام الستة التي يعرضها تطبيق المصادقة الآن
account-totp-letters = أو اكتب هذه الحروف في تطبيق المصادقة:
account-totp-old = رمز تطبيق المصادقة القديم
account-totp-picture = صورة يمسحها تطبيق المصادقة
account-totp-what = امسح الصورة بتطبيق مصادقة على هاتف، ثم اكتب الرمز الذي يظهر.
account-totp-wrong = الرمز لا يطابق. انتظر الرمز التالي وتحقّق من ساعة الهاتف.
account-unlock = متابعة
account-unsent = لم يُرسل بعد
account-unsent-discard = التخلص منه
account-unsent-send = الإرسال الآن
account-unsent-what =
    { $count ->
        [zero] لا استمارات تنتظر.
        [one] استمارة واحدة أرسلتها والصفحة مقفلة تنتظر.
        [two] استمارتان أرسلتهما والصفحة مقفلة تنتظران.
        [few] { $count } استمارات أرسلتها والصفحة مقفلة تنتظر.
        [many] { $count } استمارة أرسلتها والصفحة مقفلة تنتظر.
       *[other] { $count } استمارة أرسلتها والصفحة مقفلة تنتظر.
    }
account-way-none = غير مُعدّ
account-way-there = مُعدّ
account-ways = وسائل تسجيل الدخول
