export { builtAssets } from './assets.server.ts'
export { type Preparing, shellWith } from './shell.tsx'
