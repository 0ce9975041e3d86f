# Ce qu’un signataire lit avant de signer ; ce qu’impriment les commandes des clés et des cérémonies.
preview-title = CE QUI SERA SIGNÉ – { $act }
preview-id = Acte (SHA-256 de ces octets exactement)
preview-log = Journal
preview-by = Signé par les clés de
preview-for = Au nom de
preview-to = Adressé à
preview-attributed = Attribué à
preview-form = Formulaire
preview-date = Daté du
preview-audience = Destination
preview-audience-public = public
preview-audience-restricted = restreint
preview-audience-sealed = scellé
preview-not-understood = Ce corps ne convient pas à son acte. Il se lit :
preview-inner = Le texte même n’est pas dans ces octets ; ils le nomment ainsi :
preview-ref = Cet acte { $relation } : { $id }
preview-material = Fichier nommé, rôle { $role }, { $media }, { $size } octets, SHA-256 { $sha256 } :
preview-source = Source
preview-not-after = Nul s’il est reçu après
preview-signer = À signer par la clé { $key }
preview-chain = Place sur la chaîne de ces clés : { $seq }, après { $prev }
preview-seen = Le signataire a vu le journal à la taille { $size }, racine { $root }
preview-found = Fonde un organe de type { $kind }, version de l’état { $version }.
preview-founder-key = Clé du fondateur
preview-log-key = Clé du journal
preview-stamp-key = Clé du timbre
preview-regime = Règles (SHA-256)
preview-zone = Fuseau horaire
preview-policy = Politique des témoins :
preview-cites = Point de contrôle cité :
preview-accede = Le siège adhère avec ce jeu de racines de { $count ->
    [one] { $count } clé
   *[other] { $count } clés
}, dont { $threshold } doivent signer désormais :
preview-rotate = Le siège remplace son jeu de racines. Les anciennes clés racines sont épuisées ; les clés de mission et de bureau demeurent jusqu’à révocation. Le nouveau jeu compte { $count ->
    [one] { $count } clé
   *[other] { $count } clés
}, dont { $threshold } doivent signer désormais :
preview-key = Clé
preview-root-set = Empreinte du jeu de racines
preview-accredit-mission = Apporte une clé de MISSION : elle peut accréditer et révoquer des clés de bureau de ce siège, dans les limites qui suivent, et désavouer.
preview-accredit-desk = Apporte une clé de BUREAU : elle peut signer des actes de ce siège, dans les limites qui suivent.
preview-role = Fonction :
preview-scope-all = Portée : tout acte que son rang peut signer
preview-scope = Portée : { $acts }
preview-ceiling-none = Plafond : aucun
preview-ceiling = Plafond : { NUMBER($count, useGrouping: 0) ->
    [one] { $count } acte
   *[other] { $count } actes
}
preview-possession = Signature par laquelle la nouvelle clé montre que son titulaire la détient
preview-revoke = Met fin à cette clé à partir de cet acte ; ce qu’elle a signé auparavant demeure : { $key }
preview-disavow = Le siège déclare ne pas répondre { $count ->
    [one] de l’acte nommé ci-dessous, signé par une de ses clés.
   *[other] des { $count } actes nommés ci-dessous, signés par ses clés.
}
preview-no-reason = Aucun motif n’est donné.
preview-reason = Motif donné :
preview-amend-rules = Met en vigueur, à partir de l’acte suivant :
preview-seat = Siège admis : { $seat }, { $kind }, jeu de racines { $hash }
preview-witnessed = Inscrit ce point de contrôle avec ce que des témoins ont signé :
preview-said-title = Titre, { $language } :
preview-said-text = Texte, { $language } :
preview-said-field = { $label } :

yes = oui
sign-question = Signer exactement ceci avec { $keys } ? Écrivez { $yes } pour signer :
prepare-written = Écrit dans { $file } : exactement les octets à signer.
join-whole = Complet : { $file }, signé par { $keys }.
read-signature-holds = La signature tient : { $key }
read-signature-broken = LA SIGNATURE NE TIENT PAS : { $key }
read-signature-unchecked = Signature présente, non contrôlée (la clé publique manque ici ; donnez --dir) : { $key }
read-signature-missing = Signature encore manquante : clé { $key }

root-secret = Clé secrète, pour un titulaire : { $file }
root-public = Jeu public, pour le fondateur : { $file }
root-set = { $seat } à { $log } : { $count ->
    [one] { $count } clé racine
   *[other] { $count } clés racines
}, dont { $threshold } doivent signer.
request-written = Demande d’accréditation : { $file }
    Clé { $key }
    Empreinte { $hash }
    Lisez l’empreinte à qui accrédite la clé, par une autre voie que ce fichier.
key-owner = Titulaire
key-fingerprint = Empreinte
key-algorithm = Algorithme
key-algorithm-ed25519 = Ed25519, signe des notes
key-algorithm-cosignature = Ed25519, cosignature/v1 (timbres et témoins)
key-tier-unasked = Rang : le journal le sait, non le fichier ; donnez --dir.
key-tier-unknown = Rang : aucun, le journal de cet organe ne connaît pas cette clé.
key-tier-founder = clé du fondateur
key-tier-root = clé racine
key-tier-mission = clé de mission
key-tier-desk = clé de bureau
key-in-force-at = en vigueur
key-revoked-at = révoquée à la feuille { $index }
key-spent-at = épuisée par renouvellement à la feuille { $index }
keys-head = { $name }  { $tier }  { $state }
keys-remit = fonction : { $role } ; actes : { $acts } ; plafond : { $ceiling } ; signés : { $signed }
keys-all-acts = tous ceux de son rang
keys-no-ceiling = aucun
keys-brought = apportée à la feuille { $index } par { $keys }
keys-not-acceded = { $seat } n’a pas adhéré ; admis sous le jeu de racines { $hash }
desk-replaced = { $key } est accréditée ; son secret est dans { $file }.
