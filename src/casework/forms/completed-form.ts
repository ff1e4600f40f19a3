import type { Answers, Form, FormContext } from '#model'
import type { SecondParent } from '../authority/authority.domain.ts'
import type { KnownCase } from '../cases/case-facts.store.server.ts'
import type { Recorded } from '../cases/recorded.domain.ts'
import type { FormEntry } from './form-items.domain.ts'

/** A form just completed, with the ids of the entries it left. */
export type CompletedForm = {
  readonly known: KnownCase
  readonly form: Form
  readonly answers: Answers
  readonly context: FormContext
  readonly instanceId: string
  readonly key: string | null
  /** The institution that completed it. */
  readonly institution: string
  readonly entries: readonly (FormEntry & { readonly itemId: string })[]
  readonly recorded: Recorded | undefined
  /** What was said about the other parent, on a consent that covers children. */
  readonly second: SecondParent | undefined
}

/** The entry of a row, whose words the row's own table points at. */
export function entryAt(done: CompletedForm, section: string, row: string | null): string {
  const entry = done.entries.find((one) => one.section === section && one.row === row)
  if (!entry) throw new Error(`no entry for row ${row} of ${section}`)
  return entry.itemId
}
