import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { FileId, NotFound } from '#kernel'
import { person } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { acting, founding } from '#test/world.ts'
import { addFileDownload } from './download.server.ts'
import { attachmentHeader, safeFileName } from './file-name.ts'
import { DOCUMENTS, LISTS, readFile, storeFile } from './store-file.server.ts'

const database = await testDatabase()
const { actAs, as, newId } = acting(database)
const { aPerson } = founding(database, newId)
const bytes = (text: string) => new TextEncoder().encode(text)
const PDF = bytes('%PDF-1.7\ntrailer <<>>\n%%EOF')
/** Two points, the left one red, as a camera held sideways would write them, with the place in it. */
const photo = (format: 'jpeg' | 'png' | 'webp') =>
  sharp({ create: { width: 64, height: 32, channels: 3, background: 'white' } })
    .composite([{ input: { create: { width: 32, height: 32, channels: 3, background: 'red' } }, left: 0, top: 0 }])
    .withExif({
      IFD0: { Make: 'Telefon', ImageDescription: 'Dom Zmyslinskich' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '50/1 51/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '20/1 38/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .toFormat(format)
    .toBuffer()
/** A picture of one colour: little to send, much to unpack. */
const blank = (side: number) =>
  sharp({ create: { width: side, height: side, channels: 3, background: 'white' } })
    .jpeg({ quality: 1 })
    .toBuffer()

let ada = ''
let other = ''
beforeAll(async () => {
  ada = await aPerson('Ada', 'Zmyślona')
  other = await aPerson('Obca', 'Osoba')
})
const store = (name: string, content: Uint8Array, accepted: Parameters<typeof storeFile>[2] = DOCUMENTS) =>
  as(ada, (ctx) => storeFile(ctx, { name, bytes: content }, accepted))
const stored = async (name = 'umowa.pdf') => {
  const answer = await store(name, PDF)
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.value
}

describe('keeping a file', () => {
  test.each([
    ['umowa.pdf', PDF, 'umowa.pdf', 'application/pdf'],
    ['skan.exe', PDF, 'skan.pdf', 'application/pdf'],
  ])('%s is kept as what its content is', async (name, content, kept, mediaType) => {
    const answer = await store(name, content)
    if (!answer.ok) throw new Error(answer.refusal)
    expect(await as(ada, (ctx) => readFile(ctx, answer.value))).toMatchObject({
      name: kept,
      mediaType,
      bytes: Buffer.from(content),
    })
  })

  test.each([
    ['a program', Uint8Array.from([0x4d, 0x5a, 0x90, 0])],
    ['a page', bytes('<html><script>alert(1)</script></html>')],
    ['a drawing with script', bytes('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')],
    ['a text', bytes('umowa')],
    ['nothing known', Uint8Array.from([0xff, 0xfe, 0x01])],
  ])('%s called umowa.pdf is refused as a document', async (_, content) => {
    expect(await store('umowa.pdf', content)).toEqual({
      ok: false,
      refusal: 'file_type_refused',
      why: { field: 'file' },
    })
  })

  test('a text is taken where lists are, a program is not', async () => {
    expect(await store('terc.csv', bytes('WOJ;POW'), LISTS)).toMatchObject({ ok: true })
    expect(await store('terc.csv', Uint8Array.from([0x4d, 0x5a, 0x90, 0]), LISTS)).toMatchObject({ ok: false })
  })

  test('a missing or too large file is refused', async () => {
    expect(await as(ada, (ctx) => storeFile(ctx, undefined, DOCUMENTS))).toMatchObject({ refusal: 'file_missing' })
    expect(await store('x.pdf', new Uint8Array(10 * 1024 * 1024 + 1))).toMatchObject({ refusal: 'file_too_large' })
  })
})

describe('keeping a picture', () => {
  const kept = async (name: string, content: Uint8Array) => {
    const answer = await store(name, content)
    if (!answer.ok) throw new Error(answer.refusal)
    return as(ada, (ctx) => readFile(ctx, answer.value))
  }

  test.each([
    ['jpeg', 'dom.jpg', 'image/jpeg'],
    ['png', 'dom.png', 'image/png'],
    ['webp', 'dom.webp', 'image/webp'],
  ] as const)(
    'a %s is kept upright, and nothing of where and by what it was taken',
    async (format, name, mediaType) => {
      const taken = await photo(format)
      const before = await sharp(taken).metadata()
      expect(before).toMatchObject({ orientation: 6, width: 64, height: 32 })
      expect(before.exif?.toString('latin1')).toContain('Telefon')

      const file = await kept(name, taken)
      expect(file).toMatchObject({ name, mediaType })
      const after = await sharp(file.bytes).metadata()
      expect(after).toMatchObject({ format, width: 32, height: 64 })
      expect([after.exif, after.xmp, after.orientation]).toEqual([undefined, undefined, undefined])
      expect(Buffer.from(file.bytes).toString('latin1')).not.toMatch(/Telefon|Zmyslinskich|GPS/)
      const { data } = await sharp(file.bytes).raw().toBuffer({ resolveWithObject: true })
      const [, green = 0] = data
      const last = data.at(-2) ?? 0
      expect(green).toBeLessThan(60)
      expect(last).toBeGreaterThan(200)
    },
  )

  test('one of too many points is refused before it is unpacked', async () => {
    const bomb = await blank(8001)
    expect(bomb.length).toBeLessThan(1024 * 1024)
    const refusal = { ok: false, refusal: 'image_too_large', why: { field: 'file' } }
    expect(await store('bomba.jpg', bomb)).toEqual(refusal)
  })

  test.each([
    [
      'only begins',
      async () =>
        Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, ...Buffer.from('IHDR')]),
    ],
    ['is cut', async () => (await photo('jpeg')).subarray(0, 200)],
  ])('one that %s is refused as no picture', async (_, content) => {
    expect(await store('skan.png', await content())).toMatchObject({ ok: false, refusal: 'file_type_refused' })
  })

  test('a document stays as it came, byte for byte', async () => {
    expect((await kept('umowa.pdf', PDF)).bytes).toEqual(Buffer.from(PDF))
  })
})

describe('names of files', () => {
  test.each([
    ['umowa.pdf', 'umowa.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['C:\\Users\\Ada\\skan 1.PDF', 'skan 1.pdf'],
    ['gnp.\u202efdp.exe', 'gnp.fdp.pdf'],
    ['a\r\nSet-Cookie: x.pdf', 'aSet-Cookie x.pdf'],
    ['', 'plik.pdf'],
    ['...', 'plik.pdf'],
    ['ż'.repeat(300), `${'ż'.repeat(120)}.pdf`],
  ])('“%s” is kept as “%s”', (name, kept) => {
    expect(safeFileName(name, 'pdf')).toBe(kept)
  })

  test('a Polish name reaches every browser', () => {
    expect(attachmentHeader('umowa łódź "1".pdf')).toBe(
      `attachment; filename="umowa lodz 1.pdf"; filename*=UTF-8''umowa%20%C5%82%C3%B3d%C5%BA%20%221%22.pdf`,
    )
  })
})

describe('downloading a file', () => {
  const looks: string[] = []
  const { open } = visiting(actAs, [], (app, parts) =>
    addFileDownload(app, parts, async (_ctx, fileId) => {
      looks.push(fileId)
      return null
    }),
  )

  test('saves it, never opens it in the page, and asks what to put on record', async () => {
    const id = await stored()
    const answer = await open(`/files/${id}`, ada)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="umowa.pdf"/)
    expect(answer.headers.get('content-type')).toBe('application/pdf')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(looks).toContain(id)
  })

  test('another person’s file, an absent one and a wrong address look alike', async () => {
    const id = await stored()
    for (const path of [`/files/${id}`, `/files/${newId()}`, '/files/x'])
      expect((await open(path, other)).status).toBe(404)
    await expect(actAs(person(other), (ctx) => readFile(ctx, FileId.parse(id)))).rejects.toBeInstanceOf(NotFound)
  })

  test('leads whoever has not signed in to the sign-in', async () => {
    expect(await open(`/files/${await stored()}`, null)).toMatchObject({
      status: 303,
      location: expect.stringMatching(/^\/sign-in\?back=/),
    })
  })
})
