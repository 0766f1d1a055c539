import { join } from 'node:path';
import { cacheDirectory } from '../../src/host/models/cacheDirectory.ts';

/** The editor that tests and `npm start` run: code-server 4.139.1 carries VS Code 1.139.1. */
export const CODE_SERVER_VERSION = '4.139.1';

/** The Node that this editor is made for. Its package has the headers that native modules compile against. */
export const NODE_VERSION = '24.21.0';

/** Raise this when the way of installing changes, so that older installs are left behind. */
const LAYOUT = 1;

/** Where an installed editor lies, per user and per version, and what to start. */
export interface EditorInstall {
  readonly folder: string;
  readonly node: string;
  readonly serverScript: string;
}

/** The place of the editor in the user's cache, whether or not it is there yet. */
export function editorInstall(): EditorInstall {
  const folder = join(cacheDirectory(), 'editor', `code-server-${CODE_SERVER_VERSION}-node-${NODE_VERSION}-${LAYOUT}`);
  return installIn(folder);
}

/** The same layout in any other folder. */
export function installIn(folder: string): EditorInstall {
  return {
    folder,
    node: join(folder, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node'),
    serverScript: join(folder, 'vscode', 'out', 'server-main.js'),
  };
}
