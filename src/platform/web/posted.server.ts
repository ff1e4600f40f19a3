import type { Context } from 'hono'
import type { Posted, Upload } from '../forms/posted.ts'

export const MOST_BYTES = 12 * 1024 * 1024

export class TooLarge extends Error {}

/** A sign that no keyboard types and PostgreSQL keeps in no text. */
const NUL = '\u0000'

/** The body as it was sent, read no further than a form may be long: who sends it in parts need not announce its length. */
function measured(body: ReadableStream<Uint8Array>): { readonly stream: ReadableStream; readonly over: () => boolean } {
  let bytes = 0
  const counting = new TransformStream<Uint8Array, Uint8Array>({
    transform(part, controller) {
      bytes += part.byteLength
      if (bytes > MOST_BYTES) controller.error(new TooLarge())
      else controller.enqueue(part)
    },
  })
  return { stream: body.pipeThrough(counting), over: () => bytes > MOST_BYTES }
}

/** Forms that were read: a body can be read once, and what failed later is asked for again. */
const READ = new WeakMap<Request, Promise<FormData>>()

function formOf(c: Context): Promise<FormData> {
  const read = READ.get(c.req.raw) ?? formIn(c.req.raw)
  READ.set(c.req.raw, read)
  return read
}

/** What was sent as a form; nothing when it is none, so that it lacks the proof of being ours. Throws `TooLarge`. */
async function formIn({ body, headers }: Request): Promise<FormData> {
  if (body === null) return new FormData()
  const { stream, over } = measured(body)
  try {
    return await new Response(stream, { headers: { 'content-type': headers.get('content-type') ?? '' } }).formData()
  } catch (error) {
    if (over()) throw new TooLarge()
    if (error instanceof TypeError) return new FormData()
    throw error
  }
}

/** Reads what a form sent. Names that could touch an object's own machinery are dropped. */
export async function readPosted(c: Context): Promise<Posted> {
  const announced = Number(c.req.header('content-length') ?? 0)
  if (announced > MOST_BYTES) throw new TooLarge()
  const form = await formOf(c)
  const fields: Record<string, string[]> = Object.create(null)
  const files: Record<string, Upload> = Object.create(null)
  for (const [name, value] of form) {
    if (typeof value === 'string') {
      const text = value.replaceAll(NUL, '')
      const sent = fields[name]
      if (sent) sent.push(text)
      else fields[name] = [text]
    } else if (value.size > 0) {
      files[name] = { name: value.name.slice(-200), bytes: new Uint8Array(await value.arrayBuffer()) }
    }
  }
  return { fields, files }
}

const OWN = new Set(['_csrf', '_once', '_version', '_base', '_kept', '_back'])

/** Fields whose text is never written back nor kept: passwords, and codes that work once. */
const SECRET = /password|oneTimeCode/i

/** The texts somebody typed, without the form's own fields and without secrets. */
export function typedValues(posted: Posted): Record<string, readonly string[]> {
  return Object.fromEntries(Object.entries(posted.fields).filter(([name]) => !OWN.has(name) && !SECRET.test(name)))
}
