export { tryoutMessages } from './i18n/messages.ts'
export { barOf } from './tryout-bar.tsx'
export { END, HERE } from './tryout-paths.ts'
