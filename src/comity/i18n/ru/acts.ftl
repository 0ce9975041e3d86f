# Акты о ключах, правилах и молчании и что они делают с журналом.
act-rotate = Новые ключи
act-disavow = Отречение
act-amend-rules = Изменение правил
act-open-silence = Открытие процедуры молчания
act-break-silence = Нарушение молчания
act-extend = Продление
act-reaction = Реакция
act-derestrict = Снятие ограничения
rel-breaks = нарушает молчание по
rel-disavows = отрекается от
rel-submits = передаёт на процедуру молчания
rel-by-breaks = нарушает это молчание
rel-by-disavows = отрекается от этого
rel-by-submits = передаёт это на процедуру молчания
status-disavowed = место отреклось от акта
silence-running = молчание длится
silence-kept = молчание соблюдено, ещё не подтверждено
silence-broken = молчание нарушено
silence-confirmed = принято в порядке молчания
silence-withdrawn = отозвано
rel-derestricts = открывает
rel-by-derestricts = открывает это
check-restricted = Свёртка допущенных читателей { $digest } ({ $material ->
        [one] назван { $material } файл
        [few] названо { $material } файла
       *[many] названо { $material } файлов
    })
    .proves = выводы допущенных читателей по текстам, которые есть в этой копии, – те, что подписала система; каждый файл, названный в этих текстах, на месте
