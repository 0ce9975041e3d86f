# Opening a body: a seat takes its place in one go.
accede-done = { $seat } has taken its place. Keep { $mission } with the root keys; { $desk } signs its records.
finding-root-one-set = There is not exactly one public root set, CODE.set.json, in the folder.
