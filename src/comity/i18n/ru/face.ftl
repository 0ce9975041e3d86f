# What stands between a label and what it labels.
colon = :
hats = (также { $names })
front-what = { $members ->
    [one] Орган, в котором { $members } член.
    [few] Орган, в котором { $members } члена.
   *[many] Орган, в котором { $members } членов.
 } { $rules ->
    [one] Здесь его { $rules } правило изложено как данные, с источником и степенью достоверности.
    [few] Здесь его { $rules } правила изложены как данные, каждое с источником и степенью достоверности.
   *[many] Здесь его { $rules } правил изложены как данные, каждое с источником и степенью достоверности.
 }
front-now = Состояние диалога на
last-sitting = Последнее заседание
next-sitting = Следующее заседание
next-none = Не созвано.
days-to = { $count ->
    [one] { $count } день до { $date }
    [few] { $count } дня до { $date }
   *[many] { $count } дней до { $date }
 }
archive-ends = { $count ->
    [one] Архив заканчивается { $date }, через { $count } день после этого заседания; о последующих днях он ничего не говорит.
    [few] Архив заканчивается { $date }, через { $count } дня после этого заседания; о последующих днях он ничего не говорит.
   *[many] Архив заканчивается { $date }, через { $count } дней после этого заседания; о последующих днях он ничего не говорит.
 }
accounts-differ = изложения расходятся
accounts-differ-sitting = Изложения этого заседания расходятся
suspended-now = Приостановлено
suspended-as-of = Приостановлено, насколько известно этому архиву: { $date }
suspended-none = Приостановки не зафиксированы.
front-owed = { $count ->
    [0] Ответов не ожидается
    [one] Ожидается { $count } ответ
    [few] Ожидается { $count } ответа
   *[many] Ожидается { $count } ответов
 }
ways = Пути в журнал
count-threads = { $count ->
    [one] { $count } дело
    [few] { $count } дела
   *[many] { $count } дел
 }
count-items = { $count ->
    [one] запрошен { $count } пункт
    [few] запрошено { $count } пункта
   *[many] запрошено { $count } пунктов
 }
count-positions = { $count ->
    [one] занята { $count } позиция
    [few] занято { $count } позиции
   *[many] занято { $count } позиций
 }
count-contested = { $count ->
    [one] { $count } факт изложен по-разному
    [few] { $count } факта изложены по-разному
   *[many] { $count } фактов изложены по-разному
 }
count-members = { $count ->
    [one] { $count } член
    [few] { $count } члена
   *[many] { $count } членов
 }
count-accounts = { $count ->
    [one] { $count } изложение
    [few] { $count } изложения
   *[many] { $count } изложений
 }
contested = Где изложения расходятся
    .menu = Изложения
contested-lead = Каждый из этих фактов изложен несколькими авторами или иначе, чем в акте. Изложения стоят рядом под своими авторами, в порядке кодов; ни одному не отдаётся предпочтения.
all-contested = Все факты, изложения которых расходятся
empty-contested = Изложений спорных фактов не зафиксировано.
agenda = Повестка
agenda-lead = Каждый запрошенный пункт: кем, кто присоединился или возразил, что с ним стало.
agenda-no-sitting = Заседание не указано
asked-unknown = кто запросил, в источниках не сказано
asked-by = запрос:
item-late = с опозданием: запрошен после открытия заседания
held-support = Соавторы
held-opposition = Возражают против пункта
held-objection = Возражают
held-decline = Отклонили
held-settlement = Считают урегулированным
not-settled-by = Ещё не считают урегулированным
settled-by = Считают урегулированным
settled-by-none = Никто не сказал, что вопрос урегулирован.
addressed-to = кому
positions-page = Позиции и разногласия
    .menu = Позиции
positions-lead = Кто что занимает по какому тексту, словами формы; где зафиксированы расхождения; какие озабоченности остаются открытыми.
positions-order = { $count ->
    [one] Стоит { $count } позиция. Сначала новейшие тексты; держатели в порядке кодов.
    [few] Стоят { $count } позиции. Сначала новейшие тексты; держатели в порядке кодов.
   *[many] Стоят { $count } позиций. Сначала новейшие тексты; держатели в порядке кодов.
 }
positions-matrix = Позиции по текстам и держателям
positions-text = По тексту
positions-list = То же списком
no-position = позиция не зафиксирована
empty-positions = Позиций не зафиксировано.
disagreements = Зафиксированные разногласия
disagreement = Разногласие
empty-disagreements = Разногласий не зафиксировано.
concerns = Озабоченности
concerns-lead = Вопрос урегулирован только тогда, когда это сказали все, кого он касается.
empty-concerns = Озабоченностей не зафиксировано.
obligations-lead = Чего формы и правила ждут от тех, кому адресован акт.
due-by = срок: { $date }
empty-owed = Ничего не ожидается.
sittings-lead = По их собственным датам, сначала новые.
older-sittings = Более ранние заседания
sitting-outcome = Итог
sitting-contested = Изложения этого заседания расходятся
sitting-glance = Кратко
sitting-briefings = Брифинги
sitting-decisions = Решения
sitting-disagreements = Разногласия
sitting-concerns = Озабоченности
sitting-rest = Вне пунктов повестки
sitting-before = (предыдущее заседание)
sitting-after = (следующее заседание)
neighbours = Предыдущее и следующее заседания
story-start = С начала
story-next = Продолжение
read-on = Читать дальше
shown-beside = Изложение; оно стоит рядом с другими на этой странице.
signed-by-hand = кто подписал: { $name }
shown-of = Показано { $shown } из { $count }.
mandate = По мандату
mandate-contested = оспаривают
silence-until = до { $date }
standing = Что относится к этому акту
more-in-thread = На этот акт ссылаются и другие; они есть в его деле.
names-through-time = Названия во времени
member-of = Входит в
speaks-for = Говорит за
spoken-for-by = Участники, говорящие от имени этой стороны
records-by-year = Акты по годам
year = Год
share = Доля от самого полного года
missions = Миссии и аккредитации
party-asked = Запрошенные пункты повестки
party-owes = Чего от него ожидают
party-owed = Чего ожидает он
party-latest = Последние акты
tour = Обзор за десять минут
tour-short = Проводник по этому журналу
tour-lead = { $count ->
    [one] { $count } остановка.
    [few] { $count } остановки в этом журнале, каждая с актами, о которых она говорит. На пути нет ничего сверх сказанного в актах.
   *[many] { $count } остановок в этом журнале, каждая с актами, о которых она говорит. На пути нет ничего сверх сказанного в актах.
 }
tour-as-of = Этот орган на { $date }
doubt-unverified = частично не проверено
doubt-contested = оспаривается
restricted-kept = Ограничено кругом членов: все видят, что акт есть, члены его также читают.
restricted-until = Подлежит открытию { $date }.
restricted-opened = Сначала был ограничен; позднейший акт открыл его.
