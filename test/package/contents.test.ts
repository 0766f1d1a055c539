import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, it } from 'mocha';
import { BUILD, ROOT, TARGET, VSIX } from '../../scripts/support/paths.ts';
import { listVsix } from './support/vsix.ts';

const LARGEST_BYTES = 16 * 1024 * 1024;
const LARGEST_PICTURE_BYTES = 300_000;

describe('the packed extension', () => {
  let files: readonly string[];

  before(async () => {
    files = await listVsix();
  });

  it('is small enough to download without a thought', async () => {
    const { size } = await stat(VSIX);
    assert.ok(size <= LARGEST_BYTES, `${size} bytes`);
  });

  it('holds the bundles, the documents, the rubrics and the icons', () => {
    const shipped = globSync(['rubrics/**/*.*', 'media/**/*.*'], { cwd: ROOT }).map((path) => `extension/${path}`);
    assert.notEqual(shipped.length, 0);
    const bundles = ['extension.cjs', 'history.cjs', 'evaluator.mjs', 'cli.mjs', 'webview/main.js', 'webview/main.css'].map((name) => `extension/dist/${name}`);
    const documents = ['package.json', 'readme.md', 'changelog.md', 'LICENSE.txt'].map((name) => `extension/${name}`);
    for (const file of [...bundles, ...documents, ...shipped]) assert.ok(files.includes(file), `${file} is missing`);
  });

  it('holds the pictures that its page and its walkthrough name, each small', async () => {
    const readme = await readFile(join(BUILD, 'stage', 'README.md'), 'utf8');
    const manifest = await readFile(join(BUILD, 'stage', 'package.json'), 'utf8');
    const inReadme = [...readme.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].flatMap(([, path]) => path ?? []);
    const inManifest = [...manifest.matchAll(/"(media\/[^"]+)"/g)].flatMap(([, path]) => path ?? []);
    assert.ok(inReadme.length > 0 && inManifest.length > 0);
    for (const path of [...inReadme, ...inManifest, 'media/walkthrough/sample.md']) {
      assert.ok(files.includes(`extension/${path}`), `${path} is missing`);
      assert.ok((await stat(join(BUILD, 'stage', path))).size <= LARGEST_PICTURE_BYTES, `${path} is too large`);
    }
  });

  it('holds nothing at its top that is not meant to ship', () => {
    const tops = new Set(files.filter((file) => file.startsWith('extension/')).map((file) => file.split('/')[1]));
    assert.deepEqual([...tops].sort(), ['LICENSE.txt', 'THIRD-PARTY-NOTICES.txt', 'changelog.md', 'dist', 'docs', 'media', 'node_modules', 'package.json', 'readme.md', 'rubrics']);
  });

  it('holds one build of llama.cpp: that for the CPU of this platform', () => {
    const builds = files.flatMap((file) => /@node-llama-cpp\/([^/]+)\//.exec(file)?.[1] ?? []);
    assert.deepEqual([...new Set(builds)], [TARGET.replace('darwin', 'mac').replace('win32', 'win').replace('mac-arm64', 'mac-arm64-metal')]);
  });

  it('holds no other native code', () => {
    const native = files.filter((file) => /\.(node|so|dylib|dll|exe)$/.test(file));
    assert.notEqual(native.length, 0);
    assert.deepEqual(native.filter((file) => !file.startsWith('extension/node_modules/@node-llama-cpp/')), []);
  });

  it('holds no sources, source maps or source archive', () => {
    assert.deepEqual(files.filter((file) => /\.(ts|mts|cts|map|cpp|bundle)$/.test(file)), []);
  });

  it('names the packages that went into its bundles, with their licences', async () => {
    const notices = await readFile(join(BUILD, 'stage', 'THIRD-PARTY-NOTICES.txt'), 'utf8');
    assert.match(notices, /^vscode-jsonrpc \d/m);
    assert.match(notices, /^lit-html \d/m);
    assert.match(notices, /Permission is hereby granted/);
  });

  it('keeps the licences of the packages that it carries', () => {
    const packages = new Set(files.flatMap((file) => /^extension\/node_modules\/((?:@[^/]+\/)?[^/]+)\/package\.json$/.exec(file)?.[1] ?? []));
    assert.ok(packages.has('node-llama-cpp'));
    const licensed = files.flatMap((file) => /^extension\/node_modules\/((?:@[^/]+\/)?[^/]+)\/licen[sc]e[^/]*$/i.exec(file)?.[1] ?? []);
    assert.ok(licensed.includes('node-llama-cpp'));
  });
});
