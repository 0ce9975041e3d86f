finding-airspace-bytes = Файл должен быть текстом в UTF-8, а здесь это не так.
finding-airspace-clock = У этого положения нет времени, поэтому траекторию по нему не построить.
finding-airspace-day = В файле указано только время суток.
finding-airspace-doctype = В файле объявлен тип документа. Такие объявления не читаются.
finding-airspace-empty = В файле нет ни одного положения.
finding-airspace-extra = Часть Comity, читающая траектории, не установлена.
finding-airspace-format = Формат этого файла не входит в число читаемых.
finding-airspace-item = Этот элемент не таков, как требует его формат.
finding-airspace-json = JSON не прочитан: он вложен слишком глубоко, называет член дважды или содержит число, которое числом не является.
finding-airspace-line = Эта строка не такова, как требует её формат.
finding-airspace-oversize = В файле больше, чем читается за один раз.
finding-airspace-radar = Положения в файле даны дальностью и азимутом от радиолокатора, место которого не указано.
finding-airspace-range = Такое число невозможно для того, что оно обозначает; возможно, перепутаны единицы.
finding-chronicle-material = Файл, названный в черновике, не тот, на который указывают его свёртка и размер.
finding-airspace-truncated = Файл обрывается раньше времени, или элемент в нём выходит за его конец.
remedy-airspace = Попросите файл в том виде, в каком он был записан, у того, кто его сделал; укажите через --day, --radar, --format или --ahead то, чего он сам не говорит. Ничего не изменено.

airspace-flag-order = { $count ->
    [one] { $count } положение стоит не по порядку времени (первое: { $line }); оно поставлено по порядку.
    [few] { $count } положения стоят не по порядку времени (первое: { $line }); они поставлены по порядку.
   *[other] { $count } положений стоят не по порядку времени (первое: { $line }); они поставлены по порядку.
}
airspace-flag-double = { $count ->
    [one] { $count } положение дано дважды ({ $line }); оно учтено один раз.
    [few] { $count } положения даны не по одному разу (первое: { $line }); каждое учтено один раз.
   *[other] { $count } положений даны не по одному разу (первое: { $line }); каждое учтено один раз.
}
airspace-flag-two-places = { $count ->
    [one] Для { $count } момента дано и другое положение ({ $line }); учтено первое.
    [few] Для { $count } моментов даны и другие положения (первое: { $line }); учтены первые.
   *[other] Для { $count } моментов даны и другие положения (первое: { $line }); учтены первые.
}
airspace-flag-cut = У последней строки ({ $line }) нет конца, как если бы файл был на ней обрезан; она не учтена.
airspace-flag-no-position = { $count ->
    [one] { $count } сообщение без положения не учтено.
    [few] { $count } сообщения без положения не учтены.
   *[other] { $count } сообщений без положения не учтены.
}
airspace-flag-again = { $count ->
    [one] { $count } строка повторяет уже полученное положение и не учтена.
    [few] { $count } строки повторяют уже полученные положения и не учтены.
   *[other] { $count } строк повторяют уже полученные положения и не учтены.
}
airspace-flag-noise = { $count ->
    [one] { $count } кадр не учтён: его чётность не сходится.
    [few] { $count } кадра не учтены: их чётность не сходится.
   *[other] { $count } кадров не учтены: их чётность не сходится.
}
airspace-flag-category = { $count ->
    [one] { $count } блок другой категории не учтён.
    [few] { $count } блока других категорий не учтены.
   *[other] { $count } блоков других категорий не учтены.
}

airspace-flag-integrity-lost = Целостность (NIC), бывшая в пределах 0,2 мор. мили, превышала 1 мор. милю { $seconds } с (начиная с { $line }; раз: { $count }). Это признак помех спутниковой навигации или неисправности.
airspace-flag-accuracy-lost = Точность (NACp), бывшая в пределах 0,2 мор. мили, превышала 1 мор. милю { $seconds } с (начиная с { $line }; раз: { $count }). Это признак помех спутниковой навигации или неисправности.
airspace-flag-jump = Положения скачут, раз: { $count }; сначала на { $metres } м, что потребовало бы { $speed } м/с ({ $line }). Это признак помех или неверного байта.
airspace-flag-silent = Радиолокатор видел это воздушное судно { $seconds } с, а ответчик не отвечал (промежутков: { $count }).
airspace-flag-speed-unit = Указанная скорость в { $ratio } раза отличается от пройденной, как если бы перепутали единицы ({ $units }).
airspace-flag-height-unit = Высоты по давлению в { $ratio } раза отличаются от геометрических, как если бы перепутали футы и метры ({ $units }).
finding-airspace-many = В файлах больше воздушных судов, чем может показать один рисунок.
finding-airspace-option = Этот параметр не понят.

airspace-picture = Рисунок сближения
airspace-synthetic = Синтетика: траектории составлены, не доказательство
airspace-made-up = (составлено, как сказано в файле)
airspace-sources = Источники
airspace-nobody = Ничто не усреднено, и ничто здесь не говорит, кто прав.
airspace-map-note = Береговая линия: Natural Earth (общественное достояние), без границ. Круги – наибольшее сближение.
airspace-map-beyond = Имеющаяся береговая линия сюда не доходит и не показана. Круги – наибольшее сближение.
airspace-profile = Высота во времени (UTC)
airspace-separation = Расстояние по земле во времени (UTC)
airspace-metres = { $number } м
airspace-per-second = { $number } м/с
airspace-seconds = { $number } с
airspace-height-pressure = высота по давлению
airspace-height-geometric = геометрическая высота
airspace-minimum = указанный минимум: { $number } мор. мили
airspace-encounter = { $first } [{ $one }] и { $second } [{ $other }]
airspace-nearest = Наибольшее сближение по земле
airspace-slant = Наибольшее сближение в пространстве
airspace-nearest-value = { $distance } ± { $bound }, в { $time } ± { $seconds }
airspace-nearest-parallel = { $distance } ± { $bound }, впервые в { $time }; время не ограничено, так как расстояние почти не меняется
airspace-nearest-unknown = { $distance }, в { $time }; граница неизвестна, так как точность не передавалась
airspace-bound = Из чего складывается граница
airspace-bound-value = точность { $first } и { $second }; повороты между отметками { $third } и { $fourth }
airspace-vertical = Расстояние по высоте в тот миг
airspace-vertical-value = { $distance }, { $kind }
airspace-vertical-none = не рассчитано: высоты разного рода или одной нет
airspace-speed = Скорость одного относительно другого
airspace-fixes = Секунд от ближайших отметок
airspace-fixes-value = { $first } и { $second }; между отметками положение интерполировано
airspace-loss = Ниже обоих минимумов
airspace-loss-value = с { $begins } до { $ends }; наименьшее: { $lateral } по земле, { $vertical } по высоте
airspace-loss-none = ни в один рассчитанный миг
airspace-loss-unknown = неизвестно: высоты не сравнимы
airspace-gap = Пробел: { $name }
airspace-gap-value = с { $begins } до { $ends }; внутри ничего не рассчитано
airspace-boundary = Расстояние до линии в тот миг
airspace-boundary-value = { $first } и { $second }
airspace-nothing = Нет ни одного общего мига без пробелов; ничего не рассчитано.
airspace-difference = { $name }: чем различаются [{ $one }] и [{ $other }]
airspace-moments = Сравнено мгновений
airspace-median = Расстояние, медиана
airspace-largest = Расстояние, наибольшее
airspace-largest-value = { $distance }, в { $time }
airspace-clock = Часы
airspace-clock-value = ближе всего, если вычесть { $seconds } из [{ $other }]; тогда { $distance } (медиана). Ошибка вдоль пути выглядит так же.
airspace-height = Высота, [{ $other }] минус [{ $one }], медиана
airspace-kinds = Какие высоты даны
airspace-kinds-none = никаких
airspace-unknown = неизвестно
airspace-advisories = Переданные рекомендации БСПС
airspace-advisory = { $ended ->
    [yes] { $name }: завершена; регистр { $register }
   *[no] { $name }: действует; регистр { $register }
}
airspace-advisory-threat = о { $threat }
airspace-seen = Что замечено в файлах
airspace-source-value = { $account } · { $file } · { $format } · { $clock } · { $size } Б · SHA-256 { $hash }
airspace-source-ahead = часы, как сказано, спешат на { $seconds }
airspace-clock-unix = секунды Unix
airspace-clock-utc = UTC
airspace-clock-utc-assumed = без пояса, принято UTC
airspace-clock-day = время суток, день указан
airspace-clock-counter = счётчик, день указан
airspace-no-pair = Нет пары воздушных судов для расчёта.
airspace-screening = Просмотр
airspace-screened = Кандидатов: { $candidates }; каждый – повод посмотреть, а не вывод. Просмотрено точек: { $points }, воздушных судов: { $aircraft }. Не просмотрено: пробелов { $long }, отрезков быстрее 350 м/с { $fast }, строк без положения { $without }.
