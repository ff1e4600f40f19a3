export { learningMessages } from './i18n/messages.ts'
export { Article } from './reading/item.page.tsx'
export { ReadingBeside } from './reading/reading-beside.tsx'
