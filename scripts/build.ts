// Bundles what runs into dist/; `--production` makes it small and leaves out the source maps.
import { join } from 'node:path';
import { bundle } from './support/bundles.ts';
import { ROOT } from './support/paths.ts';

await bundle(join(ROOT, 'dist'), process.argv.includes('--production') ? 'production' : 'development');
