import { readFileSync } from 'node:fs'
import { defineConfig, type Plugin } from 'vite'

/** The template of prints lies beside the program that reads it. */
const printTemplate: Plugin = {
  name: 'print-template',
  applyToEnvironment: ({ name }) => name === 'ssr',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'print.typ', source: readFileSync('src/platform/pdf/print.typ') })
  },
}

/**
 * One `npm run build` makes both halves: what the browser gets (hashed names and their manifest in `dist/assets`), then the
 * three doors of the program (`dist/server.js`, `worker.js`, `cli.js`; packages stay in node_modules), the process that prints
 * and the thread that plans.
 */
export default defineConfig({
  publicDir: false,
  logLevel: 'warn',
  oxc: { jsx: { runtime: 'automatic', importSource: '#platform/jsx', development: false } },
  plugins: [printTemplate],
  builder: { sharedConfigBuild: true },
  environments: {
    client: {
      build: {
        outDir: 'dist',
        manifest: 'assets/manifest.json',
        // The content security policy admits no inline code and no data addresses.
        assetsInlineLimit: 0,
        modulePreload: false,
        rolldownOptions: { input: ['assets/css/core.css', 'assets/js/enhance.ts', 'assets/logo.svg'] },
      },
    },
    ssr: {
      build: {
        outDir: 'dist',
        emptyOutDir: false,
        target: 'node24',
        minify: false,
        sourcemap: true,
        rolldownOptions: {
          input: {
            server: 'src/server.ts',
            worker: 'src/worker.ts',
            cli: 'src/cli.ts',
            'print-worker': 'src/platform/pdf/print-worker.ts',
            'planning-worker': 'src/planner/planning-worker.ts',
          },
          output: {
            entryFileNames: '[name].js',
            chunkFileNames: 'chunks/[name]-[hash].js',
            // Only places in files are needed, and the running program keeps the whole map in memory.
            sourcemapExcludeSources: true,
          },
        },
      },
    },
  },
})
