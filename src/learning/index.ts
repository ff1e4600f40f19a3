export { learningMessages } from './i18n/messages.ts'
export { ReadingBeside } from './reading/reading-beside.tsx'
