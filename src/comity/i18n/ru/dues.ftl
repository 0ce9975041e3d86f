## Сроки, обязанности, отчёты, квоты и пороги: что причитается и почему.

due-end-day = конец дня { $date } ({ $zone })
due-end-second = { $date }, { $time } ({ $zone })
length-seconds = { $count ->
    [one] { $number } секунду
    [few] { $number } секунды
   *[other] { $number } секунд
}
length-minutes = { $count ->
    [one] { $number } минуту
    [few] { $number } минуты
   *[other] { $number } минут
}
length-hours = { $count ->
    [one] { $number } час
    [few] { $number } часа
   *[other] { $number } часов
}
length-days = { $count ->
    [one] { $number } день
    [few] { $number } дня
   *[other] { $number } дней
}
length-working_days = { $count ->
    [one] { $number } рабочий день
    [few] { $number } рабочих дня
   *[other] { $number } рабочих дней
}
length-months = { $count ->
    [one] { $number } месяц
    [few] { $number } месяца
   *[other] { $number } месяцев
}

clauses = { $one }; { $more }

clock-line = { $clock } ({ $record }): { $state }
clock-running = идёт до: { $end }
clock-over = истёк: { $end }
clock-waiting = ждёт получения: { $awaits }
clock-paused = приостановлен
clock-bypassed = не идёт
clock-lifted = более не обязывает
clock-ended = закрыт: { $end }
clock-withdrawn = отпал вместе с актом, который его открыл
clock-none = { $clock }: не идёт по акту { $record }
clock-late-by = получено позже этого момента на { $time }
clock-early-by = получено раньше этого момента на { $time }

silence-line = { $state }, { $until }; { $left } ({ $record })
silence-consent = молчание означает согласие
silence-not-participating = молчание означает неучастие
silence-free = молчание оставляет автору свободу принять решение
silence-breach = ответ причитается; молчание может быть вынесено дальше
silence-nothing = молчание ничего не означает
silence-unanswered = приглашение остаётся без ответа

step-start-sending = отсчёт с { $from }, даты акта { $record }
step-start-reception = отсчёт с { $from }, получения акта { $record }
step-start-last-receipt = отсчёт с { $from }, когда акт { $record } был у последнего из адресатов
step-start-field = отсчёт от { $from }, указанного в { $record }
step-start-yearly = причитается каждый год
step-receipt = { $who }: получено { $at } ({ $record })
step-date = заканчивается с этой датой: { $end }
step-before = за { $length }: { $end }
step-length = { $length }: { $end }
step-roll = это нерабочий день; перенос: { $end }
step-extend = { $who } продлевает актом { $record }: { $end }
step-extend-to = { $record } ({ $who }, { $at }) продлевает до { $length } от начала: { $end }
step-extend-by = { $record } ({ $who }, { $at }) продлевает на { $length }: { $end }
step-set = { $record } ({ $who }, { $at }) задаёт окончание: { $end }
step-pause = { $record } ({ $who }, { $at }) приостанавливает
step-go-on = { $record } ({ $who }, { $at }) возобновляет: { $end }
step-restart = { $record } ({ $who }, { $at }) открывает заново на { $length }: { $end }
step-lift = { $record } ({ $who }, { $at }) снимает
step-end = { $record } ({ $who }, { $at }) закрывает
step-bypassed = не идёт для { $record }
step-bypassed-reason = не идёт для { $record }; указанная причина: { $reason }
step-late = { $record } ({ $who }, { $at }): после окончания, ничего не меняет

duty-owes = { $owner } → { $to }
duty-owes-own = { $owner }
duty-owed = { $owner } → { $to }
duty-owed-own = { $owner }
duty-open = { $who }: { $duty }
duty-until = { $who }: { $duty }, до: { $end }
duty-past = { $who }: { $duty }; срок { $end }, акта нет
duty-discharged = { $who }: { $duty }; исполнено: { $record }
duty-late = получено позже срока на { $time }
duty-fallen = { $who }: { $duty }; отпало вместе с актом
return-made = { $owner }: { $duty } за { $year }, сделано { $at } ({ $record }); срок { $end }
quota-none = Ничего не учтено.
margin-more_than = { $field }: { $told }; считается больше { $value }
margin-at_most = { $field }: { $told }; считается до { $value }
margin-not-given = { $field }: не указано; считается от { $value }
duty-then = может последовать: { $form }
return-due = { $owner }: { $duty } за { $year }, срок { $end }
return-past = { $owner }: { $duty } за { $year }; срок { $end }, акта нет
quota-line = { $quota }, { $who }: { $number } из { $limit } ({ $window })
quota-at-once = одновременно
quota-years = { $first }–{ $last }
quota-together = все вместе
threshold-met = { $threshold }: да
threshold-not-met = { $threshold }: нет
margin-at_least = { $field }: { $told } из { $value }
rule-in-brackets = { $article }, { $status }

due = Сроки
due-lead = Что идёт на момент { $moment }, до какого времени и по какой статье. Каждая дата вычисляется из актов, когда запрошена эта страница.
changes-obligations-fallen = Обязанности, отпавшие вместе с актом
obligation-fallen = отпала
clocks = Сроки
unstated-not-known = неизвестно
unstated-not-stated = не указано
write-unstated = { $field }, если не заполнено
preview-said-unstated = { $label } – не заполнено, потому что:
due-nothing = Ничего не идёт и ничего не причитается.
due-clocks = Идущие сроки
due-duties = Открытые обязанности
due-returns = Ежегодные отчёты
due-quotas = Квоты
due-thresholds = Пороги
due-why = Почему эта дата
due-past-left-out = Более ранние обязанности, оставшиеся без ответа, здесь не перечислены: { $count }.
due-silences-left-out = Другие процедуры молчания здесь не перечислены: { $count }. Те, что ещё длятся, идут прежде прочих, начиная с той, что закончится раньше.
due-silences-asked = О каждом говорит comity explain ПАПКА АКТ; все акты перечисляет comity show ПАПКА records.
