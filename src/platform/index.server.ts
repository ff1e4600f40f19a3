export {
  type ActAs,
  type Actor,
  type ActorTx,
  actingOver,
  anyone,
  type Ctx,
  linkHolder,
  me,
  person,
  readOnce,
  type SystemName,
  systemActor,
} from './actor/ctx.server.ts'
export { leavingNothing, seenAs } from './actor/seen-as.server.ts'
export { type Clock, dayInPoland, newSecret, newUuid, standingClock, systemClock } from './clock/clock.server.ts'
export { hashSecret } from './clock/secret.server.ts'
export { type Config, readConfig } from './config/config.server.ts'
export { StartRefused } from './config/start-refused.ts'
export { type Database, startDatabase } from './db/database.server.ts'
export type { DB } from './db/generated/database.ts'
export { databaseAnswers } from './db/health.query.server.ts'
export { migrate } from './db/migrate.server.ts'
export { createPool } from './db/pool.server.ts'
export { type Reached, type SideDatabase, type SideDatabases, sideDatabases } from './db/side-databases.server.ts'
export { type BrokenLink, brokenLinks, CASE_CHANGED, type Chain, type Fact, record } from './facts/record.server.ts'
export { addFileDownload, type FileLook, fileAddress } from './files/download.server.ts'
export { addMadeFile, type MadeFile, type Making } from './files/made-file.server.ts'
export {
  DOCUMENTS,
  type FileRefusal,
  type FileToKeep,
  fileToKeep,
  keepFile,
  LISTS,
  type MediaType,
  readableFiles,
  readFile,
  type StoredFile,
  storeFile,
} from './files/store-file.server.ts'
export { addMessages, messageKeys, messageText, translator } from './i18n/translate.server.ts'
export { enqueue, type Job } from './jobs/enqueue.server.ts'
export { type JobHandlers, startWorker, type Worker, type WorkerParts } from './jobs/worker.server.ts'
export { announce } from './live/announce.server.ts'
export { addFetched, addSent, type Changing, type Fetched, type Sent } from './live/exchange.server.tsx'
export { type Live, listenForChanges } from './live/listen.server.ts'
export { addFollowed, addFollowedTogether, type Followed, following } from './live/stream.server.ts'
export { createLog, type Log } from './log/log.server.ts'
export { mailMessages } from './mail/i18n/messages.ts'
export { type Letter, type MailTemplate, postLetter, SEND_LETTER } from './mail/letter.server.ts'
export { outboxPage } from './mail/outbox.page.tsx'
export { type Recipient, sendLetter } from './mail/send-letter.server.ts'
export {
  type FileMaker,
  type MailedFile,
  type MailTransport,
  mailTransport,
  outboxFolder,
} from './mail/transport.server.ts'
export { DOCX, docxOf } from './office/docx-of.server.ts'
export { docxParagraphs, fillTemplate, type TemplateRefusal, templateFields } from './office/docx-template.server.ts'
export { addPrints } from './pdf/add-prints.server.ts'
export { createPrinter, type Printer, PrintFailed, printsNothing } from './pdf/printer.server.ts'
export { abilities, allowed } from './policy/can.server.ts'
export { type LinesRefusal, readLines, type SheetLine } from './sheets/read-lines.ts'
export { csvOf, FORMATS, mediaTypeOfTable, type Table, type TableFormat, writeTable } from './sheets/write-table.ts'
export { installationKey, KEY_FILE } from './vault/installation-key.server.ts'
export { openVault, type Vault } from './vault/vault.server.ts'
export { SECRET_ADDRESS } from './web/answer-headers.ts'
export { atMost } from './web/at-most.server.ts'
export { keepDraft } from './web/draft.server.ts'
export { secretsIn } from './web/guard.server.ts'
export type { ShellProps, SiteParts } from './web/parts.server.ts'
export { site } from './web/site.server.ts'
