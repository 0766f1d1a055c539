import { existsSync } from 'node:fs';
import nodeModule from 'node:module';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LlamaGpuType } from 'node-llama-cpp';

type Gpu = Exclude<LlamaGpuType, false>;

const SCOPE = '@node-llama-cpp/';

/** The builds for GPUs that the binding knows on this platform, the fastest first. */
const BUILDS: Readonly<Record<string, readonly (readonly [Gpu, string])[]>> = {
  'linux-x64': [['cuda', 'linux-x64-cuda'], ['vulkan', 'linux-x64-vulkan']],
  'win32-x64': [['cuda', 'win-x64-cuda'], ['vulkan', 'win-x64-vulkan']],
  'darwin-arm64': [['metal', 'mac-arm64-metal']],
};

let folders: readonly string[] = [];
let isHooked = false;

/**
 * From now on the binding finds builds that lie in the `node_modules` of these folders (separated as in `PATH`), as well
 * as those beside itself. It imports them by name, so a hook of the module loader answers for the names; where Node has none (before 22.15), they are not found.
 */
export function useGpuFolders(paths: string | null): void {
  folders = paths?.split(delimiter) ?? [];
  // An older Node has no hooks, and would not survive an import of them by name.
  if (folders.length === 0 || isHooked || !('registerHooks' in nodeModule)) return;
  isHooked = true;
  nodeModule.registerHooks({
    resolve: (specifier, context, next) => {
      const entry = specifier.startsWith(SCOPE) ? installedEntry(specifier) : null;
      return entry === null ? next(specifier, context) : { url: pathToFileURL(entry).href, shortCircuit: true };
    },
  });
}

/** The kinds of GPU that a build is there for, the fastest first. */
export async function offeredGpus(): Promise<readonly Gpu[]> {
  const builds = BUILDS[`${process.platform}-${process.arch}`] ?? [];
  const offered = await Promise.all(builds.map(async ([gpu, name]) => ((await isThere(`${SCOPE}${name}`)) ? gpu : null)));
  return offered.filter((gpu) => gpu !== null);
}

async function isThere(name: string): Promise<boolean> {
  try {
    await import(name);
    return true;
  } catch {
    return false;
  }
}

function installedEntry(name: string): string | null {
  const entries = folders.map((folder) => join(folder, 'node_modules', name, 'dist', 'index.js'));
  return entries.find((entry) => existsSync(entry)) ?? null;
}
