export { identityMessages } from './i18n/messages.ts'
export { returnPath, SIGN_IN_PATH } from './sessions/return-path.domain.ts'
