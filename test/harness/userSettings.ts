import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A quiet editor: no welcome, no telemetry, nothing that moves by itself or asks the network. */
const QUIET = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'telemetry.telemetryLevel': 'off',
  'chat.disableAIFeatures': true,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'security.workspace.trust.startupPrompt': 'never',
  'update.mode': 'none',
} as const;

/** Settings by id, as in a settings.json. */
export type Settings = Readonly<Record<string, unknown>>;

/** Writes the user settings of an editor before its first start; what the user changed later stays. */
export async function writeUserSettings(serverData: string, settings: Settings): Promise<void> {
  const folder = join(serverData, 'data', 'User');
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'settings.json');
  if (existsSync(file)) return;
  await writeFile(file, JSON.stringify({ ...QUIET, ...settings }, null, 2));
}
