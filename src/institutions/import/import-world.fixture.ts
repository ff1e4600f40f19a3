import type { TestDatabase } from '#test/database.ts'
import { acting, founding } from '#test/world.ts'
import type { ImportListId, ListSubject } from './import-list.domain.ts'
import { importList, reviewList, uploadList } from './import-list.server.ts'

/** An administrator, a head, a worker and a stranger, a school in Bieliny, and gminas whose names repeat. */
export async function importWorld(database: TestDatabase) {
  const { actAs, as, clock, newId } = acting(database)
  const { put, units, unit, aPerson, administrator, institution, employ } = founding(database, newId)
  await units()
  await unit('2612', 'powiat', 'staszowski', 'powiat', '26')
  await unit('261202', 'gmina', 'Bogoria', 'rural', '2612')
  await unit('260410', 'gmina', 'Bogoria', 'urban', '2604')
  const admin = await aPerson('Ada', 'Zmyślona')
  await administrator(admin)
  const other = await aPerson('Ewa', 'Druga')
  await administrator(other)
  const worker = await aPerson('Jan', 'Fikcyjny')
  const head = await aPerson('Łucja', 'Wymyślona')
  const school = await institution('Szkoła w Bielinach', 'education', '260401', { nip: '5260250274', rspo: '777' })
  await employ(head, school, 'head')
  await employ(worker, school)
  const stranger = await aPerson('Obca', 'Osoba')
  const rows = async <R>(query: string, values: readonly unknown[] = []): Promise<R[]> =>
    (await database.owner.query(query, [...values])).rows
  const count = async (table: string): Promise<number> =>
    (await rows<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n ?? 0
  return { actAs, as, clock, newId, put, admin, other, worker, head, stranger, school, institution, rows, count }
}

/** A CSV file of a list, with the headings of the template. */
export const csvFile = (...lines: readonly string[]): Uint8Array => new TextEncoder().encode(lines.join('\r\n'))
export const INSTITUTION_HEADINGS = 'Nazwa;Sektor;Zasięg;Siedziba;Obszar działania;NIP;RSPO;Konta'
export const PEOPLE_HEADINGS = 'Imię;Nazwisko;E-mail;Instytucja;Funkcja;Stanowisko;Od dnia;Zaproszenie'

type World = Pick<Awaited<ReturnType<typeof importWorld>>, 'as' | 'admin'>

/** The acts of an import, by the administrator unless somebody else is named. */
export function importing({ as, admin }: World) {
  const upload = (subject: ListSubject, lines: readonly string[], who = admin) =>
    as(who, (ctx) => uploadList(ctx, { subject, file: { name: 'lista.csv', bytes: csvFile(...lines) } }))
  async function uploaded(subject: ListSubject, ...lines: readonly string[]) {
    const headings = subject === 'institutions' ? INSTITUTION_HEADINGS : PEOPLE_HEADINGS
    const answer = await upload(subject, [headings, ...lines])
    if (!answer.ok) throw new Error(answer.refusal)
    return answer.value
  }
  const review = (listId: ImportListId, who = admin) => as(who, (ctx) => reviewList(ctx, listId))
  const confirm = (listId: ImportListId, who = admin) => as(who, (ctx) => importList(ctx, { listId }))
  /** What becomes of each row: its kind, and its reasons as column and key. */
  async function said(listId: ImportListId) {
    const found = await review(listId)
    if (found.state !== 'waiting') throw new Error(found.state)
    return found.verdicts.map((one) =>
      one.kind === 'refused'
        ? one.faults.map(({ column, say }) => `${column} ${say.key.split('.').at(-1)}`)
        : one.kind === 'known'
          ? `known by ${one.known.by}`
          : 'new',
    )
  }
  return { upload, uploaded, review, confirm, said }
}
