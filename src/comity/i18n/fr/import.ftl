# Importation d’une collection.
import-judged = { $rows ->
        [one] { $rows } ligne lue
       *[other] { $rows } lignes lues
    }, { $records ->
        [one] { $records } acte à écrire
       *[other] { $records } actes à écrire
    } ; { $unused } lignes n’en donnent aucun. Rien n’est à redire, et rien n’a été écrit.
import-written = { $records ->
        [one] { $records } acte
       *[other] { $records } actes
    } dans les archives, dont { $before } d’une exécution antérieure. Ce qui les ancre :
import-faults = { $count ->
        [one] { $count } défaut
       *[other] { $count } défauts
    } sur { $rows } lignes ; rien n’a été écrit.
