import {
  answerOf,
  asItWillStand,
  type FieldView,
  type FormContext,
  isAnswered,
  nameIn,
  type Part,
  type RowView,
  type SectionView,
  showAnswers,
} from '#model'
import { type Say, showInstant, type T, useReader } from '#platform'
import { ActionsBar, Button, FormPage, KeyValues, Note, Sheet } from '#platform/ui'
import { CaseCrumbs } from '../cases/case-frame.tsx'
import { aboutWhom, Closing, FormMarks, isRecorded, Source, WhoMayConsent, WhosePaper } from './form-frame.tsx'
import type { FormOnPage, FormProps } from './form-on-page.ts'
import { PartTag, partsAtHand } from './form-part.tsx'
import { partPath, SUMMARY, WHOLE, wayPath } from './form-way.domain.ts'
import { faultsOf } from './read-form.ts'

export const summaryTitle = (t: T): string => t('casework.form.summary')

/** The end of a long form: all answers as they will stand, what is still missing or wrong, and what completing asks for. */
export function FormSummary({ loaded, form }: FormProps) {
  const { t, locale } = useReader()
  const { frame, draft, instance } = loaded
  const name = nameIn(loaded.form.name, locale)
  const placeOf = (place: string) => placeInPart(loaded, place)
  const { sections } = showAnswers(
    loaded.form,
    asItWillStand(loaded.form, loaded.answers, loaded.context),
    loaded.context,
  )
  const faults = faultsIn(loaded, sections, t)
  const isRefused = Object.keys(form.errors).length > 0
  return (
    <FormPage
      form={{ ...form, errors: named(form.errors, faults) }}
      crumbs={<CaseCrumbs frame={frame} here={name} />}
      over={`${name} · ${aboutWhom(loaded)}`}
      title={summaryTitle(t)}
      lead={t('casework.form.summary.lead')}
      errorTitle={t('casework.form.summary.missing')}
      placeOf={placeOf}
      files={isRecorded(loaded)}
      aside={{ label: t('casework.form.where_from'), content: <Source loaded={loaded} /> }}
    >
      <FormMarks loaded={loaded} page={SUMMARY} />
      <WhosePaper loaded={loaded} />
      {faults.size > 0 && !isRefused && <Missing faults={faults} placeOf={placeOf} />}
      {partsAtHand(loaded).map((part) => (
        <PartAnswers
          part={part}
          rows={sections.find(({ section }) => section.id === part.section.id)?.rows ?? []}
          faults={faults}
          loaded={loaded}
        />
      ))}
      <WhoMayConsent loaded={loaded} />
      <Closing loaded={loaded} />
      <ActionsBar saved={draft && t('casework.form.saved_at', { at: showInstant(draft.savedAt) })}>
        <Button>{t('casework.form.complete')}</Button>
      </ActionsBar>
      {instance && (
        <p class="no-print">
          <a href={wayPath(frame.caseId, instance.id, WHOLE)}>{t('casework.form.show_whole')}</a>
        </p>
      )}
    </FormPage>
  )
}

/** The field in its part; nothing for what stands on the summary itself. */
function placeInPart({ form, frame, instance }: FormOnPage, place: string): string | undefined {
  const section = form.sections.find(({ id }) => id === place.split('.')[0])
  if (!section || !instance) return undefined
  return `${partPath(frame.caseId, instance.id, section.id)}#f-${place}`
}

type Faults = ReadonlyMap<string, string>

/** What must be mended, by place: each line says where it stands, for it is read far from its question. */
function faultsIn(loaded: FormOnPage, sections: readonly SectionView[], t: T): Faults {
  const found = faultsOf(loaded)
  const says: Readonly<Record<string, Say>> = found.ok ? {} : found.errors
  return new Map(
    Object.entries(says).map(([place, { key, params }]) => [place, whereOf(place, sections, t(key, params), t)]),
  )
}

function whereOf(place: string, sections: readonly SectionView[], message: string, t: T): string {
  const view = sections.find(({ section }) => section.id === place.split('.')[0])
  const index = view?.rows.findIndex(({ fields }) => fields.some(({ name }) => name === place)) ?? -1
  const row = view?.rows[index]
  const question = row?.fields.find(({ name }) => name === place)?.field.label
  const where = row && view?.section.repeat ? rowTitle(row, index, t) : null
  return [view?.section.label, where, question && !message.includes(question) ? question : null, message]
    .filter(Boolean)
    .join(': ')
}

const rowTitle = ({ label }: RowView, index: number, t: T): string =>
  label ?? t('model.form.row', { number: index + 1 })

/** What was refused, in the words of this page. */
const named = (errors: Readonly<Record<string, string>>, faults: Faults) =>
  Object.fromEntries(Object.entries(errors).map(([place, message]) => [place, faults.get(place) ?? message]))

type Placed = { readonly faults: Faults; readonly placeOf: (place: string) => string | undefined }

function Missing({ faults, placeOf }: Placed) {
  const { t } = useReader()
  return (
    <Note kind="turn" title={t('casework.form.summary.missing')}>
      <ul>
        {[...faults].map(([place, message]) => (
          <li>
            <a href={placeOf(place)}>{message}</a>
          </li>
        ))}
      </ul>
    </Note>
  )
}

/** A file that a colleague added to the draft is not this reader's to open yet. */
const isMine = ({ value }: FieldView, { offered }: FormContext): boolean => offered.files.some(({ id }) => id === value)

type PartAnswersProps = {
  readonly part: Part
  readonly rows: readonly RowView[]
  readonly faults: Faults
  readonly loaded: FormOnPage
}

/** What one part says, and the way to change it. */
function PartAnswers({ part: { section, state }, rows, faults, loaded }: PartAnswersProps) {
  const { t } = useReader()
  const { frame, instance, context } = loaded
  const id = `part-${section.id}`
  const isTold = (view: FieldView) => isAnswered(view) || (view.shown && faults.has(view.name))
  const told = rows.flatMap((row, index) =>
    row.fields.some(isTold) ? [{ row, title: section.repeat ? rowTitle(row, index, t) : null }] : [],
  )
  return (
    <section aria-labelledby={id}>
      <div class="sec-head">
        <h2 id={id}>{section.label}</h2>
        <PartTag state={state} />
        <a class="no-print" href={instance ? partPath(frame.caseId, instance.id, section.id) : undefined}>
          {t('casework.form.change_part')}
          <span class="vh">: {section.label}</span>
        </a>
      </div>
      {told.length > 0 && (
        <Sheet>
          {told.map(({ row, title }) => (
            <>
              {title && <h3>{title}</h3>}
              <KeyValues
                items={row.fields.filter(isTold).map((view) => ({
                  term: view.field.label,
                  value: answerOf(view, t, isMine(view, context) ? (file) => `/files/${file}` : undefined),
                }))}
              />
            </>
          ))}
        </Sheet>
      )}
    </section>
  )
}
