import { describe, expect, test } from 'vitest'
import { createLog } from './log.server.ts'

function written(write: (log: ReturnType<typeof createLog>) => void, level = 'info'): string[] {
  const lines: string[] = []
  write(createLog(level, { write: (line) => void lines.push(line) }))
  return lines
}

describe('the operating log', () => {
  test('one line says what happened and about which ids', () => {
    const id = '019a7b2c-0000-7000-8000-000000000001'
    const [line = ''] = written((log) => log.info('mail.sent', { mailId: id, attempt: 2 }))
    expect(JSON.parse(line)).toMatchObject({ code: 'mail.sent', mailId: id, attempt: 2 })
  })

  test.each([
    ['a name', 'Anna Zielińska'],
    ['an address', 'anna@gmina.pl'],
    ['a PESEL', '44051401359'],
    ['what somebody wrote', 'Matka mówi: nie wraca na noc'],
  ])('%s given by mistake is hidden', (_what, value) => {
    const [line = ''] = written((log) => log.warn('mail.refused', { to: value }))
    expect(line).not.toContain(value)
    expect(JSON.parse(line)).toMatchObject({ to: '[hidden]' })
  })

  test('of an error stay its kind, its code and its place, not its words', () => {
    const error = Object.assign(new RangeError('Key (email)=(anna@gmina.pl) already exists'), { code: '23505' })
    const [line = ''] = written((log) => log.error('web.request.failed', {}, error))
    expect(line).not.toContain('anna')
    expect(JSON.parse(line)).toMatchObject({ error: 'RangeError', errorCode: '23505' })
    expect(line).toContain('log.test.ts')
  })

  test('words of an error that look like a place are left out with the rest of it', () => {
    const error = new Error('value too long: Matka śpi\n    at ul. Zmyślonej 7 (dom:12:1)\n at Anna Zielińska:1:1')
    const [line = ''] = written((log) => log.error('web.request.failed', {}, error))
    expect(line).not.toMatch(/Zmyślonej|Anna|Matka/)
    expect(line).toContain('log.test.ts')
    const changed = new Error('początek')
    changed.message = 'co innego'
    changed.stack = 'Error: Anna\n    at Zmyślonej 7'
    expect(written((log) => log.error('web.request.failed', {}, changed)).join()).not.toMatch(/Anna|Zmyślonej/)
  })

  test('a quieter level leaves out what is below it', () => {
    expect(written((log) => log.info('mail.sent'), 'warn')).toEqual([])
  })
})
