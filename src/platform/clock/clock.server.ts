import { randomBytes } from 'node:crypto'
import { type LocalDate, localDate } from '#kernel'

export type Clock = { now(): Date; today(): LocalDate }

const warsawDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Warsaw', dateStyle: 'short' })

/** The calendar day in Poland at an instant. */
export const dayInPoland = (at: Date): LocalDate => localDate(warsawDay.format(at))

export const systemClock: Clock = { now: () => new Date(), today: () => dayInPoland(new Date()) }

/** A clock that stands, or is moved by hand: for the demonstration's past and for tests. */
export function standingClock(at: Date): Clock & { set(at: Date): void } {
  let now = at
  return {
    now: () => now,
    today: () => dayInPoland(now),
    set: (next) => {
      now = next
    },
  }
}

let lastMillisecond = 0
let counter = 0

/** UUIDv7 (RFC 9562): ids that sort by the time they were made, and within one millisecond of this process by the order of asking. */
export function newUuid(at: Date): string {
  const millisecond = at.getTime()
  counter = millisecond === lastMillisecond ? (counter + 1) & 0xfff : 0
  lastMillisecond = millisecond
  const bytes = randomBytes(16)
  bytes.writeUIntBE(millisecond, 0, 6)
  bytes.writeUInt16BE(0x7000 | counter, 6)
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** A secret for a link or a cookie: 256 bits, safe in a URL. */
export const newSecret = (): string => randomBytes(32).toString('base64url')
