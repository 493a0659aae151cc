# Согласие и другие основания, протоколы, запросы, удержания и происшествия: каждый код словами.

# Groups of data.
group-coded = Закодированные ответы: форма эксплуатации, возрастная группа, район
group-identity = Имена, точная дата рождения, документы
group-contact = Телефон и безопасные способы связи
group-location = Место жительства или пребывания
group-family = Родственники и иждивенцы
group-narrative = Ваш рассказ вашими словами
group-medical = Здоровье, беременность, инвалидность, травмы
group-sexual-violence = Сексуальное насилие
group-legal = Правовой статус и разбирательства
group-financial = Долги, заработок, платежи
group-media = Фотографии, записи, сканы бумаг

# How a consent was given, and by whom.
given-form-written = Письменно
given-form-oral-witnessed = Устно, при свидетеле
given-form-recorded-audio = Устно, с записью по разрешению
given-form-sign = На жестовом языке
given-form-easy-read = С простыми текстами или картинками
given-by-self = Самим человеком
given-by-supported-self = Самим человеком при поддержке выбранного им лица
given-by-caregiver = Опекающим лицом за ребёнка
given-by-guardian = Опекуном за ребёнка
assent-given = Ребёнок согласен
assent-refused = Ребёнок не согласен
assent-too-young = Ребёнок слишком мал, чтобы его спрашивать
caregiver-bar-suspected = Опекающее лицо подозревается в причастности
caregiver-bar-absent = Опекающего лица нет
caregiver-bar-unsafe = Вопрос к опекающему лицу подверг бы ребёнка опасности

# Why a consent does not count.
consent-problem-limits-not-told = Сначала не были объяснены пределы конфиденциальности.
consent-problem-no-groups = В согласии не названы данные.
consent-problem-adult-by-other = Никто не может дать согласие за взрослого.
consent-problem-supporter-not-chosen = Поддерживающее лицо должен выбрать сам человек.
consent-problem-assent-missing = Ребёнка не спросили.
consent-problem-assent-refused = Ребёнок сказал «нет».
consent-problem-child-alone = Согласие ребёнка требует опекающего лица или опекуна, либо решения руководителя исходя из наилучших интересов.
consent-problem-caregiver-barred = Это опекающее лицо не может дать согласие за ребёнка.
consent-problem-guardian-without-cause = Сначала спросите опекающее лицо или запишите, почему это невозможно.
consent-problem-majority-not-coarse = Укажите первый день месяца, в котором ребёнку исполнится восемнадцать.
consent-problem-end-out-of-range = Последний день раньше первого или позже чем через два года.
consent-problem-not-yet = Согласие датировано будущим.
consent-problem-withdrawn = Согласие отозвано.
consent-problem-expired = Срок согласия истёк: спросите снова.
consent-problem-renew-at-majority = Ребёнку исполнилось восемнадцать, его нужно спросить заново.

# Recipients.
recipient-protection = Учреждение защиты или помощи
recipient-medical = Медицинская служба
recipient-legal-aid = Юридическая помощь, адвокат или опекун
recipient-human-rights = Наблюдатель по правам человека
recipient-oversight = Надзор за персоналом
recipient-statistics = Статистическое ведомство или исследование
recipient-donor = Донор
recipient-judicial = Прокуратура, суд или международный механизм
recipient-investigative = Полицейское расследование
recipient-financial-unit = Подразделение финансовой разведки
recipient-sanctions-body = Комитет по санкциям или его эксперты
recipient-immigration-enforcement = Иммиграционный контроль
recipient-armed = Вооружённые силы или группа
recipient-intelligence = Разведывательная служба
flag-yes = Да
flag-no = Нет
flag-unknown = Никто не проверял

# Decisions on a basis other than consent.
told-told = Человеку сообщили
told-not-reached = С человеком пока не удалось связаться
told-too-dangerous = Сообщить сейчас означало бы подвергнуть человека опасности
decision-problem-consent-is-not-decided = Согласие даёт сам человек, другие его не решают.
decision-problem-not-a-supervisor = Это решает только руководитель.
decision-problem-decided-by-asker = Кто просит о решении, тот его не принимает.
decision-problem-not-a-child = Наилучшие интересы служат основанием только для детей.
decision-problem-not-least-data = Ограничьте данные необходимым.
decision-problem-no-reference = Укажите обязанность из таблицы или номер судебного дела.
decision-problem-end-out-of-range = Решение должно закончиться в срок, установленный для его основания.
decision-problem-not-yet = Решение датировано будущим.
decision-problem-expired = Срок решения истёк: решите заново.
decision-problem-revoked = Решение отменено.

# Information-sharing protocols.
share-level-case = Дело одного человека
share-level-aggregate = Цифры
frequency-once = Один раз
frequency-weekly = Каждую неделю
frequency-monthly = Каждый месяц
frequency-quarterly = Каждый квартал
frequency-yearly = Каждый год
frequency-on-need = По необходимости
sensitivity-class-low = Раскрытие почти не вредит
sensitivity-class-moderate = Раскрытие причиняет некоторый вред
sensitivity-class-high = Раскрытие причиняет серьёзный вред
sensitivity-class-severe = Раскрытие может стоить жизни
protocol-state-draft = Проект
protocol-state-approved = Утверждён, ещё не действует
protocol-state-live = Действует
protocol-state-expired = Истёк
protocol-state-ended = Прекращён досрочно
protocol-problem-approved-by-drafter = Утвердить его должен не составитель.
protocol-problem-no-parties = В протоколе не названо передающее учреждение.
protocol-problem-no-groups = В протоколе не названы данные.
protocol-problem-not-countable = Имена, рассказы и медиа не являются цифрами.
protocol-problem-end-out-of-range = Последний день раньше первого или позже чем через два года.
protocol-problem-not-a-draft = Утвердить можно только проект.
protocol-problem-class-too-low = Дело одного человека всегда имеет высокую чувствительность.

# Why something is not shared.
share-refusal-privileged = То, что между человеком и его адвокатом, никогда не передаётся.
share-refusal-recipient-receives-nothing = Иммиграционные, вооружённые и разведывательные органы не получают ничего.
share-refusal-death-penalty = Там возможна смертная казнь, или никто её не исключил.
share-refusal-fair-trial = Не установлено, что суд там справедливый.
share-refusal-recipient-not-assessed = Юрисдикция получателя не оценивалась в последний год.
share-refusal-figures-only = Этот получатель получает цифры, но не дела.
share-refusal-no-groups = Не указано, какие данные передаются.
share-refusal-no-protocol = Каждая передача называет протокол обмена.
share-refusal-protocol-not-live = Протокол не действует.
share-refusal-protocol-purpose = Протокол составлен для другой цели.
share-refusal-protocol-recipient = Протокол составлен для другого получателя.
share-refusal-protocol-party = Ваше учреждение не является стороной протокола.
share-refusal-protocol-groups = Протокол не охватывает эти данные.
share-refusal-protocol-level = Протокол касается цифр, а это дело, или наоборот.
share-refusal-not-countable = Имена, рассказы и медиа не являются цифрами.
share-refusal-sexual-violence = Данные о сексуальном насилии передаются в виде цифр или с согласия пострадавшего лица для направления в службу.
share-refusal-agencies-not-asked = Каждое учреждение, собравшее эти цифры, должно было согласиться.
share-refusal-door-only = Сказанное службе защиты попадает к обвинению только как один предмет, переданный вместе с человеком и адвокатом.
share-refusal-no-person = Не указано, о ком идёт речь.
share-refusal-stopped-by-person = Человек попросил ничего больше не передавать.
share-refusal-no-basis = Нет ни согласия, ни другого записанного основания.
share-refusal-not-covered = Человек согласился на другое.
share-refusal-limits-not-told = Сначала не были объяснены пределы конфиденциальности.
share-refusal-consent-not-valid = Согласие дано ненадлежащим образом.
share-refusal-withdrawn = Согласие отозвано.
share-refusal-expired = Срок согласия истёк: спросите снова.
share-refusal-renew-at-majority = Ребёнку исполнилось восемнадцать, его нужно спросить заново.
share-refusal-no-key = Всё, кроме кодированных ответов, уходит только запечатанным, а ключ этого получателя неизвестен.
share-refusal-decide-anew = Человек попросил прекратить после этого решения: руководитель решает заново.

# The one door.
handover-refusal-closed = Это никогда не передаётся: тайна адвоката, закрытый раздел или орган, который ничего не получает.
handover-refusal-not-for-the-door = Это не передача обвинению: поделитесь по протоколу.
handover-refusal-recipient-gate = Юрисдикция получателя не обеспечивает справедливого суда без смертной казни.
handover-refusal-not-chosen-by-person = Предмет должен выбрать сам человек.
handover-refusal-no-counsel = Должен присутствовать адвокат человека.
handover-refusal-no-consent = Нет согласия для этого получателя, этой цели и этих данных.
handover-refusal-stopped-by-person = Человек попросил ничего больше не передавать.
handover-refusal-two-signatures = После согласия должны подписать два человека, адвокат не в счёт.
handover-refusal-done-already = Этот предмет уже передан.

# What a person asks for.
request-see = Увидеть мои данные
request-correct = Исправить мои данные
request-withdraw = Отозвать согласие
request-restrict = Ничего больше не делать с моими данными
request-erase = Уничтожить мои данные
request-state-received = Получена
request-state-waiting = Подтверждена; четырнадцать дней, чтобы передумать
request-state-done = Выполнена
request-state-cancelled = Отозвана
request-state-refused = Отклонена
request-problem-over = Эта просьба закрыта.
request-problem-not-an-erasure = Подтверждается и уничтожает только стирание.
request-problem-not-alone = Человек должен подтвердить наедине.
request-problem-not-confirmed = Человек ещё не подтвердил наедине.
request-problem-too-early = Четырнадцать дней ещё не прошли.
request-problem-held = Закон требует пока это хранить.
request-problem-child-law-unknown = Закона этой страны о делах детей ещё нет в таблице.
request-problem-child-law-keeps = Закон хранит дело ребёнка до более позднего дня.

# Holds.
hold-problem-basis = Удержание опирается на обязанность по закону или решение суда.
hold-problem-end-out-of-range = Удержание заканчивается в течение года.
hold-problem-same-person = Снять удержание должен не тот, кто его установил.
hold-problem-over = Это удержание уже снято.

# Incidents with data.
incident-unauthorised-access = Кто-то смотрел без права
incident-disclosure = Что-то попало не к тому
incident-lost-device = Пропало устройство или бумага
incident-loss = Данные утрачены
incident-alteration = Данные изменены без права
incident-unavailable = Данные были недоступны, когда понадобились
incident-excess = Собрано или хранилось больше нужного
incident-coercion = Кого-то принуждали передать данные
incident-reidentification = Опубликованная цифра указала на человека
incident-malware = Вредоносная программа
incident-severity-near-miss = Едва не произошло
incident-severity-low = Небольшой вред
incident-severity-high = Серьёзный вред
incident-severity-critical = Кто-то в опасности
incident-state-reported = Сообщено
incident-state-assessed = Оценено
incident-state-contained = Локализовано
incident-state-treated = Причина устранена
incident-state-closed = Закрыто
incident-step-assessed = Оценено
incident-step-contained = Локализовано
incident-step-persons-protected = Люди предупреждены или доставлены в безопасное место
incident-step-notified = Уведомление отправлено
incident-step-cause-mended = Причина устранена
incident-step-closed = Закрыто
incident-tell-undecided = Не решено, сообщать ли людям
incident-tell-told = Людям сообщили
incident-tell-too-dangerous = Сообщить людям означало бы подвергнуть их опасности
incident-tell-nobody-concerned = Ничьи данные не затронуты
incident-problem-out-of-order = Оцените, локализуйте и устраните, в этом порядке.
incident-problem-tell-undecided = Сначала решите, сообщать ли людям.
incident-problem-same-person = Не сообщать решает не тот, кто сообщил о происшествии.
incident-problem-lesson-missing = Запишите, какой урок извлечён.
incident-problem-over = Это происшествие закрыто.

# How long things are kept.
retention-case-file = Дело человека
retention-entry-contact = Контакт в пункте въезда
retention-no-indication = Признаков при этом контакте нет
retention-bulk-check-line = Непроверенная строка массовой сверки
retention-helpline-contact = Обращение на горячую линию
retention-complaint = Жалоба
retention-imported-file = Импортированный файл
retention-closed-account = Закрытая учётная запись
retention-draft = Несохранённая работа
retention-start-created = С создания
retention-start-changed = С последнего изменения
retention-start-closed = С закрытия
retention-action-erase = Уничтожить
retention-action-review = Решает человек

# The register of processing.
whose-data-persons-at-risk = Жертвы и люди в зоне риска
whose-data-children = Дети
whose-data-relatives = Родственники и иждивенцы
whose-data-alleged-perpetrators = Предполагаемые исполнители
whose-data-complainants = Заявители жалоб
whose-data-staff = Сотрудники
processing-problem-empty = Укажите цель, данные и людей.
processing-problem-no-basis = Укажите основание.
processing-problem-no-assessment = Сначала нужно утвердить оценку воздействия.
processing-problem-review-due = Эта запись не проверялась год.

# Reporting duties.
duty-child-abuse = Жестокое обращение с ребёнком
duty-sexual-exploitation-abuse = Сексуальная эксплуатация и насилие со стороны персонала
duty-serious-crime = Тяжкое преступление
duty-danger-to-others = Опасность для другого
duty-danger-to-self = Опасность для самого человека
duty-infectious-disease = Болезнь, о которой нужно извещать

# Accounts, sessions and resets.
account-state-invited = Приглашена
account-state-active = Активна
account-state-suspended = Приостановлена
account-state-closed = Закрыта
session-state-open = Открыт
session-state-locked = Заблокирован: войдите снова, чтобы продолжить
session-state-ended = Завершён: войдите
reset-scope-password = Пароль
reset-scope-second-factor = Второй фактор или ключи доступа
reset-scope-everything = Всё
reset-state-issued = Выдан; нужен второй человек
reset-state-confirmed = Подтверждён; код действует один раз
reset-state-used = Использован
reset-state-void = Аннулирован
