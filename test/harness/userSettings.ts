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

/** Writes the user settings of an editor; they must be there before it starts. */
export async function writeUserSettings(serverData: string, settings: Settings): Promise<void> {
  const folder = join(serverData, 'data', 'User');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'settings.json'), JSON.stringify({ ...QUIET, ...settings }, null, 2));
}
