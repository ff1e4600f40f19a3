import { describe, expect, test } from 'vitest'
import { shelf } from './shelf.ts'

const counted = () => {
  let made = 0
  const make = async () => {
    made += 1
    return new Uint8Array([made])
  }
  return { make, howMany: () => made }
}

describe('a public file', () => {
  test('is made once for everybody who asks for the very same, also at once', async () => {
    const files = shelf()
    const { make, howMany } = counted()
    const [one, other] = await Promise.all([files.taken('podręcznik', make), files.taken('podręcznik', make)])
    expect(other).toBe(one)
    expect(await files.taken('podręcznik', make)).toBe(one)
    expect(howMany()).toBe(1)
  })

  test('is made anew when anything in it differs', async () => {
    const files = shelf()
    const { make, howMany } = counted()
    await files.taken('podręcznik 1.0', make)
    await files.taken('podręcznik 1.1', make)
    expect(howMany()).toBe(2)
  })

  test('that could not be made is tried again for the next one', async () => {
    const files = shelf()
    await expect(files.taken('podręcznik', () => Promise.reject(new Error('nie ma papieru')))).rejects.toThrow()
    expect(await files.taken('podręcznik', async () => new Uint8Array([7]))).toEqual(new Uint8Array([7]))
  })

  test('gives way when others are asked for, the one asked for longest ago first', async () => {
    const files = shelf(2)
    const { make, howMany } = counted()
    for (const what of ['a', 'b', 'a', 'c', 'a']) await files.taken(what, make)
    expect(howMany()).toBe(3)
    await files.taken('b', make)
    expect(howMany()).toBe(4)
  })
})
