# Opening a body: a seat takes its place in one go.
accede-done = { $seat } a pris sa place. Gardez { $mission } avec les clés racines ; { $desk } signe ses actes.
finding-root-one-set = Le dossier ne contient pas exactement un jeu de racines public, CODE.set.json.
