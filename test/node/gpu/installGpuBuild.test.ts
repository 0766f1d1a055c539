import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'mocha';
import { create } from 'tar';
import { useGpuFolders } from '../../../src/evaluator/engine/gpuBuilds.ts';
import { describeGpuFailure } from '../../../src/host/gpu/describeGpuFailure.ts';
import { gpuBuildFolder, gpuBuilds, installedGpuFolders, isInstalled, type GpuBuild } from '../../../src/host/gpu/gpuBuild.ts';
import { installGpuBuild, type GpuInstallFailure } from '../../../src/host/gpu/installGpuBuild.ts';
import type { Result } from '../../../src/core/support/result.ts';
import { withServer } from '../../support/fileServer.ts';
import { withTemporaryFolder } from '../../support/temporaryFolder.ts';
import { Bench, rawPrompt, request, run, valueOf } from '../evaluator/clientFixture.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const VULKAN = join(ROOT, 'node_modules/@node-llama-cpp/linux-x64-vulkan');

interface Archive {
  readonly content: Buffer;
  readonly build: GpuBuild;
}

/** A package as the registry has it: everything below `package/`. */
async function pack(folder: string, name: string, level = 6, source = join(folder, 'package')): Promise<Archive> {
  const file = join(folder, `${name}.tgz`);
  await create({ file, cwd: source, prefix: 'package', gzip: { level }, portable: true }, await readdir(source));
  const content = await readFile(file);
  const integrity = `sha512-${createHash('sha512').update(content).digest('base64')}`;
  return { content, build: { kind: 'vulkan', version: '3.22.1', packages: [{ name, bytes: content.length, unpackedBytes: 0, integrity }] } };
}

async function packFiles(folder: string, files: Readonly<Record<string, string>>): Promise<Archive> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, 'package', path)), { recursive: true });
    await writeFile(join(folder, 'package', path), content);
  }
  return pack(folder, 'made-up-gpu');
}

const FILES = {
  'package.json': '{"name":"@node-llama-cpp/made-up-gpu","version":"3.22.1","type":"module"}',
  'dist/index.js': 'export const where = import.meta.url;',
};

/** Installs from a real server that has this content under the address of the registry. */
async function install(root: string, { content, build }: Archive): Promise<{ readonly result: Result<string, GpuInstallFailure>; readonly paths: readonly string[] }> {
  const paths: string[] = [];
  return withServer(
    (incoming, response) => {
      paths.push(incoming.url ?? '');
      response.setHeader('content-length', content.length);
      response.end(content);
    },
    async (url) => {
      const registry = new URL('/registry/', url).href;
      const result = await installGpuBuild({ build, root, registry, signal: new AbortController().signal, onProgress: () => undefined, tuning: { retries: 0 } });
      return { result, paths };
    },
  );
}

describe('builds for GPUs', () => {
  it('are those of the version of the binding, with the hashes of the lock file', async () => {
    const { packages } = JSON.parse(await readFile(join(ROOT, 'package-lock.json'), 'utf8')) as { packages: Readonly<Record<string, { version: string; integrity?: string }>> };
    const builds = gpuBuilds('linux-x64');
    assert.deepEqual(builds.map(({ kind }) => kind), ['cuda', 'vulkan']);
    for (const build of builds) {
      assert.equal(build.version, packages['node_modules/node-llama-cpp']?.version);
      for (const { name, integrity } of build.packages) {
        const locked = packages[`node_modules/@node-llama-cpp/${name}`];
        assert.deepEqual({ version: build.version, integrity }, { version: locked?.version, integrity: locked?.integrity });
      }
    }
    assert.deepEqual(gpuBuilds('darwin-arm64'), []);
  });

  it('are downloaded, checked and unpacked, and then found by their name', async () => {
    await withTemporaryFolder(async (folder) => {
      const archive = await packFiles(folder, FILES);
      const root = join(folder, 'root');
      assert.equal(installedGpuFolders(root, [archive.build]), null);
      const { result, paths } = await install(root, archive);
      const installed = gpuBuildFolder(root, archive.build);
      assert.deepEqual(result, { ok: true, value: installed });
      assert.ok(paths.every((path) => path === '/registry/@node-llama-cpp/made-up-gpu/-/made-up-gpu-3.22.1.tgz'));
      assert.equal(installedGpuFolders(root, [archive.build]), installed);
      assert.deepEqual(await readdir(join(root, 'downloads')), [], 'nothing is left of the download');

      useGpuFolders(installed);
      const name = '@node-llama-cpp/made-up-gpu';
      const { where } = (await import(name)) as { readonly where: string };
      assert.equal(fileURLToPath(where), join(installed, 'node_modules', name, 'dist', 'index.js'));
      useGpuFolders(null);
    });
  });

  it('are not unpacked when they are not the ones expected', async () => {
    await withTemporaryFolder(async (folder) => {
      const archive = await packFiles(folder, FILES);
      const other = Buffer.from(archive.content);
      other.writeUInt8(other.readUInt8(40) ^ 1, 40);
      const { result } = await install(join(folder, 'root'), { ...archive, content: other });
      assert.ok(!result.ok && result.error.kind === 'wrong-content');
      assert.match(describeGpuFailure(result.error).message, /made-up-gpu is not the one expected/);
      assert.equal(isInstalled(join(folder, 'root'), archive.build), false);
      assert.deepEqual(await readdir(join(folder, 'root')), ['downloads']);
    });
  });

  it('leave what is there alone when they hold a link or lead out of their folder', async () => {
    await withTemporaryFolder(async (folder) => {
      const root = join(folder, 'root');
      const good = await packFiles(folder, FILES);
      assert.ok((await install(root, good)).result.ok);
      await symlink('/etc/passwd', join(folder, 'package', 'link'));
      const linked = await pack(folder, 'made-up-gpu');
      await writeFile(join(folder, 'outside.txt'), 'out');
      const file = join(folder, 'leading-out.tgz');
      await create({ file, cwd: folder, gzip: true, portable: true, preservePaths: true }, ['package/../outside.txt']);
      const content = await readFile(file);
      const integrity = `sha512-${createHash('sha512').update(content).digest('base64')}`;
      const leading = { content, build: { ...good.build, packages: [{ name: 'made-up-gpu', bytes: content.length, unpackedBytes: 0, integrity }] } };
      for (const archive of [linked, leading]) {
        const { result } = await install(root, archive);
        assert.ok(!result.ok && result.error.kind === 'not-unpacked', JSON.stringify(result));
        assert.equal(isInstalled(root, good.build), true);
        assert.deepEqual((await readdir(join(gpuBuildFolder(root, good.build), 'node_modules', '@node-llama-cpp'))).sort(), ['made-up-gpu']);
      }
    });
  });

  it('of Vulkan are tried by the evaluator, which says why when they do not help', async function () {
    if (process.platform !== 'linux' || process.arch !== 'x64' || !existsSync(VULKAN)) {
      console.log('      skipped: the package linux-x64-vulkan is not installed here');
      this.skip();
    }
    await withTemporaryFolder(async (folder) => {
      const archive = await pack(folder, 'linux-x64-vulkan', 0, VULKAN);
      const { result } = await install(join(folder, 'root'), archive);
      assert.ok(result.ok);
      const bench = await Bench.open();
      try {
        const client = bench.client(await bench.model({}, { gpuLayers: 'auto', gpuFolders: result.value }));
        assert.equal(valueOf((await run(client, request(rawPrompt('Hello.')))).result).ending, 'marker');
        const { place } = await client.status();
        assert.ok(place !== undefined);
        if (place.gpu === null) assert.match(place.whyNoGpu ?? '', /Vulkan: .+\.$|the GPU failed: |no layer fits/);
        else assert.ok(place.gpuLayers > 0);
      } finally {
        await bench.close();
      }
    });
  });
});

