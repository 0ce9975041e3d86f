# Opening a body: a seat takes its place in one go.
accede-done = { $seat } занимает своё место. Храните { $mission } вместе с корневыми ключами; { $desk } подписывает акты.
finding-root-one-set = В папке должен лежать ровно один открытый набор корневых ключей, CODE.set.json.
