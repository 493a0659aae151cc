# Proving it is you, what is told about one’s own sign-in, sessions that end, and reminders.

doctor-tokens-end = رموز لبرامج تنتهي حتى { $date }: { $count }.
doctor-tokens-end-mend = ينشئ كل صاحب رمز رمزًا آخر في صفحة الرموز ويعطيه للبرنامج قبل ذلك اليوم.
proof-begin = أثبت أنك أنت
proof-first-sign-in = هذا أول تسجيل دخول لك محفوظ هنا.
proof-go-on = أثبت وتابع
proof-last-sign-in = تسجيل دخولك السابق:
proof-leave = اترك ذلك
proof-listen-proxy = يجب أن يصل وكيل على جهاز آخر إلى Lantern عبر TLS: أعط Lantern شهادة (lantern ca init أو tls_certificate)، أو ضع الوكيل على هذا الجهاز واستمع على 127.0.0.1.
proof-news-authenticator = تغيّر تطبيق المصادقة
proof-news-linked = رُبط الحساب بمزوّد OpenID
proof-news-unlinked = أُلغي الربط بمزوّد OpenID
proof-news-passkey-added = أُضيف مفتاح مرور
proof-news-passkey-removed = أُزيل مفتاح مرور
proof-news-password = تغيّرت كلمة المرور
proof-news-reset = أُعيد إعداد تسجيل الدخول برمز من زميلين
proof-news-sessions = أُنهيت كل الجلسات
proof-news-token = أُنشئ رمز لبرنامج
proof-no-tries = لم يُجرَّب شيء ولم يتغيّر شيء باسمك منذ آخر اطلاع لك.
proof-notices = باسمك
proof-notices-do = إن لم تكن أنت: أنهِ كل الجلسات، وغيّر كلمة المرور، وأخبر من يدير الحسابات.
proof-notices-mine = كنت أنا: تابع
proof-notices-not-mine = لم أكن أنا: اعرض حسابي
proof-notices-title = هل كنت أنت؟
proof-notices-what = حدث هذا لتسجيل دخولك منذ آخر اطلاع لك.
proof-passkey-first = أثبت أنك أنت لإضافة مفتاح مرور
proof-password-breached = كلمة المرور هذه موجودة في قائمة كلمات مرور سُرقت من أماكن أخرى. اختر غيرها.
proof-sessions = الجلسات
proof-sessions-end = إنهاء كل الجلسات
proof-sessions-end-all = تسجيل الخروج من كل مكان
proof-sessions-what = يُخرج هذا الشخص من كل مكان فورًا، مثلًا عند ضياع جهاز. يبقى الحساب كما هو؛ أما رموز البرامج فتُسحب واحدًا واحدًا.
proof-title = أثبت أنك أنت
proof-token-ends = ينتهي في { $date }: أنشئ غيره في الوقت المناسب وأعطه للبرنامج.
proof-tokens-end = تنتهي هذه الرموز قريبًا:
proof-tries =
    { $count ->
        [zero] لم تفشل أي محاولة للدخول باسمك
        [one] محاولة واحدة للدخول باسمك لم تطابق
        [two] محاولتان للدخول باسمك لم تطابقا
        [few] { $count } محاولات للدخول باسمك لم تطابق
        [many] { $count } محاولة للدخول باسمك لم تطابق
       *[other] { $count } محاولة للدخول باسمك لم تطابق
    }
proof-waits = ما كتبته ينتظر هنا ويُرسل بعد أن تثبت ذلك. لا يحدث شيء قبل ذلك.
proof-what = هذه الخطوة تغيّر من يمكنه الدخول أو ما يفتحه مفتاح أو ما يُتلف. لذلك تسأل مرة أخرى من أنت إذا مضى على آخر إثبات أكثر من خمس دقائق.
