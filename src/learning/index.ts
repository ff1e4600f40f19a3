export { learningMessages } from './i18n/messages.ts'
