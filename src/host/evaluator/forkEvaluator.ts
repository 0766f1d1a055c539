import { fork, type ChildProcess } from 'node:child_process';

/** Starts the evaluator's entry as a child process with an IPC channel. */
export type ForkEvaluator = (entryPath: string) => ChildProcess;

/** With the Node of this process, so that it works in an extension host too. */
export const forkEvaluator: ForkEvaluator = (entryPath) =>
  fork(entryPath, [], {
    env: childEnvironment(process.env),
    // Not the host's own: `--inspect` would fight over the port.
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });

/** What a debugger put into the host's environment is not for the child; Electron must run it as plain Node. */
function childEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const forDebuggers = new Set(['NODE_OPTIONS', 'VSCODE_INSPECTOR_OPTIONS']);
  const rest = Object.fromEntries(Object.entries(env).filter(([name]) => !forDebuggers.has(name)));
  return process.versions['electron'] === undefined ? rest : { ...rest, ELECTRON_RUN_AS_NODE: '1' };
}
