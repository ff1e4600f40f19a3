import { type Form, isIn, ModelForm, nameIn, type Part, type PartState, partsOf, valuesOfAnswers } from '#model'
import { type MessageKey, showInstant, type T, useReader } from '#platform'
import { ActionsBar, Button, FormPage, Tag, type TagTone } from '#platform/ui'
import { CaseCrumbs } from '../cases/case-frame.tsx'
import { aboutWhom, FormMarks, Source, takesFiles, WhosePaper } from './form-frame.tsx'
import type { FormOnPage, FormProps } from './form-on-page.ts'
import { SUMMARY, TO_FIELD, WHOLE } from './form-way.domain.ts'
import { faultsOf } from './read-form.ts'

type Section = Form['sections'][number]

/** What stands in the fields of the whole form. */
export const answerValues = ({ form, answers, context }: FormOnPage) => valuesOfAnswers(form, answers, context)

/** The parts of a form as it is kept; the one somebody is on stands among them whatever its questions hang on. */
export function partsAtHand(loaded: FormOnPage, here?: string): readonly Part[] {
  const faults = faultsOf(loaded)
  return partsOf(loaded.form, loaded.answers, faults.ok ? [] : Object.keys(faults.errors), loaded.context, here)
}

/** Which part of how many this is. */
export function partTitle(loaded: FormOnPage, section: Section, t: T): string {
  const parts = partsAtHand(loaded, section.id)
  const number = parts.findIndex((part) => part.section.id === section.id) + 1
  return t('casework.form.part', { number, count: parts.length, label: section.label })
}

/** One part of a long form. Every button keeps it as it was typed, wherever it leads. */
export function PartForm({ loaded, form, section }: FormProps & { readonly section: Section }) {
  const { t, locale } = useReader()
  const { frame, draft, context } = loaded
  const name = nameIn(loaded.form.name, locale)
  const parts = partsAtHand(loaded, section.id)
  const before = parts[parts.findIndex((part) => part.section.id === section.id) - 1]
  return (
    <FormPage
      form={{ ...form, values: { ...valuesElsewhere(loaded, section), ...form.values } }}
      crumbs={<CaseCrumbs frame={frame} here={name} />}
      over={`${name} · ${aboutWhom(loaded)}`}
      title={partTitle(loaded, section, t)}
      lead={before ? undefined : loaded.form.purpose}
      files={takesFiles(section)}
      aside={{ label: t('casework.form.where_from'), content: <Source loaded={loaded} /> }}
    >
      <FormMarks loaded={loaded} page={section.id} />
      <WhosePaper loaded={loaded} />
      <ModelForm form={loaded.form} context={context} only={section.id} />
      <ActionsBar saved={draft && t('casework.form.saved_at', { at: showInstant(draft.savedAt) })}>
        <Button>{t('casework.form.next_part')}</Button>
        {before && (
          <Button kind="quiet" name={TO_FIELD} value={before.section.id}>
            {t('casework.form.part_before')}
          </Button>
        )}
      </ActionsBar>
      <PartsList parts={parts} here={section} />
    </FormPage>
  )
}

/** Conditions and choices of a part may rest on the others, which are not on the page. */
const valuesElsewhere = (loaded: FormOnPage, section: Section) =>
  Object.fromEntries(Object.entries(answerValues(loaded)).filter(([name]) => !isIn(section, name)))

const STATES: Readonly<Record<PartState, { readonly words: MessageKey; readonly tone?: TagTone }>> = {
  empty: { words: 'casework.form.part.empty' },
  gaps: { words: 'casework.form.part.gaps', tone: 'turn' },
  filled: { words: 'casework.form.part.filled', tone: 'ok' },
}

/** How far a part is, in one or two words. */
export function PartTag({ state }: Pick<Part, 'state'>) {
  const { t } = useReader()
  const { words, tone } = STATES[state]
  return <Tag {...(tone ? { tone } : {})}>{t(words)}</Tag>
}

/** All parts, to be opened in any order: by buttons, because what was typed here is kept on the way. */
function PartsList({ parts, here }: { readonly parts: readonly Part[]; readonly here: Section }) {
  const { t } = useReader()
  return (
    <section class="flow no-print" aria-labelledby="parts">
      <h2 id="parts">{t('casework.form.parts')}</h2>
      <p class="hint">{t('casework.form.parts.hint')}</p>
      <ol>
        {parts.map(({ section, state }) => (
          <li aria-current={section.id === here.id ? 'step' : undefined}>
            {section.id === here.id ? (
              <strong>
                {section.label} ({t('casework.form.part.here')})
              </strong>
            ) : (
              <>
                <Button kind="quiet" small name={TO_FIELD} value={section.id}>
                  {section.label}
                </Button>{' '}
                <PartTag state={state} />
              </>
            )}
          </li>
        ))}
      </ol>
      <div class="btns">
        <Button kind="plain" small name={TO_FIELD} value={SUMMARY}>
          {t('casework.form.to_summary')}
        </Button>
        <Button kind="quiet" small name={TO_FIELD} value={WHOLE}>
          {t('casework.form.show_whole')}
        </Button>
      </div>
    </section>
  )
}
