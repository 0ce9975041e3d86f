# Ввоз собрания.
import-judged = Прочитано строк: { $rows }; { $records ->
        [one] будет записан { $records } акт
        [few] будет записано { $records } акта
       *[many] будет записано { $records } актов
    }; строк без акта: { $unused }. Замечаний нет, ничего не записано.
import-written = В архиве { $records ->
        [one] { $records } акт
        [few] { $records } акта
       *[many] { $records } актов
    }, из них от прежнего запуска: { $before }. Якорь архива:
import-faults = { $count ->
        [one] { $count } ошибка
        [few] { $count } ошибки
       *[many] { $count } ошибок
    }, прочитано строк: { $rows }; ничего не записано.
