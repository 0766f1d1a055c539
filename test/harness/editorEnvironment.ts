/** Variables that would make the editor believe it runs inside npm, another editor or a debugger. */
const FOREIGN = /^(npm_|NODE_OPTIONS$|NODE_V8_COVERAGE$|VSCODE_|ELECTRON_|INIT_CWD$)/i;

/** The environment of the editor: this process's own without the foreign parts, plus what the caller sets. */
export function editorEnvironment(extra: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !FOREIGN.test(name));
  // An empty gallery keeps the editor from asking any marketplace.
  return { ...Object.fromEntries(own), EXTENSIONS_GALLERY: '{}', ...extra };
}
