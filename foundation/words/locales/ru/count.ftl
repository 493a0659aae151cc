# Исчисляемые единицы. Из них составляются другие сообщения.

count-rows =
    { $count ->
        [one] { $count } строка
        [few] { $count } строки
        [many] { $count } строк
       *[other] { $count } строки
    }
count-columns =
    { $count ->
        [one] { $count } столбец
        [few] { $count } столбца
        [many] { $count } столбцов
       *[other] { $count } столбца
    }
count-records =
    { $count ->
        [one] { $count } запись
        [few] { $count } записи
        [many] { $count } записей
       *[other] { $count } записи
    }
count-people =
    { $count ->
        [one] { $count } человек
        [few] { $count } человека
        [many] { $count } человек
       *[other] { $count } человека
    }
count-perpetrators =
    { $count ->
        [one] { $count } предполагаемый правонарушитель
        [few] { $count } предполагаемых правонарушителя
        [many] { $count } предполагаемых правонарушителей
       *[other] { $count } предполагаемого правонарушителя
    }
count-sources =
    { $count ->
        [one] { $count } источник
        [few] { $count } источника
        [many] { $count } источников
       *[other] { $count } источника
    }
count-agencies =
    { $count ->
        [one] { $count } учреждение
        [few] { $count } учреждения
        [many] { $count } учреждений
       *[other] { $count } учреждения
    }
count-files =
    { $count ->
        [one] { $count } файл
        [few] { $count } файла
        [many] { $count } файлов
       *[other] { $count } файла
    }
count-values =
    { $count ->
        [one] { $count } значение
        [few] { $count } значения
        [many] { $count } значений
       *[other] { $count } значения
    }
count-days =
    { $count ->
        [one] { $count } день
        [few] { $count } дня
        [many] { $count } дней
       *[other] { $count } дня
    }
count-fields =
    { $count ->
        [one] { $count } поле
        [few] { $count } поля
        [many] { $count } полей
       *[other] { $count } поля
    }
