# Рамка каждой страницы: панель, разделы, нижняя строка, общие слова.

frame-name = Lantern
frame-own-name = Русский
frame-title = { $page } · Lantern
frame-skip = Перейти к содержанию
frame-leave = Покинуть эту страницу
frame-find = Поиск
frame-find-hint = Код записи, файл или район
frame-language = Язык: { $language }
frame-language-choose = Выбрать язык
frame-appearance = Оформление
frame-appearance-device = Как на этом устройстве
frame-appearance-light = Светлое
frame-appearance-dark = Темное
frame-wings = Разделы Lantern
frame-wing-my-day = Мой день
frame-wing-protection = Защита
frame-wing-prosecution = Судебное преследование
frame-wing-measurement = Измерение
frame-wing-prevention = Предупреждение
frame-wing-partnership = Партнерство
frame-wing-administration = Управление
frame-waiting =
    { $count ->
        [one] { $count } ожидает
        [few] { $count } ожидают
        [many] { $count } ожидают
       *[other] { $count } ожидает
    }
frame-page-imports = Файлы
frame-page-typology = Типология
frame-page-table = Составление таблицы
frame-page-quality = Качество источников
frame-page-records = Записи
frame-you-are-here = Вы здесь
frame-margin = Примечания к этому разделу
frame-show = Показать
frame-download = Скачать
frame-print = Распечатать
frame-back = Назад
frame-next = Следующая страница
frame-previous = Предыдущая страница
frame-page-number = Страница { $page } из { $pages }
frame-all = все
frame-none = нет
frame-yes = да
frame-no = нет
frame-and = и
frame-scroll-sideways = Эта часть прокручивается вбок.
frame-footer-invented = Учебный мир: все люди и все места здесь вымышлены.
frame-footer-local = Этот сервер отвечает только на данном компьютере (127.0.0.1).
frame-footer-no-access-control = Каждый, кто может пользоваться этим компьютером, может читать хранящиеся здесь данные. Роли и парольные фразы появятся позже.
frame-footer-dotted = Числа, подчеркнутые точками, ведут к записям и правилам, на которых они основаны.
frame-boundaries = Границы и названия, показанные на настоящей карте, и используемые на ней обозначения не означают официального одобрения или признания их Организацией Объединенных Наций.
lists-title = Перечни кодов
lists-what = Что может быть указано в каждом поле, на шести языках, и как это соотносится со стандартами в этой области. Откройте перечень, чтобы увидеть его коды.
lists-ictip = Номера IC-TIP показываются, когда загружен официальный файл (параметр «ictip»).
lists-source = Источник:
lists-maps-to = Соответствует
