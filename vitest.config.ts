// Four kinds of test: pure functions, real HTTP, components in a simulated DOM, and whole hosts end to end.
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

export default defineConfig(({ mode }) => {
  // `npm run test:long`. It is noted for the tests, as the projects below read this file again, in a mode of their own.
  if (mode === 'long') process.env.LAB_LONG_TESTS = 'yes'
  const isLong = process.env.LAB_LONG_TESTS === 'yes'
  return {
    plugins: [react()],
    test: {
      // One for each processor: by default one processor is left out, which on two is half of them.
      maxWorkers: '100%',
      // Modules are loaded once for each process: no test leaves anything behind in one, as `--sequence.shuffle.files` shows.
      isolate: false,
      projects: [
        {
          extends: true,
          test: {
            name: 'unit',
            include: ['test/src/**/*.test.ts', 'test/lint/**/*.test.ts'],
            environment: 'node',
          },
        },
        {
          extends: true,
          test: {
            name: 'http',
            include: ['test/main/**/*.test.ts'],
            setupFiles: ['test/main/setup.ts'],
            environment: 'node',
            testTimeout: 20_000,
            hookTimeout: 30_000,
          },
        },
        {
          extends: true,
          test: {
            name: 'component',
            include: ['test/renderer/**/*.test.{ts,tsx}'],
            environment: 'happy-dom',
            setupFiles: ['test/renderer/setup.ts'],
            testTimeout: 20_000,
          },
        },
        {
          extends: true,
          test: {
            name: 'e2e',
            include: ['test/e2e/**/*.test.ts'],
            exclude: isLong ? [] : ['**/*.long.test.ts'],
            environment: 'node',
            globalSetup: ['test/e2e/setup.ts'],
            expect: { poll: { timeout: 20_000 } },
            testTimeout: 120_000,
            hookTimeout: 120_000,
            // A browser without a graphics card keeps all processors busy by itself: one after the other, and after all the rest.
            fileParallelism: false,
            sequence: { groupOrder: 1 },
          },
        },
      ],
    },
  }
})
