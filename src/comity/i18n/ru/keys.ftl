# Что читает подписывающий перед подписью; что печатают команды о ключах и церемониях.
preview-title = ЧТО БУДЕТ ПОДПИСАНО – { $act }
preview-id = Акт (SHA-256 именно этих байтов)
preview-log = Журнал
preview-by = Подписывают ключи
preview-for = От имени
preview-to = Кому
preview-attributed = Приписано
preview-form = Форма
preview-date = Дата
preview-audience = Кому открыто
preview-audience-public = всем
preview-audience-restricted = ограниченно
preview-audience-sealed = запечатано
preview-not-understood = Это содержание не подходит к своему действию. В нём стоит:
preview-inner = Самого текста в этих байтах нет; они называют его так:
preview-ref = Этот акт { $relation }: { $id }
preview-material = Назван файл, роль { $role }, { $media }, байтов: { $size }, SHA-256 { $sha256 }:
preview-source = Источник
preview-not-after = Недействителен, если получен после
preview-signer = Подписать должен ключ { $key }
preview-chain = Место в цепи этих ключей: { $seq }, после { $prev }
preview-seen = Подписывающий видел журнал размером { $size } с корнем { $root }
preview-found = Учреждает орган вида { $kind }, версия состояния { $version }.
preview-founder-key = Ключ учредителя
preview-log-key = Ключ журнала
preview-stamp-key = Ключ отметок времени
preview-regime = Правила (SHA-256)
preview-zone = Часовой пояс
preview-policy = Правила о свидетелях:
preview-cites = Названа контрольная точка:
preview-accede = Место присоединяется с этим набором из { $count ->
    [one] { $count } корневого ключа
    [few] { $count } корневых ключей
   *[other] { $count } корневых ключей
}; отныне должно подписывать не менее { $threshold }:
preview-rotate = Место меняет набор корневых ключей. Прежние корневые ключи исчерпаны; ключи миссии и рабочих мест действуют до отзыва. Новый набор – из { $count ->
    [one] { $count } ключа
    [few] { $count } ключей
   *[other] { $count } ключей
}; отныне должно подписывать не менее { $threshold }:
preview-key = Ключ
preview-root-set = Хеш набора корневых ключей
preview-accredit-mission = Вводит ключ МИССИИ: он может аккредитовать и отзывать ключи рабочих мест этого места в указанных ниже пределах и отрекаться от актов.
preview-accredit-desk = Вводит ключ РАБОЧЕГО МЕСТА: он может подписывать акты этого места в указанных ниже пределах.
preview-role = Роль:
preview-scope-all = Действия: все, какие может подписывать ключ этого уровня
preview-scope = Действия: { $acts }
preview-ceiling-none = Предел: нет
preview-ceiling = Предел: { NUMBER($count, useGrouping: 0) ->
    [one] { $count } акт
    [few] { $count } акта
   *[other] { $count } актов
}
preview-possession = Подпись, которой новый ключ показывает, что он у своего держателя
preview-revoke = Прекращает этот ключ начиная с этого акта; подписанное им раньше остаётся: { $key }
preview-disavow = Место заявляет, что не отвечает { $count ->
    [one] за { $count } названный ниже акт, подписанный его ключом.
    [few] за { $count } названных ниже акта, подписанных его ключами.
   *[other] за { $count } названных ниже актов, подписанных его ключами.
}
preview-no-reason = Причина не указана.
preview-reason = Указанная причина:
preview-amend-rules = Вводит в действие начиная со следующего акта:
preview-seat = Принято место: { $seat }, { $kind }, набор корневых ключей { $hash }
preview-witnessed = Вносит эту контрольную точку с тем, что подписали свидетели:
preview-said-title = Заголовок, { $language }:
preview-said-text = Текст, { $language }:
preview-said-field = { $label }:

yes = да
sign-question = Подписать именно это ключом { $keys }? Чтобы подписать, напишите { $yes }:
prepare-written = Записано в { $file }: именно те байты, которые подписывают.
join-whole = Полностью: { $file }, подписали { $keys }.
read-signature-holds = Подпись верна: { $key }
read-signature-broken = ПОДПИСЬ НЕВЕРНА: { $key }
read-signature-unchecked = Подпись есть, не проверена (нет открытого ключа; укажите --dir): { $key }
read-signature-missing = Подписи ещё нет: ключ { $key }

root-secret = Секретный ключ для одного держателя: { $file }
root-public = Открытый набор для учредителя: { $file }
root-set = { $seat } в { $log }: { $count ->
    [one] { $count } корневой ключ
    [few] { $count } корневых ключа
   *[other] { $count } корневых ключей
}, подписывать должно не менее { $threshold }.
request-written = Просьба об аккредитации: { $file }
    Ключ { $key }
    Отпечаток { $hash }
    Прочтите отпечаток тому, кто аккредитует ключ, иным путём, чем идёт этот файл.
key-owner = Владелец
key-fingerprint = Отпечаток
key-algorithm = Алгоритм
key-algorithm-ed25519 = Ed25519, подписывает акты
key-algorithm-cosignature = Ed25519, cosignature/v1 (отметки времени и свидетели)
key-tier-unasked = Уровень: его знает журнал, а не файл; укажите --dir.
key-tier-unknown = Уровень: нет, журнал этого органа не знает такого ключа.
key-tier-founder = ключ учредителя
key-tier-root = корневой ключ
key-tier-mission = ключ миссии
key-tier-desk = ключ рабочего места
key-in-force-at = действует
key-revoked-at = отозван на листе { $index }
key-spent-at = исчерпан сменой на листе { $index }
keys-head = { $name }  { $tier }  { $state }
keys-remit = роль: { $role }; действия: { $acts }; предел: { $ceiling }; подписано: { $signed }
keys-all-acts = все для его уровня
keys-no-ceiling = нет
keys-brought = введён на листе { $index }, подписали { $keys }
keys-not-acceded = { $seat } ещё не присоединилось; принято под набором корневых ключей { $hash }
desk-replaced = { $key } аккредитован; его секрет в { $file }.
