import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import gpuPackages from './gpuPackages.json' with { type: 'json' };

/** A package of the npm registry with a part of a build of the engine. */
export interface GpuPackage {
  /** Without the scope. */
  readonly name: string;
  /** Packed, as it is downloaded. */
  readonly bytes: number;
  readonly unpackedBytes: number;
  /** As package-lock.json has it: `sha512-` and base64. */
  readonly integrity: string;
}

/** A build of the engine for a kind of GPU. */
export interface GpuBuild {
  readonly kind: 'cuda' | 'vulkan';
  /** Of the binding; no other version loads it. */
  readonly version: string;
  /** In the order in which they are installed: the one that the binding looks for comes last. */
  readonly packages: readonly GpuPackage[];
}

export const GPU_SCOPE = '@node-llama-cpp';

const KINDS = ['cuda', 'vulkan'] as const;

const PACKAGES = new Map(Object.entries(gpuPackages.packages));
const BUILDS = new Map<string, Partial<Record<GpuBuild['kind'], readonly string[]>>>(Object.entries(gpuPackages.builds));

/** The builds that can be installed on a platform, e.g. `linux-x64`; all others have what there is in the package of the extension. */
export function gpuBuilds(platform = `${process.platform}-${process.arch}`): readonly GpuBuild[] {
  const byKind = BUILDS.get(platform) ?? {};
  return KINDS.flatMap((kind) => {
    const names = byKind[kind];
    return names === undefined ? [] : [{ kind, version: gpuPackages.version, packages: names.map(packageOf) }];
  });
}

function packageOf(name: string): GpuPackage {
  const found = PACKAGES.get(name);
  if (found === undefined) throw new Error(`Nothing is known of the package ${name}`);
  return { name, ...found };
}

/** Where a build is installed below `root`: a folder with `node_modules` of its own. */
export function gpuBuildFolder(root: string, { kind, version }: GpuBuild): string {
  return join(root, version, kind);
}

/** Whether a build is there whole. */
export function isInstalled(root: string, build: GpuBuild): boolean {
  return build.packages.every(({ name }) => existsSync(join(gpuBuildFolder(root, build), 'node_modules', GPU_SCOPE, name, 'package.json')));
}

/** The folders of the installed builds, as `LoadParams.gpuFolders` has them; null when there are none. */
export function installedGpuFolders(root: string, builds: readonly GpuBuild[] = gpuBuilds()): string | null {
  const folders = builds.filter((build) => isInstalled(root, build)).map((build) => gpuBuildFolder(root, build));
  return folders.length === 0 ? null : folders.join(delimiter);
}
