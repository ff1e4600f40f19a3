import { describe, expect, test } from 'vitest'
import { readConfig } from './config.server.ts'

const messageFor = (env: Record<string, string>): string => {
  const read = readConfig(env)
  return read.ok ? 'accepted' : read.why.message
}

describe('settings', () => {
  test('nothing has to be set', () => {
    const read = readConfig({})
    expect(read).toMatchObject({
      ok: true,
      value: { host: '127.0.0.1', port: 3000, demo: 'auto', trustedProxy: false },
    })
    expect(read).toMatchObject({ value: { database: undefined, sessionIdleMinutes: 15, sessionAbsoluteHours: 10 } })
  })

  test('an empty variable is the same as none', () => {
    expect(readConfig({ PORT: '', SMTP_URL: ' ' })).toMatchObject({
      ok: true,
      value: { port: 3000, smtpUrl: undefined },
    })
  })

  test('the folder for data is known by its full path, and the address of the site has no slash at its end', () => {
    const read = readConfig({ DATA_DIR: 'dane', BASE_URL: 'https://kooperacja.gmina.pl/' })
    expect(read).toMatchObject({ ok: true, value: { baseUrl: 'https://kooperacja.gmina.pl' } })
    expect(read.ok && read.value.dataDir).toBe(`${process.cwd()}/dane`)
  })

  test('every wrong variable is named at once, in Polish and in English', () => {
    const read = readConfig({ PORT: 'abc', DEMO: 'tak', SESSION_IDLE_MINUTES: '0', LOG_LEVEL: 'info' })
    expect(read).toMatchObject({ ok: false, refusal: 'bad_config' })
    expect(!read.ok && read.why.variables).toEqual(['PORT', 'DEMO', 'SESSION_IDLE_MINUTES'])
    expect(!read.ok && read.why.message).toMatchInlineSnapshot(`
      "Błędne ustawienia (zmienne środowiskowe):
        PORT: liczba od 0 do 65535
        DEMO: auto, yes albo no
        SESSION_IDLE_MINUTES: liczba minut od 1 do 1440
      Wrong settings (environment variables):
        PORT: a number from 0 to 65535
        DEMO: auto, yes or no
        SESSION_IDLE_MINUTES: a number of minutes from 1 to 1440"
    `)
  })

  test.each([
    ['DATABASE_URL', 'mysql://app:tajne-haslo@db/kooperacja'],
    ['DATABASE_OWNER_URL', 'owner:tajne-haslo@db'],
    ['SMTP_URL', 'ftp://konto:tajne-haslo@poczta.gmina.pl'],
    ['BASE_URL', 'ftp://tajne-haslo@gmina.pl'],
  ])('a wrong %s is named without what it says: it may hold a password', (variable, value) => {
    const message = messageFor({ [variable]: value })
    expect(message).toContain(`${variable}:`)
    expect(message).not.toContain('tajne-haslo')
  })

  test('a database of your own needs both of its roles', () => {
    const [runtime, owner] = ['postgres://app@db/kooperacja', 'postgres://owner@db/kooperacja']
    expect(messageFor({ DATABASE_URL: runtime })).toContain('DATABASE_OWNER_URL:')
    expect(messageFor({ DATABASE_OWNER_URL: owner })).toContain('DATABASE_URL:')
    expect(messageFor({ DATABASE_URL: runtime, DATABASE_OWNER_URL: owner })).toBe('accepted')
  })

  test('the program may not run as the role that owns the database', () => {
    const owner = 'postgres://owner@db/kooperacja'
    expect(messageFor({ DATABASE_URL: owner, DATABASE_OWNER_URL: owner })).toContain('DATABASE_URL:')
  })

  test('a sender of mail may have a name, but not a second header', () => {
    expect(messageFor({ MAIL_FROM: 'Gmina Łąka <kontakt@gmina.pl>' })).toBe('accepted')
    expect(messageFor({ MAIL_FROM: 'kontakt@gmina.pl' })).toBe('accepted')
    expect(messageFor({ MAIL_FROM: 'kontakt@gmina.pl\r\nBcc: kto@inny.pl' })).toContain('MAIL_FROM:')
  })
})
