// Keys this browser keeps, by name, in IndexedDB: the secret as a key that can sign and cannot be read out.
// Knows storage; not what is signed. Law: nothing here returns a secret's bytes, for there are none.

const STORE = "keys";

function opened() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open("comity", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: "name" });
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

async function within(mode, ask) {
  const database = await opened();
  try {
    return await new Promise((resolve, reject) => {
      const asked = ask(database.transaction(STORE, mode).objectStore(STORE));
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
  } finally {
    database.close();
  }
}

/** Return the key of that name, or undefined. */
export const kept = (name) => within("readonly", (store) => store.get(name));

/** Return all keys. */
export const all = () => within("readonly", (store) => store.getAll());

/** Keep a key. */
export const keep = (key) => within("readwrite", (store) => store.put(key));

/** Forget the key of that name; nothing brings it back. */
export const forget = (name) => within("readwrite", (store) => store.delete(name));
