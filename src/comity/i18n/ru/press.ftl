# The command press, why two places do not agree, and how an article was read.
press-reason-times-ten = { $a } и { $b } сказано об одном и том же, и одно в десять раз больше другого: возможно, пропущена или добавлена цифра.
press-reason-times-ten-range = { $a } и { $b } сказано об одном и том же, и они не пересекаются; с одним нулём больше или меньше они бы сошлись: возможно, пропущена или добавлена цифра.
press-reason-one-digit = { $a } и { $b } сказано об одном и том же, разница в одной цифре.
press-reason-digits-swapped = { $a } и { $b } сказано об одном и том же, две цифры стоят в обратном порядке.
press-reason-day-off-by-one = { $a } и { $b } сказано об одном событии, разница в один день.
press-reason-weekday = Названный день ({ $date }) приходится на другой день недели.
press-reason-other-figure = { $a } и { $b } сказано об одном и том же.
press-reason-two-speakers = Двое говорящих называют { $a } и { $b }: это позиции, а не ошибка.
press-reason-part-of-whole = Одно число – часть другого ({ $a }, { $b }).
press-reason-other-part = Оба числа – части целого ({ $a }, { $b }).
press-reason-other-actor = Числа относятся к разным сторонам ({ $a }, { $b }).
press-reason-other-time = Числа относятся к разному времени ({ $a }, { $b }).
press-reason-other-unit = Числа считают разное ({ $a }, { $b }).
press-reason-plan-fact = Одно число планировалось, другое достигнуто ({ $a }, { $b }).
press-reason-record-more-precise = В статье: { $a }; в журнале указан день: { $b }.
press-reason-record-level = В статье назван иной уровень, чем в журнале.
press-reason-record-day-off-by-one = В статье: { $a }; в журнале заседание с разницей в один день: { $b }.
press-reason-record-no-sitting = В статье говорится о заседании: { $a }; в журнале его в это время нет. Ближайшее: { $b }.
press-reason-record-dates-meet = В статье: { $a }; в журнале: { $b }. Верны могут быть оба.
press-reason-record-dates-apart = В статье: { $a }; в журнале: { $b }.
press-reason-record-other-figure = В статье: { $a }; в журнале: { $b }.
press-reason-record-times-ten = В статье: { $a }; в журнале: { $b }. Одно в десять раз больше другого.
press-note-cut = Статья очень длинная; то, что дальше { $most } знаков, не прочитано. Чтобы прочитать остальное, передайте его отдельным текстом.
press-note-unread = То, что начинается со знака { $place }, не прочитано: в статье слишком много строк, слов или тегов. Чтобы прочитать остальное, передайте его отдельным текстом.
press-note-compared = Между собой сопоставлены только первые { $most } дат и первые { $most } чисел.
press-note-more = В разделе «{ $kind ->
    [dates] { press-dates }
    [quantities] { press-quantities }
    [actors] { press-actors }
    [meetings] { press-meetings }
    [agenda] { press-agenda }
    [decisions] { press-decisions }
    [quotes] { press-quotes }
    [positions] { press-positions }
   *[other] { press-suppressed }
}» найдено больше { $most }; показаны только первые { $most }.
press-note-empty = Текста для чтения нет.
press-note-dropped = Реклама, меню и подписи авторов отброшены ({ $count }).
press-note-no-dateline = Дата публикации не указана, поэтому дни вроде «среды» остаются без даты.
press-note-no-words = Слов для чтения нет.
press-note-other-language = Язык не французский, не английский и не русский; ничего не прочитано.
press-note-mixed = В тексте несколько языков; он прочитан на одном из них.
press-note-too-large = Файл слишком велик для чтения.
press-note-binary = Это не текст: изображение, PDF или файл другого рода.
press-note-models-missing = Языковые модели не установлены: имена, которых нет в справочнике, не распознаются. На машине, которая читает, их устанавливает pip install 'comity[press]' (docs/operators/install.md).
press-note-models-none = Для английского языка модели нет: имена, которых нет в справочнике, не распознаются.
press-note-models-cut = Начиная со знака { $place }, имена, которых нет в справочнике, не искали: в тексте больше слов, чем дают языковым моделям.
press-when = Язык: { $language }; дата сообщения: { $date } { $time }
press-unread = Ничего не прочитано.
press-dates = Даты
press-quantities = Числа
press-actors = Названы
press-meetings = Заседания
press-agenda = Пункты повестки
press-decisions = Решения
press-quotes = Цитаты
press-positions = Позиции
press-conflicts = Что не согласуется
press-suppressed = Сопоставлено и не отмечено
press-suppressed-count = { $count ->
    [one] Сопоставлена и не показана { $count } пара; --suppressed показывает её с причиной.
    [few] Сопоставлены и не показаны { $count } пары; --suppressed показывает их с причиной.
   *[many] Сопоставлено и не показано { $count } пар; --suppressed показывает их с причиной.
}
press-drafts = Черновики
press-perhaps = возможно: { $names }
press-nobody = чьи слова, не установлено
press-note-year-inferred = В дате сообщения нет года; год взят со страницы или из статьи.
press-note-day-unshown = { $by ->
    [address] Ни одна строка не показывает, когда написана статья; день взят из адреса её страницы.
    [script] Ни одна строка не показывает, когда написана статья; день взят из скрипта её страницы.
    [around] Ни одна строка статьи не показывает, когда она написана; день взят из того, что стоит над ней и к ней не относится.
   *[other] Ни одна строка не показывает, когда написана статья; день взят из данных страницы для машин.
}
