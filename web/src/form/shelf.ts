// Drafts and unsent submissions in IndexedDB, by account; in memory where the browser has no database (a private window).
import { draftDays, type Draft, type Letter, type Shelf, type Stamp } from './draft';
import { uuid7 } from './ids';

const name = 'kangyu';

export async function openShelf(): Promise<Shelf> {
  try {
    return new DatabaseShelf(await openDatabase());
  } catch {
    return new MemoryShelf();
  }
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name, 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore('drafts', { keyPath: 'key' });
      opening.result.createObjectStore('letters', { keyPath: 'submission' });
      opening.result.createObjectStore('device');
    };
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error ?? new Error('no database'));
  });
}

function result<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('database'));
  });
}

class DatabaseShelf implements Shelf {
  constructor(private readonly database: IDBDatabase) {}

  private store(of: string, mode: IDBTransactionMode = 'readwrite'): IDBObjectStore {
    return this.database.transaction(of, mode, { durability: 'strict' }).objectStore(of);
  }

  draft(key: string): Promise<Draft | undefined> {
    return result(this.store('drafts', 'readonly').get(key));
  }

  async keepDraft(draft: Draft): Promise<void> {
    await result(this.store('drafts').put(draft));
  }

  async dropDraft(key: string): Promise<void> {
    await result(this.store('drafts').delete(key));
  }

  async letters(account: string): Promise<Letter[]> {
    const all: Letter[] = await result(this.store('letters', 'readonly').getAll());
    return all.filter((letter) => letter.account === account).sort((left, right) => left.made - right.made);
  }

  async keepLetter(letter: Letter): Promise<void> {
    await result(this.store('letters').put(letter));
  }

  async dropLetter(submission: string): Promise<void> {
    await result(this.store('letters').delete(submission));
  }

  async stamp(): Promise<Stamp> {
    // one transaction: two tabs never take the same number
    const store = this.store('device');
    const known: Stamp | undefined = await result(store.get('stamp'));
    const next = { device: known?.device ?? uuid7(), counter: (known?.counter ?? 0) + 1 };
    await result(store.put(next, 'stamp'));
    return next;
  }

  async tidy(now: number): Promise<void> {
    const store = this.store('drafts');
    const all: Draft[] = await result(store.getAll());
    for (const draft of all) if (isOld(draft, now)) store.delete(draft.key);
  }

  async forget(account: string): Promise<void> {
    const drafts = this.store('drafts');
    const all: Draft[] = await result(drafts.getAll());
    for (const draft of all) if (draft.account === account) drafts.delete(draft.key);
    const letters = this.store('letters');
    const waiting: Letter[] = await result(letters.getAll());
    for (const letter of waiting) if (letter.account === account) letters.delete(letter.submission);
  }
}

export class MemoryShelf implements Shelf {
  private readonly drafts = new Map<string, Draft>();
  private readonly waiting = new Map<string, Letter>();
  private readonly device = uuid7();
  private counter = 0;

  draft(key: string): Promise<Draft | undefined> {
    return Promise.resolve(this.drafts.get(key));
  }

  keepDraft(draft: Draft): Promise<void> {
    this.drafts.set(draft.key, structuredClone(draft));
    return Promise.resolve();
  }

  dropDraft(key: string): Promise<void> {
    this.drafts.delete(key);
    return Promise.resolve();
  }

  letters(account: string): Promise<Letter[]> {
    return Promise.resolve([...this.waiting.values()].filter((letter) => letter.account === account).sort((left, right) => left.made - right.made));
  }

  keepLetter(letter: Letter): Promise<void> {
    this.waiting.set(letter.submission, structuredClone(letter));
    return Promise.resolve();
  }

  dropLetter(submission: string): Promise<void> {
    this.waiting.delete(submission);
    return Promise.resolve();
  }

  stamp(): Promise<Stamp> {
    return Promise.resolve({ device: this.device, counter: ++this.counter });
  }

  tidy(now: number): Promise<void> {
    for (const draft of this.drafts.values()) if (isOld(draft, now)) this.drafts.delete(draft.key);
    return Promise.resolve();
  }

  forget(account: string): Promise<void> {
    for (const draft of this.drafts.values()) if (draft.account === account) this.drafts.delete(draft.key);
    for (const letter of this.waiting.values()) if (letter.account === account) this.waiting.delete(letter.submission);
    return Promise.resolve();
  }
}

function isOld(draft: Draft, now: number): boolean {
  return now - draft.saved > draftDays * 86_400_000;
}
