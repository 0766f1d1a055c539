// Loaded by mocha before the tests: property tests try the same values each time, so that a run says something of the
// code and not of luck. PROPERTY_SEED=random looks for new values, PROPERTY_SEED=<number> repeats what such a run found.
import fc from 'fast-check';

const DEFAULT_SEED = 20_261_124;
const wanted = process.env['PROPERTY_SEED'] ?? String(DEFAULT_SEED);
if (wanted !== 'random') fc.configureGlobal({ seed: Number(wanted) });
