import { isLong, ModelForm, nameIn } from '#model'
import { type MessageKey, type Seen, showInstant, useReader, type Went } from '#platform'
import { ActionsBar, Button, FormPage, type FormState, Head, Note, Stack } from '#platform/ui'
import { ENTITLEMENT_REFUSALS } from '../authority/authority-words.ts'
import { CaseCrumbs } from '../cases/case-frame.tsx'
import { caseOverviewPath } from '../cases/case-paths.ts'
import { RETURN_FIELD, returnTicked } from '../sharing/packages/return-package.tsx'
import { ReadForm } from './completed-form-view.tsx'
import {
  aboutWhom,
  Closing,
  FormMarks,
  FormPrints,
  isRecorded,
  Source,
  takesFiles,
  WhoMayConsent,
  WhosePaper,
} from './form-frame.tsx'
import type { FormOnPage, FormProps } from './form-on-page.ts'
import { answerValues, PartForm, partTitle } from './form-part.tsx'
import { FormSummary, summaryTitle } from './form-summary.tsx'
import { firstPage, PART_FIELD, SUMMARY, WHOLE, wayPath } from './form-way.domain.ts'
import { DRAFT_PRESS, type FormPosted, PARTS_PRESS } from './read-form.ts'
import type { SendFormRefusal } from './send-form.server.ts'

export const FORM_REFUSALS: Readonly<Record<SendFormRefusal, MessageKey>> = {
  not_in_this_stage: 'casework.form.not_in_this_stage',
  waits_for: 'casework.form.waits_for',
  signature_missing: 'casework.form.signature_missing',
  signed_ahead: 'casework.day_ahead',
  nobody_to_fill_for: 'casework.form.nobody_to_fill_for',
  rows_unfinished: 'casework.form.rows_unfinished',
  no_quorum: 'casework.quorum.no_decision_here',
  not_taken_over: 'casework.basket.receipt_missing',
  file_missing: 'platform.form.required',
  file_too_large: 'casework.form.file_too_large',
  image_too_large: 'platform.file.image_too_large',
  file_type_refused: 'casework.form.file_type_refused',
  not_proposed: 'platform.form.not_offered',
  ...ENTITLEMENT_REFUSALS,
}

/** What stands in the fields of a form before anybody typed on this page, and which of its pages this is. */
export const formValues = (loaded: FormOnPage, { whole }: { readonly whole?: string }) => ({
  ...answerValues(loaded),
  ...(loaded.back ? { [RETURN_FIELD]: returnTicked(loaded.back) } : {}),
  [PART_FIELD]: loaded.part ?? firstPage(loaded, loaded.instance !== null, whole === 'yes'),
})

type Sent = Pick<FormPosted, 'press' | 'to'>
/** Where a form leads: on to where it is written, or back to its case once it is complete. */
export const afterSending = (done: { value: string; params: { caseId: string }; input: Sent }): Went =>
  done.input.press === 'draft'
    ? { to: wayPath(done.params.caseId, done.value, done.input.to), flash: 'casework.form.draft_kept' }
    : { to: caseOverviewPath(done.params.caseId), flash: 'casework.form.done' }

/** Which page of the form this is: what was sent says so itself, for it may have been sent from another than is opened first. */
const pageOf = ({ values }: FormState): string => [values[PART_FIELD] ?? WHOLE].flat()[0] ?? WHOLE
const partAt = ({ form }: FormOnPage, page: string) => form.sections.find(({ id }) => id === page)
const isFilledIn = ({ instance, seat, state }: FormOnPage): boolean =>
  (instance === null || instance.state === 'draft') && seat !== null && state.open

/** The form, before it the page of a long one. */
export function formTitle({ loaded, form, visitor, t }: Seen<unknown, FormOnPage>): string {
  const name = `${nameIn(loaded.form.name, visitor.locale)} · ${loaded.frame.code}`
  if (!isFilledIn(loaded)) return name
  const page = pageOf(form)
  const section = partAt(loaded, page)
  if (section) return `${partTitle(loaded, section, t)} – ${name}`
  return page === SUMMARY ? `${summaryTitle(t)} – ${name}` : name
}

/** A form of a case as it is at hand: to fill in on this page of it, not now, or to read. */
export function FormAtHand({ loaded, form }: FormProps) {
  const { instance } = loaded
  if (instance && instance.state !== 'draft') return <ReadForm loaded={loaded} />
  if (!isFilledIn(loaded)) return <NotNow loaded={loaded} />
  const page = pageOf(form)
  const section = partAt(loaded, page)
  if (section) return <PartForm loaded={loaded} form={form} section={section} />
  return page === SUMMARY ? <FormSummary loaded={loaded} form={form} /> : <WholeForm loaded={loaded} form={form} />
}

/** All questions of a form on one page, signatures that are recorded, and the two ways to send it. */
function WholeForm({ loaded, form }: FormProps) {
  const { t, locale } = useReader()
  const { frame, draft, context } = loaded
  const name = nameIn(loaded.form.name, locale)
  return (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={frame} here={name} />}
      over={aboutWhom(loaded)}
      title={name}
      lead={loaded.form.purpose}
      files={isRecorded(loaded) || loaded.form.sections.some(takesFiles)}
      aside={{ label: t('casework.form.where_from'), content: <Source loaded={loaded} /> }}
    >
      <FormMarks loaded={loaded} page={WHOLE} />
      <WhosePaper loaded={loaded} />
      <WhoMayConsent loaded={loaded} />
      <ModelForm form={loaded.form} context={context} />
      <Closing loaded={loaded} />
      <ActionsBar saved={draft && t('casework.form.saved_at', { at: showInstant(draft.savedAt) })}>
        <Button>{t('casework.form.complete')}</Button>
        <Button kind="quiet" name="_press" value={DRAFT_PRESS}>
          {t('casework.form.keep_draft')}
        </Button>
        {isLong(loaded.form, context.model) && (
          <Button kind="quiet" name="_press" value={PARTS_PRESS}>
            {t('casework.form.in_parts')}
          </Button>
        )}
      </ActionsBar>
    </FormPage>
  )
}

/** Why the form is not to be filled in here and now. */
function NotNow({ loaded }: { readonly loaded: FormOnPage }) {
  const { t, locale } = useReader()
  const { form, frame, state, seat, known } = loaded
  const waits = state.open ? '' : state.waitsFor.map((id) => nameIn(known.model.step(id).name, locale)).join(', ')
  const text = !seat
    ? t('casework.form.not_yours')
    : waits
      ? t('casework.form.waits_for', { step: waits })
      : t('casework.form.not_in_this_stage')
  return (
    <Stack>
      <CaseCrumbs frame={frame} here={nameIn(form.name, locale)} />
      <Head title={nameIn(form.name, locale)} />
      <Note kind="info" text={text} />
      <FormPrints loaded={loaded} />
    </Stack>
  )
}
