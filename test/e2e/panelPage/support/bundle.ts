import { build } from 'esbuild';

/** The page's own files, as the extension ships them. */
export interface Bundle {
  readonly script: string;
  readonly style: string;
}

/** Bundles the page in memory, so that these tests need no build before them. */
export async function bundlePage(): Promise<Bundle> {
  const { outputFiles } = await build({
    entryPoints: ['webview/main.ts'],
    bundle: true,
    write: false,
    outdir: 'out',
    format: 'iife',
    target: 'es2022',
    logLevel: 'warning',
  });
  const textOf = (extension: string): string => outputFiles.find(({ path }) => path.endsWith(extension))?.text ?? '';
  return { script: textOf('.js'), style: textOf('.css') };
}
