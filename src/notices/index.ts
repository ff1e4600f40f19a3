export { noticesMessages } from './i18n/messages.ts'
export { CHANNELS, KINDS, NOTICE_KINDS, type NoticeKind } from './kinds.domain.ts'
export { NOTICES_PATH } from './notice-paths.ts'
