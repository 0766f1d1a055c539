import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { editorEnvironment } from './editorEnvironment.ts';
import type { EditorInstall } from './editorFolder.ts';
import { freePort } from './freePort.ts';
import { installEditor } from './installEditor.ts';
import { startGroup, type ProcessGroup } from './processGroup.ts';
import { run } from './run.ts';
import { writeUserSettings, type Settings } from './userSettings.ts';

const START_LIMIT_MS = 30_000;

/** How to start an editor. */
export interface EditorOptions {
  /** The absolute path of the folder to open. */
  readonly workspace: string;
  /** A packed extension to install first. */
  readonly vsix?: string;
  /** An extension under development, and the entry of the tests to run in its host: both absolute paths. */
  readonly development?: { readonly extensionPath: string; readonly testsPath: string };
  readonly userSettings?: Settings;
  /** Added to the environment of the editor, and so of the extension host. */
  readonly env?: Readonly<Record<string, string>>;
  /** `trusted` (the default) trusts every folder; `restricted` opens an unknown folder in Restricted Mode. */
  readonly trust?: 'trusted' | 'restricted';
  /** Where profile and extensions are kept. Without it they last until `dispose`. */
  readonly profile?: string;
  readonly announce?: (line: string) => void;
}

/** A running editor, served to browsers on the loopback interface. */
export interface Editor {
  readonly url: string;
  /** Ends the editor with all its processes. */
  dispose(): Promise<void>;
}

/** Starts an editor and waits until it answers. Throws with its output when it does not within 30 s. */
export async function startEditor(options: EditorOptions): Promise<Editor> {
  const install = await installEditor(options.announce ?? console.log);
  const profile = options.profile ?? (await mkdtemp(join(tmpdir(), 'prometheus-editor-')));
  const folders = ['--server-data-dir', join(profile, 'user'), '--extensions-dir', join(profile, 'extensions')];
  await writeUserSettings(join(profile, 'user'), options.userSettings ?? {});
  if (options.vsix !== undefined) await installExtension(install, options.vsix, folders);
  const port = await freePort();
  const group = startGroup(install.node, [install.serverScript, ...serverArguments(port, options), ...folders], editorEnvironment(options.env));
  await untilAnswering(port, group);
  return {
    url: editorUrl(port, options),
    dispose: async () => {
      await group.dispose();
      if (options.profile === undefined) await rm(profile, { recursive: true, force: true });
    },
  };
}

async function installExtension(install: EditorInstall, vsix: string, folders: readonly string[]): Promise<void> {
  await run(install.node, [install.serverScript, '--install-extension', vsix, '--force', '--accept-server-license-terms', ...folders], {
    env: editorEnvironment(),
  });
}

function serverArguments(port: number, options: EditorOptions): readonly string[] {
  return [
    ...['--host', '127.0.0.1', '--port', String(port), '--without-connection-token', '--accept-server-license-terms'],
    ...['--telemetry-level', 'off'],
    ...(options.trust === 'restricted' ? [] : ['--disable-workspace-trust']),
    // Without the driver the payload of the address, which names the tests, is ignored.
    ...(options.development === undefined ? [] : ['--enable-smoke-test-driver']),
  ];
}

async function untilAnswering(port: number, group: ProcessGroup): Promise<void> {
  const { leader } = group;
  let output = '';
  const keep = (chunk: Buffer): void => {
    output += chunk.toString();
  };
  leader.stdout?.on('data', keep);
  leader.stderr?.on('data', keep);
  const deadline = Date.now() + START_LIMIT_MS;
  while (!(await answers(port))) {
    if (leader.exitCode !== null || Date.now() > deadline) {
      await group.dispose();
      throw new Error(`The editor did not start.\n${output}`);
    }
    await pause(50);
  }
}

async function answers(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/version`)).ok;
  } catch {
    return false;
  }
}

function editorUrl(port: number, { workspace, development }: EditorOptions): string {
  const address = `http://127.0.0.1:${port}/?folder=${encodeURIComponent(workspace)}`;
  if (development === undefined) return address;
  const remote = (path: string): string => `vscode-remote://127.0.0.1:${port}${path}`;
  const payload = [
    ['extensionDevelopmentPath', remote(development.extensionPath)],
    ['extensionTestsPath', remote(development.testsPath)],
    ['skipWelcome', 'true'],
  ];
  return `${address}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
}
