import { defineConfig } from 'vite'

/**
 * One `npm run build` makes both halves: what the browser gets (hashed names and their manifest in `dist/assets`), then the
 * three doors of the program (`dist/server.js`, `worker.js`, `cli.js`; packages stay in node_modules).
 */
export default defineConfig({
  publicDir: false,
  logLevel: 'warn',
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
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
          input: { server: 'src/server.ts', worker: 'src/worker.ts', cli: 'src/cli.ts' },
          output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
        },
      },
    },
  },
})
