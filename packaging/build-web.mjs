// `npm run build:web`: puts the built browser edition into one folder that `node` runs without anything installed. The
// folder may be named; else it is dist/web.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'vite'

const ROOT = join(import.meta.dirname, '..')
const LIBSQL = join(ROOT, 'node_modules/@libsql')
/** Which binary libsql loads, by the name of the package that it lies in. */
const LOADS = /require\(`@libsql\/(\$\{target\})`\)/
const LOADS_BESIDE = 'require(`./$1.node`)'

const folder = resolve(process.argv[2] ?? join(ROOT, 'dist/web'))
rmSync(folder, { recursive: true, force: true })
mkdirSync(join(folder, 'native'), { recursive: true })
await bundle({ entry: 'main/start/web.ts', format: 'es', file: 'lab.mjs', licenses: 'LICENSES.md' })
await bundle({ entry: 'libsql', format: 'cjs', file: 'native/libsql.cjs', licenses: 'native/LICENSES.md' })
cpSync(join(ROOT, 'out/renderer'), join(folder, 'ui'), { recursive: true })
cpSync(join(ROOT, 'LICENSE'), join(folder, 'LICENSE'))
const binaries = copyBinaries()
writePackage()
process.stderr.write(`Built ${folder}, with SQLite for ${binaries.join(', ')}: run it by \`node lab.mjs\`\n`)

/**
 * Bundles a program with all that it imports, and the licences of what that is.
 * @param {{ entry: string, format: 'es' | 'cjs', file: string, licenses: string }} program
 */
async function bundle({ entry, format, file, licenses }) {
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    plugins: [binaryBeside()],
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      target: 'node20',
      outDir: folder,
      emptyOutDir: false,
      license: { fileName: licenses },
      rolldownOptions: { input: entry, output: { format, entryFileNames: file, codeSplitting: false } },
    },
  })
}

/**
 * Has libsql look for its binary in its own folder. It knows no other place than an installed package, and this folder has no
 * `node_modules`, which tools that copy and pack leave out.
 */
function binaryBeside() {
  const module = join(ROOT, 'node_modules/libsql/index.js')
  return {
    name: 'binary-beside',
    /** @param {string} code @param {string} id */
    transform(code, id) {
      if (resolve(id) !== module) return null
      if (!LOADS.test(code)) throw new Error('libsql loads its binary in another way than this script knows')
      return { code: code.replace(LOADS, LOADS_BESIDE), map: null }
    },
  }
}

/** Copies the binaries that are installed, for this machine and for whichever else; returns what they are for. */
function copyBinaries() {
  const targets = existsSync(LIBSQL) ? readdirSync(LIBSQL) : []
  if (targets.length === 0) throw new Error('libsql has no binary installed: run `npm install`')
  for (const target of targets)
    cpSync(join(LIBSQL, target, 'index.node'), join(folder, 'native', `${target}.node`))
  return targets
}

/** Says that the files are modules, which version they are, and what starts them. */
function writePackage() {
  const { name, version, description, engines } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  const about = {
    name,
    version,
    description,
    private: true,
    type: 'module',
    engines,
    scripts: { start: 'node lab.mjs' },
  }
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(about, null, 2)}\n`)
}
