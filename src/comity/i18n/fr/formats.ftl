# Dans les formats du domaine : paquets pour les archives, et ce qui s’écrit à côté des pages.
package-title = { $body } : le registre entier
package-told = Le journal public de { $body } ({ $origin }) à { $size ->
        [one] une feuille
       *[other] { $size } feuilles
    }, avec tous les fichiers que nomment ses actes. Il se vérifie par l’ancre, à comparer avec une autre venue d’ailleurs.
package-written = Paquet { $path } : { $files ->
        [one] un fichier
       *[other] { $files } fichiers
    }, { $bytes } octets, à { $leaves ->
        [one] une feuille
       *[other] { $leaves } feuilles
    }.
package-read = { $leaves ->
        [one] Une feuille relue, vérifiée et reconclue
       *[other] { $leaves } feuilles relues, vérifiées et reconclues
    } ; racine { $root }, empreinte d’état { $digest }.
journal-akn = En Akoma Ntoso
cite-csl = CSL-JSON
