# В форматах отрасли: пакеты для архивов и то, что пишется рядом со страницами.
package-title = { $body }: весь журнал
package-told = Открытый журнал: { $body } ({ $origin }), { $size ->
        [one] { $size } лист
        [few] { $size } листа
       *[many] { $size } листов
    }, со всеми файлами, которые названы в актах. Проверяется по якорю; сам якорь сверяют с полученным из другого источника.
package-written = Пакет { $path }: { $files ->
        [one] { $files } файл
        [few] { $files } файла
       *[many] { $files } файлов
    }, байтов: { $bytes }; журнал: { $leaves ->
        [one] { $leaves } лист
        [few] { $leaves } листа
       *[many] { $leaves } листов
    }.
package-read = { $leaves ->
        [one] Прочитан, проверен и заново выведен { $leaves } лист
        [few] Прочитаны, проверены и заново выведены { $leaves } листа
       *[many] Прочитаны, проверены и заново выведены { $leaves } листов
    }; корень { $root }, дайджест { $digest }.
journal-akn = В Akoma Ntoso
cite-csl = CSL-JSON
