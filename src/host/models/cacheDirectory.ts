import { homedir } from 'node:os';
import { join } from 'node:path';

const FOLDER = 'prometheus-grader';

/** Variables of the environment, as in `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where fetched models are kept: `PROMETHEUS_GRADER_CACHE`, or `prometheus-grader` in the user's cache folder
 * (`XDG_CACHE_HOME` or `~/.cache`, `~/Library/Caches` on macOS, `LOCALAPPDATA` on Windows). The folder may not exist.
 */
export function cacheDirectory(env: Environment = process.env, platform: NodeJS.Platform = process.platform, home = homedir()): string {
  return variable(env, 'PROMETHEUS_GRADER_CACHE') ?? join(userCache(env, platform, home), FOLDER);
}

function userCache(env: Environment, platform: NodeJS.Platform, home: string): string {
  if (platform === 'darwin') return join(home, 'Library', 'Caches');
  if (platform === 'win32') return variable(env, 'LOCALAPPDATA') ?? join(home, 'AppData', 'Local');
  return variable(env, 'XDG_CACHE_HOME') ?? join(home, '.cache');
}

/** A variable that is set to something; an empty one counts as not set. */
export function variable(env: Environment, name: string): string | undefined {
  return env[name] === '' ? undefined : env[name];
}
