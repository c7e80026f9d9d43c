// Builds what browsers load into src/Kangyu.Server/wwwroot/dist/ (names with a hash, manifest.json tells the server), and what tests load into web/dist/.
// Prints every size and fails when one is over its budget: the pages are for slow networks.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, transform } from 'esbuild';
import { compile } from 'sass';

const root = dirname(fileURLToPath(import.meta.url));
const served = join(root, '../src/Kangyu.Server/wwwroot/dist');
const dist = join(root, 'dist');

/** Most bytes of each file, compressed. */
const budget = { 'ky-form.js': 45_000, 'app.js': 20_000, 'htmx.js': 20_000, 'register.js': 2_000, 'kangyu.css': 35_000, 'icons.svg': 4_000, 'icon.svg': 1_000 };

const common = { bundle: true, format: 'esm', target: 'es2022', charset: 'utf8', logLevel: 'warning', legalComments: 'none' };

async function script(name) {
  const made = await build({ ...common, entryPoints: [join(root, `src/${name}.ts`)], platform: 'browser', minify: true, write: false });
  return made.outputFiles[0].contents;
}

async function style() {
  const { css } = compile(join(root, 'styles/kangyu.scss'), { loadPaths: [join(root, 'node_modules')], quietDeps: true });
  const made = await transform(css, { loader: 'css', minify: true, target: 'es2022', charset: 'utf8' });
  return Buffer.from(made.code);
}

async function serve(files) {
  await rm(served, { recursive: true, force: true });
  await mkdir(served, { recursive: true });
  const manifest = {};
  const over = [];
  for (const [name, bytes] of Object.entries(files)) {
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10);
    const hashed = name.replace(/\.(\w+)$/, `-${hash}.$1`);
    const size = gzipSync(bytes, { level: 9 }).length;
    await writeFile(join(served, hashed), bytes);
    manifest[name] = `/dist/${hashed}`;
    console.log(`${name.padEnd(12)} ${String(bytes.length).padStart(8)} bytes, ${String(size).padStart(6)} compressed of ${budget[name]}`);
    if (size > budget[name]) over.push(name);
  }
  await writeFile(join(served, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  if (over.length > 0) throw new Error(`over budget: ${over.join(', ')}`);
}

async function forTests() {
  await rm(dist, { recursive: true, force: true });
  const names = await readdir(join(root, 'test'), { recursive: true });
  const tests = names.filter((name) => name.endsWith('.test.ts')).sort().map((name) => join(root, 'test', name));
  await build({ ...common, entryPoints: tests, outdir: join(dist, 'test'), outbase: join(root, 'test'), platform: 'node', outExtension: { '.js': '.mjs' } });
  await build({ ...common, entryPoints: [join(root, 'test/form/answer.ts')], outdir: join(dist, 'form'), platform: 'node', outExtension: { '.js': '.mjs' } });
  await build({ ...common, entryPoints: [join(root, 'src/expressions.ts')], outdir: dist, platform: 'browser', minify: true, sourcemap: true });
}

const [kyForm, app, htmx, register, css, icons, icon] = await Promise.all([script('ky-form'), script('app'), script('htmx'), script('register'), style(), readFile(join(root, 'icons.svg')), readFile(join(root, 'icon.svg'))]);
await serve({ 'ky-form.js': kyForm, 'app.js': app, 'htmx.js': htmx, 'register.js': register, 'kangyu.css': css, 'icons.svg': icons, 'icon.svg': icon });
await forTests();
