# Версии текста
compare = Сравнение версий
compare-lead = Два акта одним текстом: исчезнувшее зачёркнуто, появившееся подчёркнуто.
compare-alone = Этот акт – единственная версия своего текста. Укажите другой акт для сравнения.
compare-names = Обозначение или идентификатор; если указан один акт, другим будет предыдущая версия.
compare-choices = Акты в нескольких версиях
compare-two-threads = Акты двух дел
compare-older = Раньше
compare-newer = Позже
compare-leaf = лист { $index }
compare-positions = Позиции по этой версии
compare-no-positions = По этой версии позиций не зафиксировано.
compare-languages = Язык текста
compare-text = Текст: { $language }
compare-only = { $language }: на этом языке говорит лишь один из двух актов.
compare-no-text = Текста нет.
compare-text-equal = Название и текст в обоих актах одинаковы.
compare-counts = Слов появилось: { $new }, исчезло: { $gone }.
compare-key = Обозначения:
compare-key-gone = исчезло
compare-key-new = появилось
compare-gone = исчезло:
compare-gone-end = (конец)
compare-new = появилось:
compare-new-end = (конец)
compare-break-gone = исчез абзац
compare-break-new = появился абзац
compare-title = Название
compare-folded = { $count ->
    [one] { $count } абзац без изменений
    [few] { $count } абзаца без изменений
   *[many] { $count } абзацев без изменений
 }
compare-too-long = Эти тексты слишком длинны или слишком различны, чтобы отметить каждое слово; они стоят рядом.
compare-fields = По полям
compare-field = Поле
compare-difference = Различие
compare-not-given = не указано
compare-equal = одинаково
compare-differs = различается
compare-differs-by = разница: { $difference }
compare-given-by = { $count ->
    [one] указано у { $count } из { $all }
    [few] указано у { $count } из { $all }
   *[many] указано у { $count } из { $all }
 }
compare-versions = Версии этого текста
compare-before = сравнить с предыдущей версией
compare-a = Сравнить
compare-b = с
compare-go = Показать

# Изложения рядом
sides = Рядом
sides-of = Изложения:
sides-lead = Акты выбраны читателем.
sides-order = Авторы стоят в порядке кодов. Ни одному изложению не отдаётся предпочтения.
sides-open = Сравнить эти изложения по полям
sides-choose = Что показать
sides-itself = сам акт
sides-most = { $count ->
    [one] Рядом стоит не более { $count } акта
    [few] Рядом стоят не более { $count } актов
   *[many] Рядом стоят не более { $count } актов
 }; выберите, какие.
sides-texts = Тексты

# Позиции во времени
history = Позиции во времени
history-of = во времени
history-choose = Выберите текст; его версии и позиции по каждой показаны в порядке журнала.
history-other = Другой текст
history-pair = День (ГГГГ-ММ-ДД) или число листов. Если не указать, столбцом будет каждый лист, что-то изменивший.
history-cut = { $count ->
    [one] Показан { $count } последний столбец
    [few] Показаны { $count } последних столбца
   *[many] Показаны { $count } последних столбцов
 }; в загружаемой таблице есть все.
history-taken = занята тогда
history-changed = изменена тогда
history-same = без изменений
history-ended = отозвана
history-csv = То же таблицей (CSV)
history-text-id = Текст
history-stance = Код позиции
