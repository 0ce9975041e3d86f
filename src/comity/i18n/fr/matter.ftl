# Un dossier, ou une décision avec tout ce qui s’y rattache, en un seul document.
matter-form = Formulaire
matter-by = De
matter-state = État
matter-days = Dates
matter-from-to = du { $first } au { $last }
matter-left-out = { $count ->
    [one] Un autre acte n’est pas rapporté ici.
   *[other] { $count } autres actes ne sont pas rapportés ici.
 }
matter-told-live = Établi à partir des actes du journal ; personne n’a écrit ni signé ce document.
matter-told-archive = Établi à partir d’une reconstitution de sources publiques ; aucun État n’a signé ces actes, et personne n’a écrit ni signé ce document.
matter-told-exercise = EXERCICE. Établi à partir des actes d’un exercice ; personne n’a écrit ni signé ce document.
matter-of-restricted = Avec des textes réservés aux membres : à ne pas publier.
matter-akn = En Akoma Ntoso
matter-sheet = Fiche de décision (Akoma Ntoso)
finding-journal-no-thread = Il n’y a pas de tel dossier.
finding-journal-no-decision = Cet acte ne décide rien : seule une décision a une fiche de décision.
