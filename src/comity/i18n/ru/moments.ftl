moment = По состоянию на { $date } (лист { $leaf } из { $size })
moment-leaf = По состоянию на лист { $leaf } из { $size }
moment-now = сейчас
moment-choose = На другой момент
moment-label = День (ГГГГ-ММ-ДД) или число листов
moment-go = Показать
moment-see-now = Та же страница на сегодня
moment-derived = То, что следует из этого акта (статус, ответы, позиции, обязательства), показано по { $leaf ->
    [one] первому { $leaf } листу
    [few] первым { $leaf } листам
   *[many] первым { $leaf } листам
 } журнала.
error-moment = Такого момента у этого органа нет
    .advice = Укажите день календаря в виде ГГГГ-ММ-ДД или число листов.
error-then = По состоянию на { $when } этого ещё не было
    .advice = К этому моменту журнал до этого ещё не дошёл.
error-then-leaf = По состоянию на лист { $when } этого ещё не было
head-index = Лист
head-date = Дата
head-symbol = Обозначение
head-form = Вид
head-for = От имени
head-title = Название
head-status = Состояние
head-record = Акт
head-count = Актов
head-first = Первый
head-last = Последний
head-holder = Кто занял
head-stance = Позиция
head-owner = Кто должен
head-duty = Обязанность
head-to = Кому
head-article = Правило
head-due = Срок
head-code = Код
head-acceded = Присоединение
digest-equal = Равны: из первых { $size } листов оба вывели одно и то же.
digest-longer = У одного из них на { $count ->
    [one] { $count } лист
    [few] { $count } листа
   *[many] { $count } листов
 } больше.
digest-differ = Впервые расходятся на листе { $index }, акт { $record }.
digest-same-leaf = Лист у обоих один и тот же; выведенное из него различается:
digest-other-leaf = Сам лист другой ({ $record }): это два разных журнала.
digest-state-differs = Расходятся где-то в первых { $size } листах; где именно, заметка о состоянии не говорит – нужна папка другой стороны.
digest-not-written = не записано
digest-ended = завершено
changes = Что изменилось
changes-lead = Листов в журнале: от { $first } до { $last }.
changes-days = Дни: { $first } – { $last }.
changes-from = С
changes-to = по
changes-none = Между этими моментами ничего не изменилось.
changes-more = Таких изменений больше; выберите более близкие моменты.
changes-records = Новые акты
changes-threads-opened = Начатые дела
changes-threads-concluded = Завершённые дела
changes-threads-referred = Дела, переданные другому органу
changes-items-requested = Запрошенные пункты повестки
changes-items-adopted = Принятые пункты повестки
changes-items-withdrawn = Отозванные пункты повестки
changes-suspensions-begun = Начатые приостановления
changes-suspensions-eased = Смягчённые приостановления
changes-suspensions-ended = Прекращённые приостановления
changes-suspensions-withdrawn = Отозванные приостановления
changes-obligations-opened = Возникшие обязательства
changes-obligations-discharged = Исполненные обязательства
changes-silences-opened = Начатые процедуры молчания
changes-silences-broken = Нарушенное молчание
changes-silences-confirmed = Подтверждённые процедуры молчания
changes-positions = Занятые, изменённые и отозванные позиции
changes-position = { $holder }: { $before } → { $after }
changes-no-position = нет
changes-keys = Ключи сторон и должностей
head-detail = Подробности
