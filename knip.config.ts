// What is looked for by `npm run check`: files, exports and dependencies that nothing uses.
import type { KnipConfig } from 'knip'

const config: KnipConfig = {
  // What no other file imports: a tool, a page or a person starts it.
  entry: [
    'main/electron/{main,preload}.ts',
    'main/start/{start,web}.ts',
    'renderer/main.tsx',
    'renderer/public/theme.js',
    'test/e2e/*-page/page.{ts,tsx}',
    'test/main/{storage,web}/ending-program.ts',
    'test/main/storage/crash-server.ts',
    'test/main/lab/crashing-program.ts',
    'electron-builder.config.mjs',
    'packaging/*.mjs',
    'packaging/make-icons.ts',
    '.ci/*.mjs',
    'bench/report.mjs',
    'bench/bare/*.mjs',
    'docs/*.mjs',
  ],
  project: ['**/*.{ts,tsx,js,mjs,css}'],
  // Stylesheets import fonts, and each other.
  compilers: {
    css: (text: string) =>
      [...text.matchAll(/@import ("[^"]+")/g)].map(([, path]) => `import ${path}`).join('\n'),
  },
  ignoreBinaries: ['prlimit', 'redis-server'],
}

export default config
