export { bodyPage } from './bodies/body.page.tsx'
export { teamsMessages } from './i18n/messages.ts'
export { signStatementPage } from './papers/sign-statement.page.tsx'
