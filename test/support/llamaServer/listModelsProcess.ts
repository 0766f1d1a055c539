// Prints what a server lists, as JSON: node listModelsProcess.ts URL
import { listServerModels } from '../../../src/host/server/listServerModels.ts';

const [url = ''] = process.argv.slice(2);
console.log(JSON.stringify(await listServerModels({ url, key: undefined }, new AbortController().signal)));
