import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

const PATIENCE_MS = 5000;

/** A process with all that it starts, which end together. */
export interface ProcessGroup {
  readonly leader: ChildProcess;
  dispose(): Promise<void>;
}

/** Starts a command as the leader of a process group of its own. The group also ends when this process does. */
export function startGroup(command: string, args: readonly string[], env: NodeJS.ProcessEnv): ProcessGroup {
  const leader = spawn(command, args, { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const killAll = (): void => {
    signalGroup(leader, 'SIGKILL');
  };
  process.once('exit', killAll);
  return {
    leader,
    dispose: async () => {
      await end(leader);
      killAll();
      process.removeListener('exit', killAll);
    },
  };
}

async function end(leader: ChildProcess): Promise<void> {
  if (leader.exitCode !== null || leader.signalCode !== null) return;
  const ended = once(leader, 'exit');
  signalGroup(leader, 'SIGTERM');
  const impatience = setTimeout(() => {
    signalGroup(leader, 'SIGKILL');
  }, PATIENCE_MS);
  await ended;
  clearTimeout(impatience);
}

/** What the leader started can outlive it, so the group is signalled even after the leader has gone. */
function signalGroup(leader: ChildProcess, signal: NodeJS.Signals): void {
  if (leader.pid === undefined) return;
  try {
    process.kill(-leader.pid, signal);
  } catch {
    // Nothing of the group is left.
  }
}
