# Как этот язык пишет полную дату (шаблон дат Юникода) и число с единицей.
date-pattern = d MMMM y
date-pattern-yearly = d MMMM
quantity = { $number } { $unit }

forms = Формы
forms-lead = Что может говорить акт этого органа, форма за формой, и кто может её подать: прочитано из правил, которые суть данные.
forms-link = Формы, поля и кто что может подавать
forms-who = Кто что может подавать
forms-who-lead = «Все» – это все представители данного класса. Место подаёт акты в пределах своего членства; в архиве вопрос относится к тому, кому акт приписан.
forms-form = Форма
forms-all = все
forms-nobody = –
forms-schema = JSON Schema
forms-acts = Действия
forms-symbol = Обозначение
forms-parts = Обязательные части
forms-part-title = заголовок
forms-part-text = текст
forms-duty = Обязанность адресатов
forms-about = Касается стороны, названной в поле
forms-until = Заканчивается в день, названный в поле
forms-mandate = Действие
forms-mandate-about = Названная должность может говорить за названную группу.
forms-decision = Как принимается решение
forms-rule = Основание
forms-no-fields = Собственных полей нет.
field = Поле
field-line = { $label }: { $value }
field-kind = Содержание
field-limits = Пределы
field-unit = Единица
field-required = обязательно
field-optional = необязательно
field-list-of = список: { $items }
field-range = от { $low } до { $high }
field-least = не меньше { $low }
field-characters = от { $low } до { $high ->
    [one] { $high } знака
   *[other] { $high } знаков
 }
field-items = от { $low } до { $high ->
    [one] { $high } пункта
   *[other] { $high } пунктов
 }
field-kind-string = строка
field-kind-text = текст на каждом языке
field-kind-number = число
field-kind-date = дата
field-kind-choice = выбор
field-kind-seat = место
field-kind-code = место, группа, должность или внешний участник

regime-checked = { $code } { $version }: файл понят и согласован.
regime-incoherent = { $code } { $version }: файл понят, но не согласован.
regime-languages = Языки
regime-duties = Обязанности
regime-fields = Поля
regime-no-source = без источника
record-date = Дата
regime-faults = { $count ->
    [one] Файл не принят: { $count } ошибка.
    [few] Файл не принят: { $count } ошибки.
   *[other] Файл не принят: { $count } ошибок.
}
