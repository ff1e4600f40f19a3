import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { DeskClient } from './support/desk-client.ts'
import { leadAt, opensCase } from './support/lead.ts'
import { asSuperuser, postmasterOf } from './support/postmaster.ts'
import { runProgram, verifyRecord } from './support/programs.ts'
import { type RunningSite, startSite } from './support/site.ts'

const AT_ONCE = 4

// Databases are killed and programs started several times in one test.
vi.setConfig({ testTimeout: 180_000 })

let site: RunningSite
let client: DeskClient
let caseAt: string

beforeAll(async () => {
  site = await startSite({ DEMO: 'yes' })
  client = await leadAt(site)
  caseAt = await opensCase(client, 'Wytrwali')
})
afterAll(() => site.stop())

/** Waits until the site answers as usual. */
async function isBack(): Promise<void> {
  for (let waited = 0; waited < 300; waited += 1) {
    if ((await client.statusOf(caseAt)) === 200) return
    await pause(100)
  }
  throw new Error('the site did not come back')
}

const timesIn = (text: string, words: string): number => text.split(words).length - 1

describe('the database dies while people work', () => {
  test('they are told so with everything they typed, and a moment later the same form is taken', async () => {
    const sendIt = await client.fillIn(`${caseAt}/people/new`, { family: 'Cierpliwa', adult: 'yes' })
    process.kill(postmasterOf(site.dataDir).pid, 'SIGKILL')
    const refused = await sendIt()
    expect(refused.status).toBe(503)
    expect(refused.html).toContain('Cierpliwa')
    expect(refused.html).toContain('name="_once"')
    await isBack()
    expect((await sendIt()).status).toBe(303)
    expect(await client.open(caseAt)).toContain('Cierpliwa')
  })

  test('nothing acknowledged is lost, what was refused can be sent again, and nothing is there twice', async () => {
    const families = Array.from({ length: 60 }, (_, i) => `Niezłomna${String(i).padStart(2, '0')}x`)
    const left = [...families]
    const unexpected: number[] = []
    let acknowledged = 0
    let refused = 0
    const work = async () => {
      for (let family = left.shift(); family; family = left.shift()) {
        let sendIt: Awaited<ReturnType<DeskClient['fillIn']>> | undefined
        for (let taken = false; !taken; ) {
          // Only a page that could be shown can be filled in.
          if (!sendIt && (await client.statusOf(`${caseAt}/people/new`)) !== 200) {
            await pause(100)
            continue
          }
          sendIt ??= await client.fillIn(`${caseAt}/people/new`, { family, adult: 'yes' })
          const { status, html } = await sendIt()
          taken = status === 303
          if (taken) acknowledged += 1
          else if (status === 503 && html.includes(family)) refused += 1
          // The page itself came while the database was gone, and had no form to fill in.
          else if (status === 403) sendIt = undefined
          else unexpected.push(status)
          if (unexpected.length > 0) return
          if (!taken) await pause(100)
        }
      }
    }
    const working = Array.from({ length: AT_ONCE }, work)
    while (acknowledged < families.length / 3) await pause(5)
    process.kill(postmasterOf(site.dataDir).pid, 'SIGKILL')
    await Promise.all(working)
    expect(unexpected).toEqual([])
    expect(refused).toBeGreaterThan(0)

    const caseId = caseAt.split('/').at(-1)
    const { rows } = await asSuperuser(
      site.dataDir,
      `select body ->> 'family' as family from casework.item where case_id = '${caseId}' and body ->> 'family' like 'Niezłomna%' order by 1`,
    )
    expect(rows.map(({ family }) => family)).toEqual(families)
    expect(timesIn(await client.open(caseAt), families[0] ?? '')).toBeGreaterThan(0)
  })
})

describe('starting', () => {
  test('a second program on the same folder is refused in plain words, and the first one works on', async () => {
    const second = await runProgram('server', site.dataDir)
    expect(second.code).toBe(1)
    expect(second.err).toContain(`Kooperacja już działa w tym folderze: ${site.dataDir}`)
    expect(second.err).toContain('Kooperacja is already running in this folder')
    expect(second.err).not.toMatch(/\n\s+at /)
    expect(await client.statusOf(caseAt)).toBe(200)
  })

  test('after the program and its database were both killed, a new start finds everything', async () => {
    const { pid } = postmasterOf(site.dataDir)
    await site.kill()
    process.kill(pid, 'SIGKILL')
    site = await startSite({ DEMO: 'yes' }, site.dataDir)
    client = await leadAt(site)
    expect(await client.open(caseAt)).toContain('Cierpliwa')
  })
})

describe('the record of facts', () => {
  test('a fact changed or removed behind the program is found, and put right it verifies again', async () => {
    const caseId = caseAt.split('/').at(-1)
    const of = (seq: number) => `where chain_id = '${caseId}' and seq = ${seq}`
    /** Stops the program, for the check needs the folder to itself, and starts it again. */
    const verified = async (statement: string) => {
      await asSuperuser(site.dataDir, statement)
      await site.kill()
      const told = await verifyRecord(site.dataDir)
      site = await startSite({ DEMO: 'yes' }, site.dataDir)
      return told
    }
    const { rows } = await asSuperuser(site.dataDir, `select name from platform.fact ${of(2)}`)
    const renamed = await verified(`update platform.fact set name = 'casework.case.looked_away' ${of(2)}`)
    expect(renamed).toMatchObject({ code: 1, out: `${caseId} 2\n1 broken links.\n` })
    const putRight = await verified(`update platform.fact set name = '${rows[0].name}' ${of(2)}`)
    expect(putRight).toMatchObject({ code: 0, out: 'The record verifies.\n' })
    const removed = await verified(`delete from platform.fact ${of(1)}`)
    expect(removed).toMatchObject({ code: 1, out: `${caseId} 2\n1 broken links.\n` })
  })
})
