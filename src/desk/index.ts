export { deskMessages } from './i18n/messages.ts'
