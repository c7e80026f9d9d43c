// Bundles every entry point web/src/*.ts into web/dist/, and every test web/test/**/*.test.ts into web/dist/test/.
import { readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = dirname(fileURLToPath(import.meta.url));
const dist = join(root, 'dist');

async function files(folder, suffix, recursive) {
  const names = await readdir(join(root, folder), { recursive }).catch(() => []);
  return names.filter((name) => name.endsWith(suffix) && !name.endsWith('.d.ts')).sort().map((name) => join(root, folder, name));
}

await rm(dist, { recursive: true, force: true });
const pages = await files('src', '.ts', false);
const tests = await files('test', '.test.ts', true);
const common = { bundle: true, format: 'esm', target: 'es2022', charset: 'utf8', logLevel: 'warning' };
await build({ ...common, entryPoints: pages, outdir: dist, platform: 'browser', minify: true, sourcemap: true });
await build({ ...common, entryPoints: tests, outdir: join(dist, 'test'), outbase: join(root, 'test'), platform: 'node', outExtension: { '.js': '.mjs' } });
