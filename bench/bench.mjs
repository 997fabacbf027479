// `npm run bench`: runs the benchmark, or the rows of it that are named. It is TypeScript, which Vite translates for Node 20.
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const { module } = await runnerImport(fileURLToPath(new URL('bench.ts', import.meta.url)), {
  configFile: false,
  root: fileURLToPath(new URL('..', import.meta.url)),
  logLevel: 'warn',
})
await module.bench(process.argv.slice(2))
