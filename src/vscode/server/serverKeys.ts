import type * as vscode from 'vscode';
import { serverBase } from '../../host/server/serverSettings.ts';

/** Keys of servers, in the secret storage of the editor: one for each origin, so that no server is sent the key of another. */
export class ServerKeys {
  readonly #secrets: vscode.SecretStorage;

  constructor(secrets: vscode.SecretStorage) {
    this.#secrets = secrets;
  }

  /** The key for a server's address; undefined when there is none. */
  async get(url: string): Promise<string | undefined> {
    const name = nameOf(url);
    return name === null ? undefined : this.#secrets.get(name);
  }

  /** Keeps a key; an empty one is forgotten. */
  async set(url: string, key: string): Promise<void> {
    const name = nameOf(url);
    if (name === null) return;
    await (key === '' ? this.#secrets.delete(name) : this.#secrets.store(name, key));
  }
}

function nameOf(url: string): string | null {
  const base = serverBase(url);
  return base === null ? null : `prometheus.serverKey ${base.origin}`;
}
