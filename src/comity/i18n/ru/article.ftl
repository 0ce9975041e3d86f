# Страница чтения прессы.
article-page = Прочитать статью
article-about = Передайте статью из прессы: Comity отметит найденные даты, числа, говорящих, заседания и решения, покажет, что противоречит самому себе или журналу, и предложит черновики. Без вашего подтверждения черновиком ничего не становится.
article-choose = Выберите файл или перетащите его на эту страницу
article-choose-hint = Текст или HTML, не более 4 МБ. Хорошо подходит сохранённая веб-страница: дата часто указана только в ней.
article-paste = Или вставьте текст
article-paste-hint = Не более примерно 500 КБ, вместе со строкой с местом и датой. Меню и реклама отбрасываются. Читается не более { $most } знаков статьи.
article-read = Прочитать статью
article-read-again = Прочитать { $name } сейчас
article-kept-nowhere = Статья нигде не хранится: она остаётся на этой странице. Подтверждённый черновик указывает её как приложенный файл; сам файл вы добавите при подаче акта.
article-language = Язык
article-language-found = определить
article-language-fr = французский
article-language-en = английский
article-language-ru = русский
article-another = Другая статья
article-file = Скачать статью
article-too-long-to-keep = Этот файл слишком велик, чтобы оставаться на странице, поэтому черновик отсюда сделать нельзя. Вставьте только текст статьи.
article-dateline = Дата статьи
article-perhaps = возможно: { $names }
article-no-date = дата не указана
article-unknown = не распознано
article-no-speaker = говорящий не найден
article-conflicts = { $count ->
    [one] Не согласуется { $count } место
    [few] Не согласуются { $count } места
   *[many] Не согласуются { $count } мест
}
article-conflicts-folded = Ещё { $count } уровня A или B; выше показано { $open } из { $all }
article-noted = { $count ->
    [one] { $count } замечание (уровень C)
    [few] { $count } замечания (уровень C)
   *[many] { $count } замечаний (уровень C)
}
article-no-conflicts = Противоречий внутри статьи и с журналом не найдено.
article-suppressed = { $count ->
    [one] { $count } пара сопоставлена и не отмечена
    [few] { $count } пары сопоставлены и не отмечены
   *[many] { $count } пар сопоставлено и не отмечено
}
article-suppressed-about = Эти места похожи, но есть причина, по которой верны могут быть оба.
article-level-A = Противоречие или описка
article-level-B = Следует проверить
article-level-C = Замечание
article-side = В статье
article-record = В журнале
article-text = Статья
article-legend = Показывать
article-role-headline = Заголовок
article-role-lede = Вводка
article-role-dateline = Место и дата
article-role-caption = Подпись
article-role-subheading = Подзаголовок
article-role-body = Текст
article-left-out = { $count ->
    [one] Отброшена { $count } строка: реклама, меню или подпись автора
    [few] Отброшены { $count } строки: реклама, меню, подписи авторов
   *[many] Отброшено { $count } строк: реклама, меню, подписи авторов
}
article-listed = { $count ->
    [one] Найденное в виде таблицы: { $count } место
    [few] Найденное в виде таблицы: { $count } места
   *[many] Найденное в виде таблицы: { $count } мест
}
article-listed-text = В тексте
article-listed-as = Прочитано как
article-listed-folded = Ещё { $count } этого вида; выше показано { $open } из { $all }
article-print-all = Печатать и то, что свёрнуто
article-printed = На бумаге нет того, что осталось свёрнутым; сколько этого, говорит заголовок.
article-kind-date = Дата
article-kind-quantity = Количество
article-kind-actor = Имя
article-kind-meeting = Заседание
article-kind-agenda = Пункт повестки
article-kind-decision = Решение
article-kind-quote = Цитата
article-kind-position = Позиция
article-season-SP = весна { $year } г.
article-season-SU = лето { $year } г.
article-season-AU = осень { $year } г.
article-season-WI = зима { $year } г.
article-from = начиная с: { $date }
article-until = по: { $date }
article-qualifier-about = около { $number }
article-qualifier-up-to = до { $number }
article-qualifier-at-least = не менее { $number }
article-qualifier-more-than = более { $number }
article-qualifier-less-than = менее { $number }
article-level-of-ambassadors = послы
article-level-of-ministers = министры
article-level-of-leaders = главы государств и правительств
article-level-of-experts = эксперты
article-status-held = состоялось
article-status-planned = намечено
article-status-earlier = прежнее
article-stance-wishes = желает
article-stance-insists = настаивает
article-stance-refuses = отказывается
article-stance-supports = поддерживает
article-stance-opposes = возражает
article-stance-concerned = обеспокоен
article-stance-reserves = оставляет за собой позицию
article-stance-proposes = предлагает
article-drafts = { $count ->
    [0] Черновики
    [one] Предложен { $count } черновик
    [few] Предложены { $count } черновика
   *[many] Предложено { $count } черновиков
}
article-drafts-drawn = Показано черновиков: { $drawn } из { $count }; страница { $page } из { $pages }.
article-drafts-kind = { $name } ({ $count })
article-drafts-kind-part = { $name } ({ $drawn } из { $count })
article-drafts-of-sitting = Заседания
article-drafts-of-agenda-item = Пункты повестки
article-drafts-of-notification = Уведомления
article-drafts-of-concern = Озабоченности
article-drafts-of-statement = Заявления
article-drafts-of-account = Изложения спорных фактов
article-go-on = Перейти к черновику { $number }
article-waiting = { $count ->
    [one] Вашего решения ждёт ещё { $count }.
    [few] Вашего решения ждут ещё { $count }.
   *[many] Вашего решения ждут ещё { $count }.
}
article-none-waiting = Решение принято по всем.
article-to-desk = К рабочему столу
article-keys = Клавиши: j – следующий, k – предыдущий; на нём c – подтвердить, e – исправить, x – отклонить.
article-no-drafts = Ничто в этой статье не может стать актом.
article-nothing = Ничего прочитать не удалось.
article-no-form = У этого места нет такой формы
article-as = Подать как
article-which = Чьё это заседание? Из статьи это не ясно
article-which-none = ничьё из этих
article-in-text = Показать в статье
article-confirm = Подтвердить
article-confirm-of = Подтвердить черновик { $number }
article-correct = Исправить в форме
article-correct-of = Исправить черновик { $number } в форме, в новом окне
article-fill = Заполнить его форму
article-fill-of = Заполнить форму черновика { $number } в новом окне
article-practice = За это место вы черновиков не храните, поэтому здесь ничего не сохраняется: форма черновика открывается заполненной, и подписать её можно ключом, который есть у вас, в учении – его опубликованными ключами.
article-practice-keys = Клавиши: j – следующий, k – предыдущий; на нём e – заполнить форму, x – отклонить.
article-dismiss = Отклонить
article-dismiss-of = Отклонить черновик { $number }
article-dismissed = Отклонён.
article-take-back = Вернуть
article-made = Сохранён как черновик.
article-open = Открыть его
article-source = Источник: { $name } (SHA-256 { $hash }…), знаки { $places }.
finding-article-none = Статья не передана.
finding-article-too-large = Статья слишком велика.
finding-article-not-carried = Статья вернулась со страницей не целиком.
finding-article-form = Не выбрана форма для этого черновика.
finding-article-busy = Сейчас читаются другие статьи; эта не прочитана.
remedy-article = Выберите текстовый или HTML-файл не более 4 МБ или вставьте текст статьи; где страница просит, выберите форму.
remedy-article-busy = Повторите через несколько секунд: кнопкой на этой странице, которая передаст то же самое; если её нет, передайте статью ещё раз.
