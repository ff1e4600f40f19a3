import { argon2Sync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { COMMON_PASSWORDS } from './common-passwords.domain.ts'
import { passwordProblem } from './password.domain.ts'
import { hashPassword, isOutdated, isPassword } from './password-hash.server.ts'

const owner = { email: 'anna.nowak-wrobel@gops.oksa.example', givenName: 'Anna', familyName: 'Nowak-Wróbel' }
const problem = (password: string) => passwordProblem(password, owner)

describe('a password', () => {
  test.each([
    ['krótkiehasł', 'password_too_short'],
    ['Warszawa2024', 'password_common'],
    ['warszawa123!', 'password_common'],
    ['p4ssw0rd2024', 'password_common'],
    ['H4sł0h4sł0!!!', 'password_common'],
    ['qwertyuiop123', 'password_common'],
    ['1qazxsw21qaz', 'password_common'],
    ['hasłohasłohasło', 'password_common'],
    ['SłoneczkoWarszawa1', 'password_common'],
    ['123456789012', 'password_common'],
    ['22.11.2026 00', 'password_common'],
    ['aaaaaaaaaaaaaaa', 'password_common'],
    ['ab1234567890', 'password_common'],
    ['Administrator1!', 'password_common'],
    ['Kooperacja2026!', 'password_names_owner'],
    ['k00peracja jest dobra', 'password_names_owner'],
    ['wiosenna anna w lesie', 'password_names_owner'],
    ['moja WROBELKA pod dachem', 'password_names_owner'],
    ['żółty anna.nowak-wrobel', 'password_names_owner'],
    ['deszczowy tramwaj parasol', null],
    ['Xk7#mPq2vLz9', null],
    ['zażółć gęślą jaźń', null],
  ])('%s: %s', (password, expected) => {
    expect(problem(password)).toBe(expected)
  })

  test('may have 12 to 128 characters, counted as people count them', () => {
    const twelve = '🌲deszcz tram'
    expect([...twelve].length).toBe(12)
    expect(problem(twelve)).toBeNull()
    expect(problem([...twelve].slice(1).join(''))).toBe('password_too_short')
    const long = 'deszczowy tramwaj parasol '.repeat(5).slice(0, 128)
    expect(problem(long)).toBeNull()
    expect(problem(`${long}x`)).toBe('password_too_long')
  })

  test('made of a common word and any digits is refused', () => {
    const words = [...COMMON_PASSWORDS].filter((word) => word.length >= 3)
    fc.assert(
      fc.property(fc.constantFrom(...words), fc.stringMatching(/^[0-9]{12}$/), (word, digits) => {
        expect(problem(`${word}${digits}`)).not.toBeNull()
        expect(problem(`${word.toUpperCase()}${digits}`)).not.toBeNull()
      }),
    )
  })

  test('of a wrong length is refused whatever else it holds', () => {
    const short = fc.string({ unit: 'binary', maxLength: 11 })
    const long = fc.string({ unit: 'binary', minLength: 129, maxLength: 200 })
    fc.assert(fc.property(short, (any) => problem(any) === 'password_too_short'))
    fc.assert(fc.property(long, (any) => problem(any) === 'password_too_long'))
  })
})

describe('a kept password', () => {
  test('is argon2id at the cost OWASP asks for, and its text stands nowhere in it', async () => {
    const hash = await hashPassword('deszczowy tramwaj')
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
    expect(hash).not.toContain('deszczowy')
  })

  test('is recognised, and no other is', async () => {
    const hash = await hashPassword('deszczowy tramwaj')
    expect(await isPassword('deszczowy tramwaj', hash)).toBe(true)
    expect(await isPassword('Deszczowy tramwaj', hash)).toBe(false)
    expect(await isPassword('', hash)).toBe(false)
    expect(await isPassword('deszczowy tramwaj', null)).toBe(false)
  })

  test('is salted: the same password is kept differently each time', async () => {
    expect(await hashPassword('deszczowy tramwaj')).not.toBe(await hashPassword('deszczowy tramwaj'))
  })

  test('is the same however its accents are typed', async () => {
    expect(await isPassword('zażółć gęślą'.normalize('NFD'), await hashPassword('zażółć gęślą'.normalize('NFC')))).toBe(
      true,
    )
  })

  test('agrees with the reference implementation', async () => {
    // The test vector of the reference implementation: "password", "somesalt", t=2, m=64 MiB, p=1.
    const tag = argon2Sync('argon2id', {
      message: 'password',
      nonce: Buffer.from('somesalt'),
      parallelism: 1,
      tagLength: 32,
      memory: 65_536,
      passes: 2,
    })
    expect(tag.toString('hex')).toBe('09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7')
    const plain = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')
    const phc = `$argon2id$v=19$m=65536,t=2,p=1$${plain(Buffer.from('somesalt'))}$${plain(tag)}`
    expect(await isPassword('password', phc)).toBe(true)
    expect(isOutdated(phc)).toBe(true)
    expect(isOutdated(await hashPassword('password'))).toBe(false)
  })
})
