import { describe, expect, test } from 'vitest'
import { forbidsChannel, objectionToContact } from './safe-contact.domain.ts'

describe('how a person is reached safely', () => {
  test('says something, and never names as safe what is never to be used', () => {
    expect(objectionToContact({ never: [] })).toMatchObject({ refusal: 'nothing_said' })
    expect(objectionToContact({ never: ['post', 'phone'], safe: 'phone' })).toMatchObject({ refusal: 'safe_is_never' })
    expect(objectionToContact({ never: ['post'], safe: 'sms' })).toBeNull()
    expect(objectionToContact({ never: [], hours: '9-12' })).toBeNull()
  })

  test('closes the ways by which a code of the family page would go', () => {
    expect(forbidsChannel(['phone'], 'phone')).toBe(true)
    expect(forbidsChannel(['post', 'home'], 'phone')).toBe(false)
    expect(forbidsChannel(['phone'], 'call')).toBe(true)
    expect(forbidsChannel(['email'], 'email')).toBe(true)
    expect(forbidsChannel(['post', 'phone', 'sms', 'email', 'home', 'work', 'school'], 'paper')).toBe(false)
  })
})
