export { siteMessages } from './i18n/messages.ts'
