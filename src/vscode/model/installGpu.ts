import * as vscode from 'vscode';
import { transferLine } from '../../core/models/downloadText.ts';
import { displaySize } from '../../core/models/machine.ts';
import { describeGpuFailure } from '../../host/gpu/describeGpuFailure.ts';
import { gpuBuilds, isInstalled, type GpuBuild } from '../../host/gpu/gpuBuild.ts';
import { installGpuBuild } from '../../host/gpu/installGpuBuild.ts';
import { packageRegistry } from '../support/settings.ts';

interface BuildItem extends vscode.QuickPickItem {
  readonly build: GpuBuild;
}

const TITLES: Readonly<Record<GpuBuild['kind'], string>> = { cuda: 'CUDA', vulkan: 'Vulkan' };
const NEEDS: Readonly<Record<GpuBuild['kind'], string>> = {
  cuda: 'For NVIDIA cards, the fastest there. Needs the driver of NVIDIA and the CUDA runtime.',
  vulkan: 'For cards of any maker. Needs their Vulkan driver.',
};

/** Downloads a build of the engine for a GPU into `root`, after a person agreed; the next grade tries it. `kind` answers the question beforehand. */
export async function installGpu(root: string, kind: unknown): Promise<string | undefined> {
  const build = await pickBuild(root, kind);
  if (build === undefined || !(await confirm(build))) return undefined;
  const result = await withProgress(root, build);
  if (result.ok) {
    void vscode.window.showInformationMessage(`${TITLES[build.kind]} support is installed. The next grade tries it; the status item shows where the model is, and why when it stays on the CPU.`);
    return result.value;
  }
  const { message, advice } = describeGpuFailure(result.error);
  void vscode.window.showErrorMessage(`${TITLES[build.kind]} support was not installed: ${message} ${advice}`);
  return undefined;
}

async function pickBuild(root: string, kind: unknown): Promise<GpuBuild | undefined> {
  const builds = gpuBuilds();
  if (builds.length === 0) {
    void vscode.window.showInformationMessage('There is no further build of the engine for this platform. On Apple silicon the one that ships uses the GPU through Metal.');
    return undefined;
  }
  const named = builds.find((build) => build.kind === kind);
  if (named !== undefined) return named;
  const items = builds.map((build): BuildItem => ({
    label: TITLES[build.kind],
    description: `${displaySize(packedBytes(build))}${isInstalled(root, build) ? ', installed' : ''}`,
    detail: NEEDS[build.kind],
    build,
  }));
  return (await vscode.window.showQuickPick(items, { title: 'Install GPU Support', placeHolder: 'Which kind of GPU is to compute the grades?' }))?.build;
}

async function confirm(build: GpuBuild): Promise<boolean> {
  const unpacked = build.packages.reduce((sum, { unpackedBytes }) => sum + unpackedBytes, 0);
  const detail = `${displaySize(packedBytes(build))} are downloaded from ${packageRegistry()} and take ${displaySize(unpacked)} on the disk. Each package is checked against its sha512. It holds native code of node-llama-cpp ${build.version}, which the extension uses already.`;
  return (await vscode.window.showInformationMessage(`Install ${TITLES[build.kind]} support?`, { modal: true, detail }, 'Install')) === 'Install';
}

function packedBytes({ packages }: GpuBuild): number {
  return packages.reduce((sum, { bytes }) => sum + bytes, 0);
}

function withProgress(root: string, build: GpuBuild): Thenable<Awaited<ReturnType<typeof installGpuBuild>>> {
  const options = { location: vscode.ProgressLocation.Notification, title: `Installing ${TITLES[build.kind]} support (Cancel pauses)`, cancellable: true };
  return vscode.window.withProgress(options, (progress, token) => {
    const abort = new AbortController();
    token.onCancellationRequested(() => {
      abort.abort();
    });
    return installGpuBuild({
      build,
      root,
      registry: packageRegistry(),
      signal: abort.signal,
      onProgress: (name, state) => {
        progress.report({ message: `${name} · ${transferLine(state)}` });
      },
    });
  });
}
