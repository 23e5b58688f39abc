import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Shelf, Turn, Waiting } from "./outbox";

interface Schema extends DBSchema {
  waiting: { key: string; value: Waiting; indexes: { person: string } };
}

let opened: Promise<IDBPDatabase<Schema>> | null = null;

function database(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>("plumbline", 1, {
    upgrade: (made) => void made.createObjectStore("waiting", { keyPath: "key" }).createIndex("person", "person"),
  });
  opened.catch(() => {
    opened = null;
  });
  return opened;
}

/** The shelf of this browser. */
export const browserShelf: Shelf = {
  all: async (person) => (await database()).getAllFromIndex("waiting", "person", person),
  put: async (one) => {
    // Acknowledged to the person only once it is on the disk.
    const writing = (await database()).transaction("waiting", "readwrite", { durability: "strict" });
    await Promise.all([writing.store.put(one), writing.done]);
  },
  remove: async (key) => (await database()).delete("waiting", key),
};

/** One window at a time sends; where windows cannot agree, the keys still keep a check-in from counting twice. */
export const oneWindow: Turn = async (work) => {
  if (navigator.locks) await navigator.locks.request("plumbline outbox", work);
  else await work();
};
