import { CaseId, NotFound } from '#kernel'
import { type ActAs, addMadeFile, person, translator } from '#platform/server'
import { visiting } from '#test/visiting.tsx'
import { caseworkPages } from '../pages.ts'
import { answersFile } from '../prints/answers-file.server.ts'
import { caseFilePrint } from '../prints/case-file-print.ts'
import { printPath } from '../prints/print-paths.ts'

/** A way by which what is written in a case reaches somebody: everything that comes by it, as text; nothing where it is refused. */
export type Channel = {
  readonly name: string
  /** Of so many situations one is asked on it: a whole case taken away asks what many pages ask, and takes their time. */
  readonly oneOf: number
  readonly read: (caseId: string, reader: string) => Promise<string>
}

/** The register of channels: whoever adds a way out of a case adds it here, and the rules are asked of it too. */
export function channelsOf(actAs: ActAs): readonly Channel[] {
  const scoped = ({ caseId }: Readonly<Record<string, string>>) => CaseId.safeParse(caseId).data
  const site = visiting(actAs, caseworkPages, (app, parts) =>
    addMadeFile(app, parts, printPath.answers(':caseId'), answersFile, scoped),
  )
  const opened = async (path: string, reader: string): Promise<string> => {
    const { status, html } = await site.open(path, reader)
    if (![200, 403, 404].includes(status)) throw new Error(`${path}: ${status}`)
    return status === 200 ? html : ''
  }
  return [
    { name: 'page', oneOf: 1, read: (caseId, reader) => opened(`/cases/${caseId}/diagnosis`, reader) },
    { name: 'export', oneOf: 7, read: (caseId, reader) => opened(printPath.answers(caseId), reader) },
    {
      name: 'print',
      oneOf: 7,
      read: (caseId, reader) =>
        actAs(person(reader), async (ctx) => printed(await caseFilePrint.spec.load(ctx, { caseId }), caseId), {
          scope: CaseId.parse(caseId),
        }).catch((error: unknown) => {
          if (error instanceof NotFound) return ''
          throw error
        }),
    },
  ]
}

/** What goes to the typesetter: the whole document before it is set. */
function printed(loaded: unknown, caseId: string): string {
  const { document } = caseFilePrint.spec
  return JSON.stringify(document?.({ params: { caseId }, loaded, t: translator('pl'), locale: 'pl' }))
}
