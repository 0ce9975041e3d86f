## Уведомления по почте, календари, страницы, которые обновляются сами.

notice-exercise = { $mark }: { $body }
notice-subject = { $body }: { $form } { $symbol } ({ $speaker })
notice-subject-restricted = { $body }: ограниченный акт { $symbol }
notice-subject-restricted-due = { $body }: срок по ограниченному акту { $symbol }
notice-subject-due = { $body }: { $what }, срок: { $end }
notice-subject-over = { $body }: { $what }, срок истёк: { $end }
notice-subject-many = { $body }: { $count ->
    [one] { $count } уведомление, { $who }
    [few] { $count } уведомления, { $who }
   *[other] { $count } уведомлений, { $who }
}
notice-restricted = В журнале есть ограниченный акт { $symbol }. Его текст по почте не отправляется; имеющие право читают его на его странице.
notice-restricted-due = По ограниченному акту { $symbol } идёт срок. Какой и до какого времени, по почте не сообщается; имеющие право читают это на его странице.
notice-received = Получено
notice-why = Почему вам сообщают
notice-why-addressed = акт адресован месту «{ $who }» или группе, в которую оно входит
notice-why-duties = меняются обязанности места «{ $who }»
notice-why-owed = меняются обязанности других перед местом «{ $who }»
notice-why-sittings = акт касается заседания
notice-why-silences = акт касается процедуры молчания
notice-why-everything = вы просили сообщать обо всех актах
notice-follows = Что из этого следует, по состоянию на сейчас:
notice-read = Читать: { $url }
notice-all-due = Все сроки этого места: { $url }
notice-due-heading = Остаётся исполнить:
notice-silence = процедура молчания
notice-silence-until = Процедура молчания по { $record }: срок – { $end }
notice-silence-over = Процедура молчания по { $record }: срок истёк – { $end }; ни подтверждение, ни нарушение не записаны
notice-more = { $count ->
    [one] Здесь не указан ещё { $count } акт: { $url }
    [few] Здесь не указаны ещё { $count } акта: { $url }
   *[other] Здесь не указано ещё { $count } актов: { $url }
}
notice-foot = Место: { $who }. Каждый срок вычислен по актам в момент отправки; на странице всегда более новые сведения.
notice-settings = Выбрать, о чём сообщать: { $url }
notice-stop = Прекратить эти сообщения: { $url }

## Страница уведомлений.

notices = Уведомления
notices-about = Что вам сообщают по почте об одном из мест и календари, которые за ним следят. В письмах только то, что доступно всем; об ограниченном акте сказано лишь, что он есть и где.
notices-no-mail = Этот сайт не отправляет почту. Календари и ленты при этом работают.
notices-none = У вас нет места в органах, которые здесь ведутся.
notices-address = Ваш адрес
notices-address-none = Адрес ещё не подтверждён; ничего не отправляется.
notices-address-is = Уведомления отправляются на адрес { $email }.
notices-address-new = Адрес для уведомлений
notices-address-send = Отправить подтверждение
notices-address-sent = На адрес { $email } отправлено письмо. Откройте ссылку из него в течение суток, войдя в эту же учётную запись.
notices-address-failed = Письмо отправить не удалось. Ничего не изменено; попробуйте ещё раз или обратитесь к тем, кто ведёт этот сайт.
notices-address-confirm = Подтвердить адрес
notices-address-question = Уведомления будут отправляться на адрес { $email }.
notices-address-use = Использовать этот адрес
notices-address-old = Эта ссылка не для этой учётной записи или старше суток. Запросите новую.
notices-address-subject = Подтвердите адрес для уведомлений
notices-address-text =
    Чтобы уведомления приходили на этот адрес, в течение суток откройте эту ссылку, войдя в учётную запись:
    
    { $link }
    
    Если вы об этом не просили, делать ничего не нужно.
notices-for = { $seat }, { $body }
notices-pace = Когда
notices-pace-once = сразу, по письму на каждый акт
notices-pace-digest = раз в день, вместе
notices-pace-nothing = никогда
notices-hour = Час ежедневного письма
notices-zone = Часовой пояс этого часа
notices-zone-hint = Например, Europe/Brussels или America/New_York.
notices-lang = Язык
notices-kinds = О чём
notices-kind-addressed = что адресовано нам
notices-kind-duties = наши обязанности, с напоминанием до срока о том, что не исполнено
notices-kind-owed = обязанности других перед нами, так же
notices-kind-sittings = созыв, открытие и закрытие заседаний
notices-kind-silences = процедуры молчания, с напоминанием до срока
notices-kind-everything = каждый акт
notices-keep = Сохранить
notices-kept = Сохранено. Вам будут сообщать о том, что появится с этого момента.
notices-refused-zone = Такого часового пояса нет. Укажите его в виде «Область/Город», например Europe/Paris.
notices-refused = Часть формы понять не удалось. Ничего не изменено.
notices-calendars = Календари
notices-calendars-about = Адрес, на который подписывается программа-календарь. Тот, у кого он есть, читает этот календарь без входа, поэтому никому его не сообщайте. Его можно отозвать в любое время.
notices-calendar-restricted = с тем, к чему доступ ограничен
notices-calendar-restricted-hint = Тогда это будет и у программы, которая читает календарь, и у тех, кто хранит её данные.
notices-calendar-make = Создать адрес календаря
notices-calendar-made = Адрес показывается только один раз:
notices-calendar-row = Создан { $made }
notices-calendar-used = последнее чтение: { $day }
notices-calendar-unused = ещё не читали
notices-calendar-revoke = Отозвать
notices-calendar-public = Открытый календарь этого места
notices-stopped = Сообщений об этом месте вы больше не получаете
notices-stop = Прекратить сообщения об одном из мест
notices-stop-question = Сообщения о месте «{ $seat }», { $body }, больше не будут отправляться для этой учётной записи. Больше ничего не меняется; на странице уведомлений их можно возобновить.
notices-stop-do = Прекратить эти сообщения
notices-stop-old = Эта ссылка здесь ничего не значит или уже не действует.

## Календари.

calendar-of = { $body }: { $who }
calendar-sitting = Заседание: { $title }
calendar-due = { $what }: { $end }
calendar-restricted = Ограниченный акт { $symbol }
calendar-link = Календарь (iCalendar)

## Страницы, которые обновляются сами.

live = Эта страница следит за заседанием и обновляется сама.
live-updated = Страница обновлена.
live-new = Появилось новое.
live-refresh = Обновить
concerns-feed = Что касается: { $name }

## Команда notices.

notices-turn = Отобрано: { $chosen }. Отправлено: { $sent }. Ожидает: { $waiting }. Оставлено без отправки: { $given }.
notices-last-error = Последняя ошибка почтового сервера: { $error }, { $at }
notices-unconfigured = Почтовый сервер не задан (COMITY_MAIL_HOST). Ничего не отправлено.
notices-would-send = { $who }: { $subject }
finding-notices-busy = Уведомления сейчас отправляет другой процесс.
finding-notices-none = В этой папке нет учётных записей, сообщать некому.
remedy-notices = Попробуйте позже; иначе укажите папку, которую обслуживает сайт, и сначала запустите его один раз.
finding-site-address = COMITY_SITE не является адресом сайта: нужны https и имя, без пути.
