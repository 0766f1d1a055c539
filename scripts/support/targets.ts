/** A platform that a package can be made for, in the words of the marketplace. */
export type Target = keyof typeof BINDINGS;

/**
 * The builds of the binding by platform: the one that runs on any CPU of it (Metal on Apple silicon). The binding has
 * no build for musl, so there is no package for Alpine; its 32-bit ARM and RISC-V builds are left out for want of memory there.
 */
const BINDINGS = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-arm64': 'mac-arm64-metal',
  'darwin-x64': 'mac-x64',
  'win32-x64': 'win-x64',
  'win32-arm64': 'win-arm64',
} as const;

export const TARGETS: readonly Target[] = ['linux-x64', 'linux-arm64', 'darwin-arm64', 'darwin-x64', 'win32-x64', 'win32-arm64'];

/** Whether a package can be made for a platform. */
export function isTarget(name: string): name is Target {
  return Object.hasOwn(BINDINGS, name);
}

/** The package of the binding's build for a platform. */
export function bindingPackage(target: Target): string {
  return `@node-llama-cpp/${BINDINGS[target]}`;
}
