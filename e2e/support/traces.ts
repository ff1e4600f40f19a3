import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { addressesOf } from './addresses.ts'
import { asSuperuser } from './postmaster.ts'
import type { RunningSite } from './site.ts'

/** Ways by which something gets out of a program that no page shows, and what went each way, as texts. */
export type Traces = {
  /** Letters: as they were sent, and what a mailbox reads in them. */
  readonly mails: readonly string[]
  /** Addresses asked for, where they came from, and where answers led. */
  readonly addresses: readonly string[]
  /** Lines that the program wrote, its complaints included. */
  readonly log: readonly string[]
  /** Rows of the queue, whole, done or not, and as they stood after each change. */
  readonly jobs: readonly string[]
}

const KEEP_JOBS = `
  create schema kept;
  create table kept.job (row jsonb not null);
  create function kept.keep_job() returns trigger language plpgsql security definer set search_path = '' as $$
    begin insert into kept.job values (to_jsonb(new)); return new; end $$;
  create trigger keep_job after insert or update on graphile_worker._private_jobs
    for each row execute function kept.keep_job();`

/** From now on keeps what the queue forgets: a job that was done is deleted. */
export const keepJobs = async ({ dataDir }: Pick<RunningSite, 'dataDir'>): Promise<void> => {
  await asSuperuser(dataDir, KEEP_JOBS)
}

export async function tracesOf(site: RunningSite): Promise<Traces> {
  const { rows } = await asSuperuser(site.dataDir, 'select row::text from kept.job')
  return {
    mails: await lettersIn(join(site.dataDir, 'outbox')),
    addresses: addressesOf(site.address).flatMap((address) => [address, decoded(address)]),
    log: site.said().split('\n').filter(Boolean),
    jobs: rows.map(({ row }) => String(row)),
  }
}

/** Letters are packed for the way; what a mailbox shows is searched as well as what travelled. */
export async function lettersIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => [])
  const letters = names.filter((name) => name.endsWith('.eml'))
  const read = await Promise.all(
    letters.map(async (name) => {
      const source = await readFile(join(folder, name))
      const { subject = '', text = '' } = await simpleParser(source)
      return [source.toString('utf8'), `${subject}\n${text}`]
    }),
  )
  return read.flat()
}

function decoded(address: string): string {
  const spaced = address.replaceAll('+', ' ')
  try {
    return decodeURIComponent(spaced)
  } catch {
    // Nobody wrote this into an address as text.
    return spaced
  }
}

/** Where one of the texts is found, as whole words: the way and the text. An empty list is right. */
export const foundIn = (traces: Traces, texts: Iterable<string>): readonly string[] =>
  [...texts].flatMap((text) => {
    const whole = new RegExp(`(?<![\\p{L}\\d])${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\d])`, 'u')
    return Object.entries(traces).flatMap(([way, told]) =>
      told.some((one) => whole.test(one)) ? [`${way}: ${text}`] : [],
    )
  })
