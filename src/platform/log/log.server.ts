import { type DestinationStream, type Logger, pino } from 'pino'

/** What a log line may say besides its code: ids, codes and numbers. Never names, addresses, or what people wrote. */
export type LogAbout = Readonly<Record<string, string | number | boolean | null | undefined>>

/** The operating log. `code` is `capability.subject.what_happened`; the wording for people is elsewhere, and so is the record of acts. */
export type Log = {
  readonly debug: (code: string, about?: LogAbout) => void
  readonly info: (code: string, about?: LogAbout) => void
  readonly warn: (code: string, about?: LogAbout) => void
  /** A bug or a broken part. Of `error` only its kind, its code and where it was thrown are kept: messages may quote personal data. */
  readonly error: (code: string, about?: LogAbout, error?: unknown) => void
}

const ID_OR_CODE = /^[\w.:/@-]{1,120}$/
/** An e-mail address would pass for a code. */
const ADDRESS = /\S@\S/
/** PESEL, telephone and account numbers would pass for an id. */
const LONG_NUMBER = /^\+?\d{9,}$/
const HIDDEN = '[hidden]'

function safe(about: LogAbout): LogAbout {
  const allowed = ([key, value]: [string, LogAbout[string]]) => {
    if (typeof value !== 'string') return [key, value]
    return [key, ID_OR_CODE.test(value) && !ADDRESS.test(value) && !LONG_NUMBER.test(value) ? value : HIDDEN]
  }
  return Object.fromEntries(Object.entries(about).map(allowed))
}

function thrown(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { error: typeof error }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  return { error: error.name, errorCode: code, at: framesOf(error) }
}

const FRAME = /^\s+at (?:.+ \()?[^\s()]+:\d+:\d+\)?$/

/** Where an error was thrown. Its stack begins with its words, and words of several lines may look like a place. */
function framesOf({ stack = '', message }: Error): readonly string[] {
  const words = stack.indexOf(message)
  const after = words === -1 ? stack : stack.slice(words + message.length)
  return after.split('\n').flatMap((line) => (FRAME.test(line) ? [line.trim()] : []))
}

/** Writes one JSON object a line to standard output, or to `destination`. */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = { level, base: null, messageKey: 'code', timestamp: pino.stdTimeFunctions.isoTime }
  const to: Logger = destination ? pino(options, destination) : pino(options)
  return {
    debug: (code, about = {}) => to.debug(safe(about), code),
    info: (code, about = {}) => to.info(safe(about), code),
    warn: (code, about = {}) => to.warn(safe(about), code),
    error: (code, about = {}, error) =>
      to.error({ ...safe(about), ...(error === undefined ? {} : thrown(error)) }, code),
  }
}
