## Сценарии регламента.

finding-scenario-size = Сценарий слишком длинный.
finding-scenario-utf-8 = Сценарий – текст в UTF-8.
finding-scenario-signs = В строке есть знаки, которые нельзя показать.
finding-scenario-divider = Верхнюю часть завершает строка из четырёх дефисов.
finding-scenario-line = Это не шаг и не вопрос, или назван шаг, которого выше нет.
finding-scenario-time = Такого времени нет, или оно раньше времени шага выше.
finding-scenario-who = В регламенте нет места или должности с таким кодом.
finding-scenario-refused = Названного здесь шага нет в журнале.
finding-scenario-number = Поле содержит целое число.
finding-scenario-rules = Эти правила нельзя изменить в сценарии: нужны уполномоченная должность, предложение и принятие.
finding-scenario-file = Названного здесь файла нет рядом со сценарием, или он не читается.
finding-scenario-question = Ничего с таким названием этот шаг не открыл.
remedy-scenario = Исправьте сценарий в указанной строке (docs/spec/scenario.md).
scenario-ok = сходится: { $file } – { $title }
scenario-differs = расходится: { $file } – { $title }
scenario-updated = записано: { $file } – { $title }
scenario-none = Сценариев не найдено.
scenario-step-refused = { $at } { $what }: отклонено
scenario-not-in-log = в журнале нет
