# Учётные записи: вход, приглашения, действия администратора.
account = Учётная запись
account-about = Что разрешает эта учётная запись, чем она открывается и что происходило у её входа. Учётная запись ничего не подписывает: подписывают только ключи.
account-sign-in = Войти
account-sign-out = Выйти
account-sign-in-about = Вход открывает то, что ваши роли позволяют читать, готовить и подавать. Он ничего не подписывает.
account-no-sign-up = Учётные записи создаются только по приглашению стороны или должности, для которой они нужны.
account-way-passkey = С ключом доступа
account-with-passkey = Использовать ключ доступа
account-way-password = С паролем и кодом
account-way-ministry = Через систему входа вашего министерства
account-with-ministry = Продолжить через { $name }
account-username = Имя для входа
account-username-hint = От 3 до 64 строчных латинских букв, цифр, точек, дефисов или подчёркиваний.
account-name = Имя
account-name-hint = Так его увидят коллеги с того же места.
account-email = Адрес электронной почты (можно не указывать)
account-email-hint = По почте ничего нельзя восстановить.
account-password = Пароль
account-password-second = Один пароль ничего не открывает: после него запрашивается код или ключ доступа.
account-password-old = Нынешний пароль
account-password-new = Новый пароль
account-password-twice = Новый пароль ещё раз
account-password-hint = Не менее двенадцати знаков; не распространённый и не похожий на ваше имя.
account-password-held = Есть.
account-password-none = Нет.
account-password-change = Сменить пароль
account-password-set = Задать пароль
account-next = Продолжить
account-cancel = Отменить
account-second = Второй шаг
account-second-about = Пароль принят. Теперь подтвердите второй шаг.
account-code = Код
account-code-hint = Шесть цифр из приложения-аутентификатора или один из резервных кодов.
account-again = Подтвердите, что это вы
account-again-about = Это действие меняет способ входа в учётную запись или завершает её сеансы.
account-again-password = Использовать пароль
account-again-code = Использовать код
account-again-passkey = Использовать ключ доступа
account-places = Занимаемые места
account-no-places = Эта учётная запись не занимает мест. Её может пригласить администратор стороны или должности.
account-suspended = приостановлено
account-suspended-since = приостановлено { $date }
account-keys = { $count ->
    [one] В журнале действует { $count } ключ этого места.
    [few] В журнале действуют { $count } ключа этого места.
   *[many] В журнале действуют { $count } ключей этого места.
 }
account-keys-show = Имена ключей
account-keep = Учётные записи этого места
account-ways = Способы входа
account-passkeys = Ключи доступа
account-passkeys-held = { $count ->
    [one] { $count } ключ доступа.
    [few] { $count } ключа доступа.
   *[many] { $count } ключей доступа.
 }
account-passkeys-keep = Просмотреть, добавить или удалить ключи доступа
account-passkeys-about = Ключ доступа хранится в устройстве или на ключе безопасности и открывает там эту учётную запись. Это не ключ журнала, он не подписывает актов.
account-passkeys-none = Ключей доступа пока нет.
account-passkey-add = Добавить ключ доступа
account-passkey-make = Создать ключ доступа
account-passkey-name = Название ключа доступа
account-passkey-name-hint = Для себя: например, где находится устройство. Если не заполнить, будет дан номер.
account-passkey-called = Ключ доступа { $name }
account-passkey-made = создан { $date }
account-passkey-used = последний раз использован { $date }
account-passkey-remove = Удалить ключ доступа
account-passkey-remove-called = Удалить ключ доступа { $name }
account-passkey-remove-about = Ключ доступа { $name } больше не будет открывать эту учётную запись. Удалите его и с устройства.
account-passkey-loopback = По адресу из цифр браузеры не предлагают ключей доступа.
account-passkey-by-name = Открыть эту страницу по адресу localhost
account-passkey-insecure = Ключи доступа работают только по зашифрованному соединению (https) с именем сайта. Эта страница открыта без него, поэтому браузеры их здесь не предлагают. Это может исправить тот, кто обслуживает сайт.
account-passkey-script = Для ключей доступа нужен скрипт. Эта страница выполняет один файл этого сайта и ничего больше; остальные страницы скриптов не выполняют.
account-passkey-failed = Браузер не предоставил ключ доступа: действие отменено, истекло время или на устройстве нет ключа для этого сайта. Ничего не изменилось; попробуйте ещё раз.
account-app = Приложение-аутентификатор
account-app-held = Привязано к этой учётной записи.
account-app-none = К этой учётной записи не привязано.
account-app-add = Привязать приложение-аутентификатор
account-app-end = Отвязать приложение-аутентификатор
account-app-end-about = Коды приложения больше не будут приниматься.
account-app-scan = Сфотографируйте этот квадрат приложением-аутентификатором.
account-app-type = Или введите в него этот секрет:
account-app-code = Шесть цифр, которые приложение показывает сейчас
account-codes = Резервные коды
account-codes-left = { $count ->
    [one] Остался { $count } код.
    [few] Осталось { $count } кода.
   *[many] Осталось { $count } кодов.
 }
account-codes-about = Распечатайте эти коды или перепишите их и храните отдельно от устройств. Каждый один раз заменяет второй шаг после пароля. Они показываются только сейчас.
account-codes-kept = Коды сохранены
account-codes-seen = { $count ->
    [one] Коды уже показаны и больше не показываются. Остался { $count } код.
    [few] Коды уже показаны и больше не показываются. Осталось { $count } кода.
   *[many] Коды уже показаны и больше не показываются. Осталось { $count } кодов.
 }
account-codes-new = Создать новые резервные коды
account-codes-new-about = { $count ->
    [one] Новые коды отменяют прежние; из них остался { $count }.
    [few] Новые коды отменяют прежние; из них осталось { $count }.
   *[many] Новые коды отменяют прежние; из них осталось { $count }.
 }
account-ministry-linked = Привязано к этой учётной записи.
account-ministry-link = Привязать к этой учётной записи
account-door = У входа
account-sessions = Где выполнен вход
account-sessions-about = Сеанс завершается сам через час бездействия и через двенадцать часов в любом случае. Адреса показаны без последней части.
account-session-this = этот
account-session-began = с { $date }
account-session-end = Завершить этот сеанс
account-sessions-end = Завершить все остальные сеансы
account-log = Журнал входов
account-log-about = Все входы в эту учётную запись и все неудачные попытки. Если строка вам непонятна, завершите остальные сеансы и сообщите администратору.
account-when = Когда
account-what = Что
account-network = Сеть
account-browser = Браузер
account-browser-unknown = неизвестный браузер
signin-in-passkey = вход с ключом доступа
signin-in-code = вход с паролем и кодом
signin-in-recovery = вход с паролем и резервным кодом
signin-in-ministry = вход через министерство
signin-out = выход
signin-refused-password = отказ: неверный пароль
signin-refused-code = отказ: неверный код
signin-refused-passkey = отказ: ключ доступа не принят
signin-refused-second = отказ: нет второго шага
account-invitation = Приглашение
account-invitation-about = Укажите, как назвать учётную запись, и выберите способ входа.
account-invitation-take-about = Вы вошли как { $name }. Место будет добавлено к этой учётной записи.
account-invitation-take = Занять место
account-invitation-refused = Это приглашение не принимается
account-invitation-remedy = Попросите новую ссылку у того, кто её прислал.
account-offer-body = Орган
account-offer-seat = Место
account-offer-role = Роль
account-offer-until = Действительно до
account-offer-keys = Подписано
account-join = Создать учётную запись
account-join-way = Как будет открываться учётная запись?
account-join-passkey = С ключом доступа
account-join-password = С паролем и приложением-аутентификатором
account-join-passkey-about = { $name }, место: { $seat }. Учётная запись создаётся, как только ключ доступа ответит.
account-join-password-about = { $name }, место: { $seat }. Учётная запись создаётся, как только код подойдёт.
account-join-gone = В этом браузере никто не начал регистрацию, или приглашение больше не действует.
account-seat = Учётные записи: { $seat }
account-seat-about = Эти учётные записи меняют только администраторы этого места; его аудиторы читают эту страницу. Больше её не видит никто.
account-people = Люди
account-since = с { $date }
account-role-of = Роль: { $name }
account-role-change = Изменить роль
account-suspend = Приостановить
account-suspend-of = Приостановить: { $name }
account-restore = Восстановить
account-restore-of = Восстановить: { $name }
account-invite = Пригласить коллегу
account-invite-about = Приглашение – это ссылка. Место получит тот, кто откроет её первым, поэтому передавайте её так, чтобы никто другой её не прочёл.
account-invite-days = Действительно
account-days = { $count ->
    [one] { $count } день
    [few] { $count } дня
   *[many] { $count } дней
 }
account-invite-email = Отправить на адрес (можно не указывать)
account-invite-make = Создать приглашение
account-link = Ссылка приглашения
account-link-about = Она показывается только сейчас. Скопируйте её.
account-link-mailed = Она также отправлена на { $email }.
account-invitations = Открытые приглашения
account-invitations-none = Открытых приглашений нет.
account-invited-by = от { $name }, действительно до { $date }
account-withdraw = Отозвать
account-deeds = Что было сделано
account-deeds-about = Все действия с учётными записями этого места, сначала новые. Ни одна страница ничего здесь не меняет и не удаляет.
deed-invited = Приглашение создано: { $actor } (роль: { $role }).
deed-withdrawn = Приглашение отозвано: { $actor } (роль: { $role }).
deed-redeemed = Место занято по приглашению: { $subject } (роль: { $role }).
deed-redeemed-signed = Место занято по приглашению: { $subject } (роль: { $role }); подписано { $keys }.
deed-role = Роль изменена: { $subject }, было – { $before }, стало – { $role } (кто изменил: { $actor }).
deed-suspended = Приостановлено: { $subject } (роль: { $role }; кто приостановил: { $actor }).
deed-restored = Восстановлено: { $subject } (роль: { $role }; кто восстановил: { $actor }).
role-administrator = администратор
role-head = глава делегации
role-signer = делегат с правом подписи
role-drafter = составитель
role-auditor = аудитор
role-observer = наблюдатель
role-chair = председатель
role-secretariat = секретариат
account-mail-subject = Приглашение: { $seat }, { $body }
account-mail-text = 
    Вас приглашают создать учётную запись (орган: { $body }; место: { $seat }; роль: { $role }).
    Ссылка действует один раз, до { $until }:
    { $link }
    Если вы этого не ожидали, ничего не делайте.
account-refused-other = Это не принято. Проверьте введённое и попробуйте ещё раз.
account-refused-required = Не заполнено обязательное поле.
account-refused-max-length = Введено слишком много знаков.
account-refused-username = Имя для входа содержит недопустимые знаки или имеет неподходящую длину.
account-refused-username-taken = Это имя для входа уже занято.
account-refused-username-password-mismatch = Имя для входа и пароль не подходят друг к другу.
account-refused-incorrect-password = Пароль неверен.
account-refused-enter-current-password = Нынешний пароль неверен.
account-refused-incorrect-code = Код неверен, уже использован или устарел: код приложения действует, пока показан, тридцать секунд. Если это повторяется, часы вашего устройства идут неверно.
account-refused-passkey = Ключ доступа не принят.
account-refused-second = У этой учётной записи нет второго шага, а один пароль ничего не открывает. Попросите у администратора новое приглашение.
account-refused-ministry = С этим входом не связана ни одна учётная запись. Сначала откройте приглашение и продолжите через министерство оттуда.
account-refused-too-many-login-attempts = Слишком много неудачных попыток. Подождите несколько минут и попробуйте снова.
account-refused-rate-limited = Слишком много попыток. Подождите несколько минут и попробуйте снова.
account-refused-password-too-short = Пароль слишком короткий: нужно не менее двенадцати знаков.
account-refused-password-too-common = Это распространённый пароль.
account-refused-password-entirely-numeric = Пароль состоит только из цифр.
account-refused-password-context = Пароль составлен из слов этого места: его названия, названия стороны или роли.
account-refused-password-breached = Этот пароль есть в списке паролей, украденных в других местах: его попробуют и здесь.
account-refused-password-unchecked = Сейчас пароли нельзя проверить; ничего не изменено. Попробуйте позже или обратитесь к тому, кто обслуживает этот сайт.
account-refused-password-too-similar = Пароль слишком похож на ваше имя.
account-refused-same-password = Пароли не совпадают.
account-refused-cannot-delete-authenticator = Это последний способ входа. Сначала добавьте другой.
account-refused-invite = Приглашение не создано: такой роли или такого срока нет среди предложенных.
account-refused-last = Это последний администратор места. Сначала назначьте другого.
account-refused-invalid = Введённое имеет неподходящий вид.
error-form = Эта форма устарела
    .advice = Она создана для другого сеанса, или браузер не передал с ней cookie. Вернитесь, обновите страницу и отправьте её снова; ничего не изменилось.
error-too-many = Слишком много запросов
    .advice = С этой учётной записи или адреса их пришло больше, чем отправляет один человек. Подождите несколько минут и попробуйте снова; ничего не изменилось.
invite-made = { $days ->
    [one] Приглашение (место: { $seat }, роль: { $role }), действительно { $days } день. Место получит тот, кто первым откроет эту ссылку:
    [few] Приглашение (место: { $seat }, роль: { $role }), действительно { $days } дня. Место получит тот, кто первым откроет эту ссылку:
   *[many] Приглашение (место: { $seat }, роль: { $role }), действительно { $days } дней. Место получит тот, кто первым откроет эту ссылку:
 }
account-codes-need = Они действуют только после пароля, а у этой учётной записи его нет. Задайте пароль или добавьте второй ключ доступа, чтобы потеря устройства не закрыла вам доступ.
