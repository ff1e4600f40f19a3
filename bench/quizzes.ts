import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { type Line, quantile } from './line.ts'

const LEARNERS = 2000
const MINUTE_MS = 60_000
/** For everybody with an account, and the first of its course. */
const QUIZ = '/courses/kooperacja-od-podstaw/lessons/kop-1-po-co/quiz'
const tokenOf = (no: number): string => createHash('sha256').update(`learner ${no}`).digest('base64url')

type Sent = { readonly seed: string; readonly answers: Readonly<Record<string, string>> }

/** So many learners each open a quiz and send it, spread over a minute; then every answer is looked for in the database. */
export async function quizzes(address: string, folder: string): Promise<readonly Line[]> {
  const client = new pg.Client({ host: join(folder, 'postgres'), user: 'postgres', database: 'kooperacja' })
  await client.connect()
  try {
    const ids = await enrol(client)
    const times: number[] = []
    const began = performance.now()
    const sent = await Promise.all(
      Array.from({ length: LEARNERS }, async (_, no) => {
        await pause((MINUTE_MS * 0.9 * no) / LEARNERS)
        return oneLearner(address, tokenOf(no), times)
      }),
    )
    const took = performance.now() - began
    const { rows } = await client.query<{ person_id: string; seed: string; given: Record<string, string[]> }>(
      'select person_id, seed, given from learning.quiz_try where person_id = any($1)',
      [ids],
    )
    const kept = new Map(rows.map((row) => [row.seed, row]))
    const lost = sent.filter(({ seed, answers }, no) => {
      const row = kept.get(seed)
      if (!row || row.person_id !== ids[no]) return true
      return !Object.entries(answers).every(([name, value]) => has(row.given, name, value))
    })
    return [
      {
        what: `${LEARNERS} learners send a quiz: until the last answer`,
        measured: took,
        unit: 'ms',
        bound: { most: MINUTE_MS },
      },
      { what: `${LEARNERS} learners send a quiz: p95 of sending`, measured: quantile(times, 0.95), unit: 'ms' },
      { what: `${LEARNERS} learners send a quiz: answers lost`, measured: lost.length, unit: '', bound: { most: 0 } },
    ]
  } finally {
    await client.end()
  }
}

/** Places and pairs of one question are kept together, in their order. */
const has = (given: Record<string, string[]>, name: string, value: string): boolean => {
  const [id = '', part] = name.split('.')
  return (part === undefined ? given[id] : given[id]?.slice(Number(part) - 1))?.includes(value) ?? false
}

/** People with an account and a browser signed in; answers their ids in order. */
async function enrol(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ id: string }>(
    `insert into identity.person (id, given_name, family_name)
     select gen_random_uuid(), 'Osoba', 'Ucząca ' || n from generate_series(1, ${LEARNERS}) n returning id`,
  )
  const ids = rows.map(({ id }) => id)
  await client.query(
    `insert into identity.account (person_id, email, state, created_at) select id, id || '@example.org', 'active', now() from unnest($1::uuid[]) id`,
    [ids],
  )
  const hashes = ids.map((_, no) => createHash('sha256').update(tokenOf(no)).digest())
  await client.query(
    `insert into identity.session (token_hash, person_id, created_at, seen_at) select h, p, now(), now() from unnest($1::bytea[], $2::uuid[]) s(h, p)`,
    [hashes, ids],
  )
  return ids
}

async function oneLearner(address: string, token: string, times: number[]): Promise<Sent> {
  const headers = { cookie: `kooperacja_session=${token}` }
  const opened = await fetch(address + QUIZ, { headers })
  const html = await opened.text()
  if (opened.status !== 200) throw new Error(`the quiz answered ${opened.status}`)
  const given = opened.headers.getSetCookie().map((one) => one.split(';')[0])
  const answers = anyAnswers(html)
  const seed = hidden(html, 'seed')
  const body = new URLSearchParams({ _csrf: hidden(html, '_csrf'), _once: hidden(html, '_once'), seed, ...answers })
  const began = performance.now()
  const answer = await fetch(address + QUIZ, {
    method: 'POST',
    body,
    redirect: 'manual',
    headers: { cookie: [headers.cookie, ...given].join('; ') },
  })
  await answer.text()
  times.push(performance.now() - began)
  if (answer.status !== 303) throw new Error(`the quiz was answered with ${answer.status}`)
  return { seed, answers }
}

const hidden = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''

/** Something for every question: the first of what may be ticked, and places and pairs in the order of their lists. */
function anyAnswers(html: string): Readonly<Record<string, string>> {
  const form = html.split('name="seed"')[1] ?? ''
  const ticked = [...form.matchAll(/<input[^>]*type="(?:radio|checkbox)"[^>]*>/g)].map(([input]) => input)
  const answers: Record<string, string> = {}
  for (const input of ticked) {
    const [name, value] = [/name="([^"]+)"/.exec(input)?.[1], /value="([^"]+)"/.exec(input)?.[1]]
    if (name && value) answers[name] ??= value
  }
  for (const [, name = ''] of form.matchAll(/<input[^>]*name="(q[^"]*)"[^>]*type="text"/g)) answers[name] = 'razem'
  for (const [, name = '', options = ''] of form.matchAll(/<select[^>]*name="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g)) {
    const values = [...options.matchAll(/value="([^"]+)"/g)].map(([, value = '']) => value)
    const place = Number(name.split('.')[1] ?? 1)
    answers[name] = values[Math.min(place, values.length) - 1] ?? ''
  }
  return answers
}
