// Preloaded when coverage is measured: a module of the core that no test imports would otherwise not be counted.
import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

for (const file of globSync('src/core/**/*.ts')) await import(pathToFileURL(resolve(file)).href);
