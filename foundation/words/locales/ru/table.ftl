# Свободное составление таблиц: предложение, которое служит формой.

table-title = Составление таблицы
table-what = Выберите, что подсчитать и по каким признакам разбить. Предложение ниже и есть таблица.
table-sentence-count = Подсчитать:
table-sentence-by = в разбивке:
table-sentence-then-by = и далее:
table-sentence-where = при условии:
table-sentence-is = равно
table-sentence-as = вид данных:
table-no-division = без дальнейшей разбивки
table-no-condition = без условий
table-add-condition = Добавить условие
table-remove-condition = Убрать это условие
table-build = Показать таблицу
table-caption = { $unit } в разбивке: { $dimensions }
table-caption-where = { $unit } в разбивке: { $dimensions }; условия: { $conditions }
table-condition = { $field } — { $value }
table-empty = Ни одна запись не отвечает этим условиям.
table-rows = { count-rows }
table-cut =
    { $count ->
        [one] Здесь показана только первая { $count } строка. Скачиваемый файл содержит все строки.
        [few] Здесь показаны только первые { $count } строки. Скачиваемый файл содержит все строки.
        [many] Здесь показаны только первые { $count } строк. Скачиваемый файл содержит все строки.
       *[other] Здесь показаны только первые { $count } строки. Скачиваемый файл содержит все строки.
    }
table-download-csv = Скачать таблицу (CSV)
table-download-note = В файле указано, какого вида данные в нем содержатся и на какую запись журнала они составлены.
table-not-public = Эта таблица не входит в число публичных.
table-not-public-what = Публичные данные существуют только для установленных сочетаний признаков, чтобы две таблицы вместе никогда не позволили узнать неопубликованное число.
table-nearest = Ближайшие таблицы, которые можно показать:
table-too-many = Число признаков разбивки в таблице — не более { $limit }.
table-unknown-dimension = Признака «{ $name }» нет.
table-unknown-value = Значения «{ $value }» нет в поле «{ $field }».
table-dimension-source = Источник
table-dimension-form-count = Одна форма или несколько
table-dimension-year-detection = Год выявления
table-dimension-year-registration = Год регистрации
table-dimension-year-exploitation = Год эксплуатации
table-dimension-year-decision = Год решения
table-dimension-route = Маршрут
table-dimension-source-kind = Вид источника
table-unit-records = Записи
table-unit-perpetrators = Предполагаемые правонарушители
table-unit-aggregates = Сообщенные итоги
table-unit-court-cases = Судебные дела
table-dimension-age-broad = Укрупненная возрастная группа
table-dimension-form-group = Форма эксплуатации или несколько форм
table-list-name = Название
table-list-what = Что это
table-list-unit = Что подсчитывается
table-download-json = Скачать таблицу (JSON)
table-units-mixed = Эти измерения считают разное. Для записей, предполагаемых правонарушителей, сообщенных итогов и судебных дел нужны отдельные таблицы.
