cli-store-key-changed = للمخزن مفتاح جديد، ولم يعد القديم يفتح شيئًا. أنشئ الآن نسخة احتياطية جديدة ونسخة جديدة من المفاتيح، وأتلف النسخ السابقة: ففيها المفتاح القديم.
doctor-database-rights = دور قاعدة البيانات { $role } يستطيع أكثر مما يحتاج إليه Lantern: { $rights }.
doctor-database-rights-mend = أنشئ الأدوار بالملف docs/postgres.sql واذكرها في عناوين قواعد البيانات.
doctor-database-password = تُفتح قاعدة بيانات بكلمة مرور لا تتغير من تلقاء نفسها.
doctor-database-password-mend = دع Lantern يدخل بحسابه في النظام عبر مقبس أو بشهادة عميل: يشرح docs/operations.md كيف.
doctor-log-stays = يبقى سجل البرنامج على هذا الجهاز: من يقتحمه يستطيع تغيير ما يقوله السجل عن ذلك.
doctor-log-stays-mend = حدد مضيف السجلات في الإعداد log_host، أو دع مدير الخدمات يرسل السجل إلى جهاز آخر.
