// Makes a fresh clone ready, then runs a task (scripts/<task>.ts) on the project's own Node.
// Plain JavaScript without dependencies: it runs on any Node from 20 on, before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Not import.meta.dirname, which came with Node 20.11.
const root = fileURLToPath(new URL('..', import.meta.url));
const modules = join(root, 'node_modules');
const lockFile = join(root, 'package-lock.json');
const stampFile = join(modules, '.prometheus-install');
const windows = process.platform === 'win32';
const ownNode = join(modules, 'node', 'bin', windows ? 'node.exe' : 'node');
const OLDEST_NODE = 24;

const [task, ...taskArguments] = process.argv.slice(2);
const script = join(root, 'scripts', `${task}.ts`);
if (task === undefined || !existsSync(script)) fail(`No such task: ${task ?? '(none)'}`);

if (!isInstalled()) install();
run(chooseNode());

function isInstalled() {
  if (!existsSync(modules)) return false;
  if (existsSync(stampFile)) return readFileSync(stampFile, 'utf8') === lockHash();
  return installedByNpm();
}

/** An `npm install` by hand leaves no stamp, but npm's own record is then as young as the lock file. */
function installedByNpm() {
  const record = join(modules, '.package-lock.json');
  const allowanceMs = 10_000;
  return existsSync(record) && existsSync(ownNode) && statSync(record).mtimeMs + allowanceMs > statSync(lockFile).mtimeMs;
}

function install() {
  say('Installing the packages of package-lock.json (npm ci; a minute or two, once).');
  // No install scripts: the only one that is needed puts the project's Node in its place.
  // All packages also where NODE_ENV is production, as in many containers.
  npm('ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund');
  say('Putting the Node of the project in its place (npm rebuild node).');
  npm('rebuild', 'node');
  writeFileSync(stampFile, lockHash());
}

function npm(...args) {
  const { status, error } = spawnSync('npm', args, { cwd: root, stdio: 'inherit', shell: windows });
  if (status !== 0) fail(`npm ${args[0]} failed${error ? `: ${error.message}` : ''}. Nothing was run.`);
}

function chooseNode() {
  if (existsSync(ownNode)) return ownNode;
  if (Number.parseInt(process.versions.node, 10) >= OLDEST_NODE) return process.execPath;
  return fail(`The project's Node is not at ${ownNode}, and this Node is ${process.version}. Remove node_modules and run this again.`);
}

function run(node) {
  const path = [join(modules, '.bin'), process.env.PATH].join(delimiter);
  const child = spawn(node, [script, ...taskArguments], { cwd: root, stdio: 'inherit', env: { ...process.env, PATH: path } });
  // A terminal sends Ctrl+C to both processes; this one stays until the task has cleaned up.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('error', (error) => fail(error.message));
  child.on('exit', (code) => process.exit(code ?? 1));
}

function lockHash() {
  return createHash('sha256').update(readFileSync(lockFile)).digest('hex');
}

function say(line) {
  console.log(`==> ${line}`);
}

function fail(line) {
  console.error(line);
  process.exit(1);
}
