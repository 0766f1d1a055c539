import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CODE_SERVER_VERSION, editorInstall, installIn, NODE_VERSION, type EditorInstall } from './editorFolder.ts';
import { run } from './run.ts';

/** Parts of the server that nothing here needs, and that make the install far larger. */
const UNUSED_DEPENDENCIES = [
  '@devcontainers/cli',
  '@github/copilot-sdk',
  '@microsoft/mxc-sdk',
  '@vscode/copilot-api',
  '@vscode/sandbox-runtime',
  '@vscode/sqlite3',
  '@vscode/windows-process-tree',
  '@vscode/windows-registry',
  'kerberos',
  'ssh2',
];

/** Says what is being done; installing takes long enough to ask for it. */
export type Announce = (line: string) => void;

/**
 * The editor in the user's cache, installed there first where it is missing. An install grows in a folder of its own
 * and is renamed when whole, so that one which broke off leaves nothing behind, and two at once do not clash.
 */
export async function installEditor(announce: Announce): Promise<EditorInstall> {
  const wanted = editorInstall();
  if (existsSync(wanted.folder)) return wanted;
  announce(`Installing VS Code (code-server ${CODE_SERVER_VERSION}, about 450 MB, once) into ${wanted.folder}`);
  await mkdir(dirname(wanted.folder), { recursive: true });
  const growing = await mkdtemp(`${wanted.folder}.part-`);
  try {
    await fill(installIn(growing), announce);
    await moveInto(growing, wanted.folder);
  } finally {
    await rm(growing, { recursive: true, force: true });
  }
  return wanted;
}

async function fill(install: EditorInstall, announce: Announce): Promise<void> {
  announce(`Fetching Node ${NODE_VERSION} and code-server ${CODE_SERVER_VERSION} from the npm registry.`);
  await unpack(nodePackage(), install.folder, 'package', 'node');
  await unpack(`code-server@${CODE_SERVER_VERSION}`, install.folder, 'package/lib/vscode', 'vscode');
  announce('Installing the packages of the VS Code server.');
  const server = join(install.folder, 'vscode');
  await leaveOutUnused(join(server, 'package.json'));
  await npm(install, ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'], server);
  await compileNative(install, server, announce);
}

/** Fetches a package and moves one folder of it into the install. */
async function unpack(specifier: string, folder: string, part: string, name: string): Promise<void> {
  const scratch = await mkdtemp(join(folder, 'unpack-'));
  const archive = `${specifier.replace('@', '-')}.tgz`;
  await run('npm', ['pack', specifier, '--pack-destination', scratch], { cwd: scratch, env: npmEnvironment() });
  await run('tar', ['-xzf', archive, part], { cwd: scratch });
  await rename(join(scratch, ...part.split('/')), join(folder, name));
  await rm(scratch, { recursive: true });
}

function nodePackage(): string {
  const prefix = process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  return `${prefix}-${platform}-${process.arch}@${NODE_VERSION}`;
}

async function leaveOutUnused(manifestFile: string): Promise<void> {
  const manifest: unknown = JSON.parse(await readFile(manifestFile, 'utf8'));
  if (!isRecord(manifest) || !isRecord(manifest['dependencies'])) throw new Error(`${manifestFile} has no dependencies.`);
  const kept = Object.entries(manifest['dependencies']).filter(([name]) => !UNUSED_DEPENDENCIES.includes(name));
  await writeFile(manifestFile, JSON.stringify({ ...manifest, dependencies: Object.fromEntries(kept) }, null, 2));
}

/** Without these native modules the editor runs, but shows an empty Output panel, and its hosts do not notice its end. */
async function compileNative(install: EditorInstall, server: string, announce: Announce): Promise<void> {
  announce('Compiling the log writer and the watchdog of the server.');
  try {
    await npm(install, ['rebuild', '@vscode/spdlog', '@vscode/native-watchdog'], server);
  } catch {
    announce('They could not be compiled (this needs python3, make and g++). The Output panel will be empty.');
  }
}

async function npm(install: EditorInstall, args: readonly string[], cwd: string): Promise<void> {
  const node = dirname(install.node);
  await run('npm', args, {
    cwd,
    env: { ...npmEnvironment(), PATH: `${node}:${process.env['PATH'] ?? ''}`, npm_config_nodedir: dirname(node) },
  });
}

/** Inside `npm test`, npm tells its children which project they are in; this npm works on another. */
function npmEnvironment(): NodeJS.ProcessEnv {
  const ofThisProject = /^npm_(config_local_prefix|package_.*|lifecycle_.*)$/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ofThisProject.test(name)));
}

/** Another run may have finished first: then its install is as good as this one. */
async function moveInto(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (!existsSync(to)) throw error;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
