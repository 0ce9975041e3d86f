# Зал заседания, его показ, делегации, сданные документы.
chair = Председатель и секретариат
chair-lead = Что делает должность, пока орган заседает. Всё обязывающее – это акт, показанный до подписания; рабочие списки так и названы.
chair-sittings = Незакрытые заседания
chair-sittings-none = Ни одно заседание не созвано и не открыто.
chair-run = Рабочий стол заседания
chair-live = Показ заседания
chair-sitting-page = Страница заседания
chair-convene = { $form }: созвать
chair-readings = толкуется по-разному; толкования рядом
chair-readings-about = Созвать заседание здесь можно, какое бы толкование ни было верным; из акта видно, кто созвал. Приглашённый может отказаться от участия и изложить дело по-своему.
chair-also = Что ещё в ведении
chair-next = Что делать дальше
chair-next-none = На этом заседании больше ничего делать не нужно.
chair-step-agenda-empty = Повестка не принята: принять нечего – ни один пункт не запрошен или против каждого возражают.
chair-step-agenda-not-adopted = Повестка не принята. { $count ->
    [one] Запрошен { $count } пункт, против которого не возражают.
    [few] Запрошены { $count } пункта, против которых не возражают.
   *[many] Запрошено { $count } пунктов, против которых не возражают.
}
chair-step-agenda-changed = Повестка ниже – не та, что принята: изменились пункты или их порядок.
chair-step-items-opposed = { $count ->
    [one] Против { $count } пункта возражают. Пока возражение в силе, консенсусом его не принять.
    [few] Против { $count } пунктов возражают. Пока возражения в силе, консенсусом их не принять.
   *[many] Против { $count } пунктов возражают. Пока возражения в силе, консенсусом их не принять.
}
chair-step-items-late = { $count ->
    [one] { $count } пункт запрошен после открытия. Надо решить, рассматривать ли его.
    [few] { $count } пункта запрошены после открытия. Надо решить, рассматривать ли их.
   *[many] { $count } пунктов запрошено после открытия. Надо решить, рассматривать ли их.
}
chair-step-silence-ends = Процедура молчания заканчивается: { $when }.
chair-step-silence-over = Процедура молчания закончилась, молчание не нарушено: { $when }. Пока это не подтверждено, ничего не принято.
chair-step-silences-more = { $count ->
    [one] Ещё { $count } процедура молчания не подтверждена и не нарушена.
    [few] Ещё { $count } процедуры молчания не подтверждены и не нарушены.
   *[many] Ещё { $count } процедур молчания не подтверждены и не нарушены.
}
chair-step-to-open = Заседание не открыто.
chair-step-to-close = Когда всё сказано, заседание нужно закрыть.
chair-go-agenda-empty = запросить пункт
chair-go-agenda-not-adopted = к повестке
chair-go-agenda-changed = к повестке
chair-go-items-opposed = посмотреть какие
chair-go-items-late = к повестке
chair-go-silence-ends = посмотреть
chair-go-silence-over = подтвердить
chair-go-silences-more = посмотреть
chair-go-to-open = открыть
chair-go-to-close = закрыть
chair-agenda = Повестка
chair-agenda-set = В том виде, как принята актом
chair-agenda-none = Нет пунктов, которые можно принять.
chair-order-about = Этот порядок рабочий и не является актом, пока повестка в этом порядке не подписана. Пункт перемещают кнопками, номером или перетаскиванием.
chair-called = рассматривается сейчас
chair-up = выше
chair-down = ниже
chair-call = объявить
chair-call-end = закончить
chair-places = Расставить по этим номерам
chair-place = Место
chair-up-item = Выше: { $title }
chair-down-item = Ниже: { $title }
chair-agenda-go = Подготовить повестку в этом порядке
chair-agenda-go-about = { $count ->
    [one] Ведёт к одному акту, который принимает { $count } пункт, указанный выше; его читают и затем подписывают. Само это ничего не подписывает.
    [few] Ведёт к одному акту, который принимает { $count } пункта, указанных выше, в этом порядке; его читают и затем подписывают. Само это ничего не подписывает.
   *[many] Ведёт к одному акту, который принимает { $count } пунктов, указанных выше, в этом порядке; его читают и затем подписывают. Само это ничего не подписывает.
}
chair-agenda-line = { $number }. { $title } ({ $code })
chair-opposed = { $count ->
    [one] Против { $count } пункта возражают
    [few] Против { $count } пунктов возражают
   *[many] Против { $count } пунктов возражают
}
chair-opposed-about = В подготовленное выше не входят. Возражение в силе, пока его автор его не отзовёт.
chair-taken-back = Отозваны
chair-against = Против
chair-documents = { $count ->
    [one] { $count } документ
    [few] { $count } документа
   *[many] { $count } документов
}
chair-speakers = Выступающие
chair-no-record = Список выступающих и их время – не акт. Это рабочий список; с закрытием заседания он исчезает.
chair-no-room = Этот сайт не ведёт учётных записей, поэтому нет ни списка выступающих, ни порядка пунктов.
chair-room-over = Заседание закрыто; рабочих списков больше нет.
chair-speaking = Слово имеет
chair-waiting = Просят слова
chair-nobody-waits = Никто не ждёт.
chair-reply = право на ответ
chair-limit = Время выступления в минутах
chair-limit-hint = 0 – без ограничения.
chair-limit-of = { $count ->
    [one] { $count } минута
    [few] { $count } минуты
   *[many] { $count } минут
}
chair-since = с: { $when }
chair-used = { $count ->
    [one] использована { $count } минута
    [few] использованы { $count } минуты
   *[many] использовано { $count } минут
}
chair-left = { $count ->
    [one] осталась { $count } минута
    [few] остались { $count } минуты
   *[many] осталось { $count } минут
}
chair-over = { $count ->
    [one] сверх времени { $count } минута
    [few] сверх времени { $count } минуты
   *[many] сверх времени { $count } минут
}
chair-begin = дать слово
chair-begin-of = Дать слово: { $name }
chair-again = ещё раз
chair-stop = Закончить выступление
chair-remove = убрать
chair-remove-of = Убрать из списка: { $name }
chair-add-who = Кто просит слова
chair-add = Внести в список
chair-list-full = Список полон. Уберите тех, кто уже выступил.
chair-spoken = { $count ->
    [one] Закончено { $count } выступление
    [few] Закончено { $count } выступления
   *[many] Закончено { $count } выступлений
}
chair-texts = Тексты на рассмотрении
chair-texts-none = На этом заседании текстов не предложено.
chair-adopt = принять
chair-silence = передать на процедуру молчания
chair-together = Подготовить их принятие одним актом
chair-together-about = Тексты, против которых ничего не заявлено, можно принять одним актом.
chair-silences = Процедуры молчания
chair-silences-none = Ни одна не идёт, и на этом заседании не открыто ни одной.
chair-silence-until = до: { $when }
chair-confirm = подтвердить принятие
chair-decisions = Принято
chair-decisions-none = Пока ничего.
chair-statements = Сделанные заявления
chair-statements-none = Ни одного нет.
chair-live-now = На рассмотрении
chair-live-no-item = Пункт не объявлен.
chair-live-nobody = Слова ни у кого нет.
chair-live-next = Далее
chair-live-waiting = { $count ->
    [one] Всего ждёт { $count }
    [few] Всего ждут { $count }
   *[many] Всего ждут { $count }
}
chair-live-no-agenda = Повестка не принята.
chair-live-newest = Последние акты
chair-live-refresh = Обновить
delegations = Делегации и ключи
delegations-lead = Что в журнале о каждом месте: что записано о его миссии, его ключи рабочего стола и их использование, объявленные им приостановки. Чего нет ни в одном акте, того здесь нет.
delegations-part = { $first }–{ $last } из { $total }: сначала должности, затем места, в порядке кодов.
delegations-start = С начала
delegations-next = Следующие по порядку кодов
delegations-mission = О миссии
delegations-keys = Действующие ключи рабочего стола
delegations-suspended = Объявленные приостановки
delegations-acceded = присоединение
delegations-not-acceded = не присоединилась
delegations-count = { $count ->
    [one] Всего { $count } акт, показан последний
    [few] Всего { $count } акта, показан последний
   *[many] Всего { $count } актов, показан последний
}
delegations-none = актов нет
delegations-since = с: { $date }
delegations-signed = { $count ->
    [one] подписан { $count } акт, без предела
    [few] подписано { $count } акта, без предела
   *[many] подписано { $count } актов, без предела
}
delegations-signed-of = { $count ->
    [one] подписан { $count } акт, предел – { $ceiling }
    [few] подписано { $count } акта, предел – { $ceiling }
   *[many] подписано { $count } актов, предел – { $ceiling }
}
delegations-last = последний: { $date }
delegations-all-acts = все акты
delegations-more-keys = { $count ->
    [one] Ещё { $count } ключ рабочего стола, здесь не показан
    [few] Ещё { $count } ключа рабочего стола, здесь не показаны
   *[many] Ещё { $count } ключей рабочего стола, здесь не показаны
}
delegations-no-key = нет
delegations-no-suspension = нет
lodged = Сданные документы
lodged-lead = Что секретариат внёс за сторону, обратившуюся на бумаге или по электронной почте. Сторона этого не подписывала. Пока она сама ничего об этом не подписала, документ значится здесь как неподтверждённый.
lodged-scan = Скан идёт вместе с актом как файл, названный в нём: тогда никто не скажет, что имелся в виду другой документ.
lodged-count = { $count ->
    [one] не подтверждён { $count }
    [few] не подтверждены { $count }
   *[many] не подтверждено { $count }
}
lodged-waiting = { $count ->
    [0] Не подтверждены
   *[other] Не подтверждены: { $count }
}
lodged-waits = внесено, не подтверждено стороной
lodged-for = внесено за: { $name }
lodged-confirm = Подтвердить получение: { $name }
lodged-none = Подтверждения ничто не ждёт.
lodged-said = Сторона подписала об этом акт
lodged-acknowledged = сторона подтвердила получение
lodged-objected = сторона возразила
lodged-answered = сторона ответила
